package clothingrental.notifier.outbox;

/** What the mail server said of a mail. That it can't be reached, or takes nothing at all, is an exception. */
public sealed interface Delivery {

    /** It has taken the mail. */
    record Taken() implements Delivery {}

    /** It will never take this mail (SMTP 5yz). */
    record RefusedForGood(String reason) implements Delivery {}

    /** It does not take this mail now (SMTP 4yz). */
    record PutOff(String reason) implements Delivery {}
}
