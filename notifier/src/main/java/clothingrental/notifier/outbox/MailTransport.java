package clothingrental.notifier.outbox;

/** Hands mails to a mail server. */
public interface MailTransport {

    /**
     * Hands over one mail.
     *
     * @param letter what is said
     * @param email whom to
     * @param mail what it tells of
     * @return what the server said of it; its reasons hold no text of the server's, which may contain the address
     * @throws RuntimeException a {@link clothingrental.platform.fault.TransientFault} if the server can't be reached or
     *     takes nothing at the moment, so that every mail has to wait
     */
    Delivery send(Letter letter, String email, OutboxMail mail);
}
