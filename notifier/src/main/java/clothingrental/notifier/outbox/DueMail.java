package clothingrental.notifier.outbox;

/**
 * A mail that a sender has claimed: the first of its order, and due.
 *
 * @param attempts how often it was put off so far
 */
record DueMail(OutboxMail mail, int attempts) {}
