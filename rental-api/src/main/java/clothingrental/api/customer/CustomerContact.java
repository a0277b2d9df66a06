package clothingrental.api.customer;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a customer. Personal data: it is asked for at the moment it is needed, and never kept in an event, a
 * view, a log, a metric or a trace.
 *
 * @param email one address, as in {@code name@example.org}: ASCII, a domain of another script by punycode
 * @param phone as it was typed
 * @param locale the language of mails
 */
public record CustomerContact(
        String name, String email, @Nullable String phone, Address address, Locale locale) {

    /** Hides everything, so that no careless log line tells it. */
    @Override
    public String toString() {
        return "CustomerContact[…]";
    }

    /**
     * Where to send the garments.
     *
     * @param country two letters of ISO 3166-1
     */
    public record Address(String line1, @Nullable String line2, String city, String postalCode, String country) {

        @Override
        public String toString() {
            return "Address[…]";
        }
    }

    /** The languages that mails are written in; their names are their language tags. The notifier has words for each. */
    public enum Locale {
        ko,
        en
    }
}
