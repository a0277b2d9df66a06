package clothingrental.notifier.outbox;

import clothingrental.platform.sqlite.SqliteFile;
import java.nio.file.Path;

/** A file as one process has it: with the table of tokens. */
final class MailsFile {

    private MailsFile() {}

    static SqliteFile in(Path folder) {
        return SqliteFile.open(
                folder.resolve("events.db"),
                session -> session.execute("create table if not exists token_entry (processor_name text not null,"
                        + " segment integer not null, owner text, timestamp text not null, token blob,"
                        + " token_type text, primary key (processor_name, segment)) without rowid"));
    }
}
