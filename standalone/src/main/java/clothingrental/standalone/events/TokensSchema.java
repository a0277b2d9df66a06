package clothingrental.standalone.events;

import clothingrental.platform.sqlite.SqliteSession;
import java.sql.SQLException;

/**
 * The table of tokens, which is beside the events where these are in a file, too. In a file of its own it has the
 * table of the event store beside it that the tokens belong to.
 */
final class TokensSchema {

    private static final String TOKENS = """
        create table if not exists token_entry (
            processor_name text not null,
            segment        integer not null,
            owner          text,
            timestamp      text not null,
            token          blob,
            token_type     text,
            primary key (processor_name, segment)
        ) without rowid""";

    private static final String EVENT_STORE = "create table if not exists event_store (first_event text not null)";

    private TokensSchema() {}

    static void createTokens(SqliteSession session) throws SQLException {
        session.execute(TOKENS);
    }

    static void createTokensApart(SqliteSession session) throws SQLException {
        session.execute(TOKENS);
        session.execute(EVENT_STORE);
    }
}
