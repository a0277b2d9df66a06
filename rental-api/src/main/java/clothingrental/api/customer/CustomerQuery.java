package clothingrental.api.customer;

import org.jspecify.annotations.Nullable;

/** What the services may ask about a customer. */
public sealed interface CustomerQuery {

    /** Asks rental-command for a customer's contact details; answered with {@link ContactAnswer}. */
    record FindCustomerContact(String customerId) implements CustomerQuery {}

    /**
     * The answer.
     *
     * @param contact null when the customer has left none
     */
    record ContactAnswer(@Nullable CustomerContact contact) {}
}
