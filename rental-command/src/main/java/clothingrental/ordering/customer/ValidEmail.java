package clothingrental.ordering.customer;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Has to be an {@link EmailAddress}; null passes. */
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
@Constraint(validatedBy = ValidEmail.Validator.class)
@interface ValidEmail {

    String message() default "must be an e-mail address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** One message, of the address itself. */
    final class Validator implements ConstraintValidator<ValidEmail, String> {

        @Override
        public boolean isValid(@Nullable String email, ConstraintValidatorContext context) {
            if (email == null) {
                return true;
            }
            try {
                EmailAddress.of(email);
                return true;
            } catch (IllegalArgumentException none) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(String.valueOf(none.getMessage()))
                        .addConstraintViolation();
                return false;
            }
        }
    }
}
