package clothingrental.ordering.customer;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerQuery.ContactAnswer;
import clothingrental.api.customer.CustomerQuery.FindCustomerContact;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** What customers have told about themselves, for those who need it at the moment. */
@Component
public class CustomerContactQueryHandler {

    private final CustomerRecords records;

    CustomerContactQueryHandler(CustomerRecords records) {
        this.records = records;
    }

    /** Whether this customer can be reached. */
    public boolean areKnownOf(String customerId) {
        return records.isThere(customerId);
    }

    @QueryHandler
    ContactAnswer on(FindCustomerContact query) {
        return new ContactAnswer(of(query.customerId()).orElse(null));
    }

    Optional<CustomerContact> of(String customerId) {
        return records.find(customerId);
    }

    void leave(String customerId, CustomerContact contact) {
        records.save(customerId, contact);
    }
}
