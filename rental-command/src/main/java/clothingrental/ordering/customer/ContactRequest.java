package clothingrental.ordering.customer;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerContact.Address;
import clothingrental.api.customer.CustomerContact.Locale;
import clothingrental.platform.text.FreeText;
import clothingrental.platform.text.FreeTextRule;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What a customer tells about themselves. Whatever is wrong with a field, there is one message about it. An empty text
 * for what need not be given is the same as nothing.
 */
@ValidPhone
@Schema(name = "CustomerContact")
record ContactRequest(
        @NotNull @FreeText(max = 100) String name,

        @NotNull @ValidEmail @Schema(maxLength = 254, example = "minji@example.org")
        String email,

        @Schema(
                maxLength = PhoneNumber.MAX,
                example = "010-1234-5678",
                description = "as it is dialled in the address's country, or with + and a country's number in front")
        @Nullable String phone,

        @NotNull @Valid AddressRequest address,
        @NotNull Locale locale) {

    ContactRequest {
        phone = nothingIfEmpty(phone);
    }

    @Schema(name = "Address")
    record AddressRequest(
            @NotNull @FreeText(max = 200) String line1,
            @FreeText(max = 200) @Nullable String line2,
            @NotNull @FreeText(max = 100) String city,
            @NotNull @FreeText(max = 20) String postalCode,

            @NotNull @CountryCode @Schema(pattern = "[A-Z]{2}", example = "KR", description = "ISO 3166-1, or XK")
            String country) {

        AddressRequest {
            line2 = nothingIfEmpty(line2);
        }

        Address toAddress() {
            return new Address(line1, line2, city, postalCode, country);
        }
    }

    /** Forms send what was left open as an empty text, or as a blank. */
    private static @Nullable String nothingIfEmpty(@Nullable String text) {
        return text == null || text.replace(" ", "").isEmpty() ? null : text;
    }

    /** What is left: valid, the e-mail address in ASCII, nothing around it and the phone number. */
    CustomerContact toContact() {
        return new CustomerContact(
                name,
                EmailAddress.of(email).value(),
                phone == null ? null : FreeTextRule.stripped(phone),
                address.toAddress(),
                locale);
    }

    /** Hides everything, so that no careless log line tells it. */
    @Override
    public String toString() {
        return "ContactRequest[…]";
    }
}
