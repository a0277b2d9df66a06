package clothingrental.acceptance.environment;

import clothingrental.acceptance.environment.PostOffice.Mail;
import java.util.List;

/** Where the system's mails arrive. */
public interface Mailbox {

    /** All mails about an order, in the order they arrived. */
    List<Mail> about(String orderId);
}
