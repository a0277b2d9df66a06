package clothingrental.ordering.customer;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerContact.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a customer tells about themselves. No control characters anywhere: the name and the e-mail address go into the
 * head of a mail.
 */
record ContactRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = TEXT, message = NO_CONTROLS) String name,

        @NotNull @Size(max = 254) @Pattern(regexp = EMAIL, message = "must be an e-mail address, as in name@example.org") String email,

        @Nullable @Pattern(regexp = "\\+?[0-9][0-9 ()-]{2,29}", message = "must be a phone number, as in +82 10 1234 5678")
        String phone,

        @NotNull @Valid AddressRequest address,
        CustomerContact.@NotNull Locale locale) {

    private static final String TEXT = "\\P{Cntrl}*";
    private static final String NO_CONTROLS = "must not contain control characters";
    // no repeated groups: matching those takes a stack frame a repetition, and the text may be long
    private static final String LOCAL_PART = "(?!\\.)(?![^@]*\\.[.@])[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}";
    private static final String DOMAIN = "(?![.-])(?!.*(?:\\.\\.|-\\.|\\.-))[A-Za-z0-9.-]{1,253}(?<![.-])";
    private static final String EMAIL = LOCAL_PART + "@" + DOMAIN;

    record AddressRequest(
            @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = NO_CONTROLS) String line1,

            @Nullable @Size(max = 200) @Pattern(regexp = TEXT, message = NO_CONTROLS) String line2,

            @NotBlank @Size(max = 100) @Pattern(regexp = TEXT, message = NO_CONTROLS) String city,

            @NotBlank @Size(max = 20) @Pattern(regexp = TEXT, message = NO_CONTROLS) String postalCode,

            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters of ISO 3166-1") String country) {

        Address toAddress() {
            return new Address(line1, line2, city, postalCode, country);
        }
    }

    CustomerContact toContact() {
        return new CustomerContact(name, email, phone, address.toAddress(), locale);
    }
}
