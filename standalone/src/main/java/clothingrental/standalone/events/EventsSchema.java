package clothingrental.standalone.events;

import clothingrental.platform.sqlite.SqliteSession;
import java.sql.SQLException;

/**
 * The tables of events, snapshots and tokens, with the columns that they have had in H2. A position is the row's number
 * in the file: SQLite gives the next one when a row is inserted, and there is one committer, so there are no gaps.
 */
final class EventsSchema {

    private static final String[] TABLES = {"""
        create table if not exists domain_event_entry (
            global_index         integer primary key,
            event_identifier     text not null unique,
            aggregate_identifier text not null,
            sequence_number      integer not null,
            type                 text,
            payload_type         text not null,
            payload_revision     text,
            payload              blob not null,
            meta_data            blob,
            time_stamp           text not null,
            unique (aggregate_identifier, sequence_number)
        )""", """
        create table if not exists snapshot_event_entry (
            aggregate_identifier text not null,
            sequence_number      integer not null,
            type                 text not null,
            event_identifier     text not null unique,
            payload_type         text not null,
            payload_revision     text,
            payload              blob not null,
            meta_data            blob,
            time_stamp           text not null,
            primary key (aggregate_identifier, sequence_number, type)
        ) without rowid"""};

    private EventsSchema() {}

    static void create(SqliteSession session) throws SQLException {
        for (var table : TABLES) {
            session.execute(table);
        }
        TokensSchema.createTokens(session);
    }
}
