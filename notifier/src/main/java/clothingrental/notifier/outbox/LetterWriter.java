package clothingrental.notifier.outbox;

import clothingrental.api.customer.CustomerContact;

/** Finds the words for a mail. */
public interface LetterWriter {

    /** The letter, in the customer's language. */
    Letter write(OutboxMail mail, CustomerContact customer);
}
