package clothingrental.ordering.customer;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import clothingrental.ordering.customer.ContactRequest.AddressRequest;
import clothingrental.platform.text.FreeTextRule;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The phone has to be a {@link PhoneNumber} of the address's country, or of another one if it says which. */
@Target(TYPE)
@Retention(RUNTIME)
@Constraint(validatedBy = ValidPhone.Validator.class)
@interface ValidPhone {

    String message() default
            "must be a phone number as it is dialled in the address's country, as in 010-1234-5678, or with +"
                    + " and a country's number in front, as in +82 10 1234 5678";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells the field {@code phone}. As long as it isn't known which country is meant, no number is impossible. */
    final class Validator implements ConstraintValidator<ValidPhone, ContactRequest> {

        @Override
        public boolean isValid(ContactRequest contact, ConstraintValidatorContext context) {
            var phone = contact.phone();
            if (phone == null) {
                return true;
            }
            var message = FreeTextRule.violationOf(FreeTextRule.stripped(phone), PhoneNumber.MAX)
                    .or(() -> isPossible(phone, contact.address())
                            ? Optional.empty()
                            : Optional.of(context.getDefaultConstraintMessageTemplate()));
            if (message.isEmpty()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message.get())
                    .addPropertyNode("phone")
                    .addConstraintViolation();
            return false;
        }

        /** Constraints are checked side by side: what must not be null may still be. */
        private static boolean isPossible(String phone, @Nullable AddressRequest address) {
            return address == null
                    || !CountryCode.Validator.isKnown(address.country())
                    || PhoneNumber.of(phone, address.country()).isPresent();
        }
    }
}
