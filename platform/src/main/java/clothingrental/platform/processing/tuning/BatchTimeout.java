package clothingrental.platform.processing.tuning;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose handlers only note an event, to be written with its whole batch, or read what the batch needs: their time is limited
 * with the batch (Axon's limit of a unit of work, a minute), and not each by itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BatchTimeout {}
