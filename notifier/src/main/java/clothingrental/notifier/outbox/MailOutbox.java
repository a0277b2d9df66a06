package clothingrental.notifier.outbox;

/** Where the notifier puts what is to be told. */
public interface MailOutbox {

    /**
     * Adds a mail. It is durable before the token of the event that is being handled. One that is there already, or was
     * decided about, is left as it is.
     */
    void add(OutboxMail mail);
}
