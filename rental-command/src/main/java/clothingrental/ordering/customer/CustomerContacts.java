package clothingrental.ordering.customer;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerQuery.ContactAnswer;
import clothingrental.api.customer.CustomerQuery.FindCustomerContact;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** What customers have told about themselves, for those who need it at the moment. */
@Component
public class CustomerContacts {

    private static final String IS_KNOWN = "select 1 from rental_command.customer_contact where customer_id = ?";

    private final CustomerRecords records;
    private final JdbcOperations database;

    CustomerContacts(CustomerRecords records, JdbcOperations database) {
        this.records = records;
        this.database = database;
    }

    /** Whether this customer can be reached. Asked for at each order, and so without an entity manager and a transaction. */
    public boolean areKnownOf(String customerId) {
        return !database.queryForList(IS_KNOWN, Integer.class, customerId).isEmpty();
    }

    @QueryHandler
    ContactAnswer on(FindCustomerContact query) {
        return new ContactAnswer(of(query.customerId()).orElse(null));
    }

    Optional<CustomerContact> of(String customerId) {
        return records.findById(customerId).map(CustomerRecord::contact);
    }

    /** Of two first ones at the same moment, the second to come is a change of the first. */
    void leave(String customerId, CustomerContact contact) {
        var left = new CustomerRecord(customerId, contact);
        try {
            records.save(left);
        } catch (DataIntegrityViolationException leftByAnotherRequest) {
            records.save(left);
        }
    }
}
