package clothingrental.ordering;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * What the rental house decides about orders.
 *
 * @param maxLead how far ahead a rental may start, in days; 0 is today, and a hundred years the most
 */
@Validated
@ConfigurationProperties("rental")
record OrderProperties(
        @DefaultValue("365d") @DurationUnit(ChronoUnit.DAYS) @DurationMin @DurationMax(days = 36_500)
        Duration maxLead) {}
