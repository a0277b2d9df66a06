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
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has to be the code of a country that there is: ISO 3166-1 as the JDK knows it, and XK for Kosovo. Null passes. */
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
@Constraint(validatedBy = CountryCode.Validator.class)
@interface CountryCode {

    String message() default "must be the code of a country in two capital letters (ISO 3166-1), as in KR";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks the code up. */
    final class Validator implements ConstraintValidator<CountryCode, String> {

        private static final Set<String> ISO = Set.of(Locale.getISOCountries());
        private static final String KOSOVO = "XK";

        @Override
        public boolean isValid(@Nullable String country, ConstraintValidatorContext context) {
            return country == null || isKnown(country);
        }

        static boolean isKnown(@Nullable String country) {
            return country != null && (ISO.contains(country) || country.equals(KOSOVO));
        }
    }
}
