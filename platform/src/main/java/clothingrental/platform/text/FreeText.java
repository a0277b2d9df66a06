package clothingrental.platform.text;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Free text of a request: it is read in the normal form NFC, and has to keep the {@linkplain FreeTextRule rule}.
 * Whatever is wrong with it, there is one message. As with the constraints of Jakarta Validation, null passes;
 * {@code @NotNull} says that it must be there.
 *
 * <p>Not for keys and ids: they stay as they were sent.
 */
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
@JacksonAnnotationsInside
@JsonDeserialize(converter = UnicodeNfcConverter.class)
@Constraint(validatedBy = FreeTextValidator.class)
public @interface FreeText {

    /** The most characters, counted as code points of the normal form. */
    int max();

    String message() default "is not text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
