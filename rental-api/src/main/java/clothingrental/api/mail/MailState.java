package clothingrental.api.mail;

/** What became of a mail. */
public enum MailState {
    /** It is to be sent, now or after a pause. */
    WAITING,
    /** The mail server has taken it. */
    SENT,
    /** It will never be sent: the mail server refuses it for good, or the customer can't be written to. */
    REFUSED,
    /** It was left unsent, because the change is too long ago. */
    TOO_OLD
}
