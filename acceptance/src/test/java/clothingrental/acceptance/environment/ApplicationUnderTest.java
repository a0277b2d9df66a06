package clothingrental.acceptance.environment;

import java.net.URI;

/** The system, wherever it runs. */
public interface ApplicationUnderTest extends AutoCloseable {

    /** Where people reach it. */
    URI api();

    /** Where operators reach it. */
    URI management();

    /** Where operators reach the process that answers followers. */
    URI managementOfViews();

    /** Where people get their tokens. */
    URI tokens();

    /** Where its mails arrive. */
    Mailbox mails();

    /** Stops it in peace and starts it again; answers when it serves again. */
    void restart();

    /** Ends it with kill -9 and starts it again; answers when it serves again. */
    void crash();

    /** Stops it for good, in peace. */
    @Override
    void close();
}
