package clothingrental.notifier.outbox;

/**
 * What is said to a customer.
 *
 * @param subject one line
 * @param text plain text
 */
public record Letter(String subject, String text) {}
