package clothingrental.platform.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks what is marked with {@link FreeText}. Public, because Hibernate Validator makes it. */
public final class FreeTextValidator implements ConstraintValidator<FreeText, String> {

    private int max;

    @Override
    public void initialize(FreeText constraint) {
        max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        var violation =
                text == null ? null : FreeTextRule.violationOf(text, max).orElse(null);
        if (violation == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(violation).addConstraintViolation();
        return false;
    }
}
