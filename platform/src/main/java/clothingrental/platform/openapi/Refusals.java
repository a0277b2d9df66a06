package clothingrental.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The refusals of an operation beside those that every operation may answer with. The description of the API lists them
 * by status, each with its code and an example.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Refusals.Several.class)
public @interface Refusals {

    /** The names of the codes. */
    String[] value();

    /** The enum that has them: a {@code RefusalCode} of the domain, or {@code ProblemCode}. */
    Class<? extends Enum<?>> of();

    /** Refusals of more than one enum. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        Refusals[] value();
    }
}
