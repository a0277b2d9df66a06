package clothingrental.ordering.customer;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerContact.Address;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer's contact details as they are stored. */
@Entity
@Table(name = "customer_contact", schema = "rental_command")
class CustomerRecord {

    @Id
    private String customerId;

    private String name;
    private String email;
    private @Nullable String phone;

    @Column(name = "phone_e164")
    private @Nullable String phoneE164;

    private String line1;
    private @Nullable String line2;
    private String city;
    private String postalCode;
    private String country;

    @Enumerated(EnumType.STRING)
    private CustomerContact.Locale locale;

    @SuppressWarnings("NullAway.Init") // JPA's
    protected CustomerRecord() {}

    CustomerRecord(String customerId, CustomerContact contact) {
        this.customerId = customerId;
        this.name = contact.name();
        this.email = contact.email();
        this.phone = contact.phone();
        this.phoneE164 = e164Of(contact);
        this.line1 = contact.address().line1();
        this.line2 = contact.address().line2();
        this.city = contact.address().city();
        this.postalCode = contact.address().postalCode();
        this.country = contact.address().country();
        this.locale = contact.locale();
    }

    private static @Nullable String e164Of(CustomerContact contact) {
        return Optional.ofNullable(contact.phone())
                .flatMap(typed -> PhoneNumber.of(typed, contact.address().country()))
                .map(PhoneNumber::e164)
                .orElse(null);
    }

    CustomerContact contact() {
        return new CustomerContact(name, email, phone, new Address(line1, line2, city, postalCode, country), locale);
    }
}
