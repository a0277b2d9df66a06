package clothingrental.api.mail;

import java.util.List;

/** What can be asked about mails. Answered by the notifier. */
public sealed interface MailQuery {

    /** The mails of an order; answered with {@link OrderMails}. An order that nobody knows has none. */
    record FindOrderMails(String orderId) implements MailQuery {}

    /** The answer, in the order in which the changes happened. */
    record OrderMails(List<MailView> mails) {}
}
