package clothingrental.ordering.customer;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerContact.Address;
import clothingrental.api.customer.CustomerContact.Locale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Customers' contact details as they are stored: a row for each customer. They are asked for at each order and at each mail, and so
 * by plain statements, without an entity manager.
 */
@Repository
class CustomerRecords {

    private static final String TABLE = "rental_command.customer_contact";

    private static final String UPDATE = "update " + TABLE + """
             set name = :name, email = :email, phone = :phone, phone_e164 = :phoneE164, line1 = :line1,
              line2 = :line2, city = :city, postal_code = :postalCode, country = :country, locale = :locale
            where customer_id = :customerId""";

    private static final String INSERT = "insert into " + TABLE + """
             (customer_id, name, email, phone, phone_e164, line1, line2, city, postal_code, country, locale)
            values (:customerId, :name, :email, :phone, :phoneE164, :line1, :line2, :city, :postalCode, :country,
              :locale)""";

    private final JdbcClient database;

    CustomerRecords(JdbcClient database) {
        this.database = database;
    }

    boolean isThere(String customerId) {
        return database.sql("select 1 from " + TABLE + " where customer_id = ?")
                .param(customerId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Optional<CustomerContact> find(String customerId) {
        return database.sql("select * from " + TABLE + " where customer_id = ?")
                .param(customerId)
                .query((row, number) -> contactIn(row))
                .optional();
    }

    /** Of two first ones at the same moment, the second to come is a change of the first. */
    void save(String customerId, CustomerContact contact) {
        if (execute(UPDATE, customerId, contact) > 0) {
            return;
        }
        try {
            execute(INSERT, customerId, contact);
        } catch (DuplicateKeyException savedByAnotherRequest) {
            execute(UPDATE, customerId, contact);
        }
    }

    private int execute(String sql, String customerId, CustomerContact contact) {
        var address = contact.address();
        return database.sql(sql)
                .param("customerId", customerId)
                .param("name", contact.name())
                .param("email", contact.email())
                .param("phone", contact.phone())
                .param(
                        "phoneE164",
                        Optional.ofNullable(contact.phone())
                                .flatMap(typed -> PhoneNumber.of(typed, address.country()))
                                .map(PhoneNumber::e164)
                                .orElse(null))
                .param("line1", address.line1())
                .param("line2", address.line2())
                .param("city", address.city())
                .param("postalCode", address.postalCode())
                .param("country", address.country())
                .param("locale", contact.locale().name())
                .update();
    }

    private static CustomerContact contactIn(ResultSet row) throws SQLException {
        return new CustomerContact(
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                new Address(
                        row.getString("line1"),
                        row.getString("line2"),
                        row.getString("city"),
                        row.getString("postal_code"),
                        row.getString("country")),
                Locale.valueOf(row.getString("locale")));
    }
}
