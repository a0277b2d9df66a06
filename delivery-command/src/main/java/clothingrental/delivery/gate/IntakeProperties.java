package clothingrental.delivery.gate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much work the delivery side takes.
 *
 * @param maxOpenDeliveries so many deliveries, of both legs, may be scheduled or under way; then the intake pauses
 * @param failureRate how many of a hundred attempts must fail technically, that the intake pauses
 * @param attempts of how many attempts that is counted
 * @param pause how long it pauses then, before it tries again
 */
@Validated
@ConfigurationProperties("rental.intake")
record IntakeProperties(
        @DefaultValue("10000") @Min(0) long maxOpenDeliveries,
        @DefaultValue("50") @Min(1) @Max(100) int failureRate,
        @DefaultValue("10") @Min(1) int attempts,
        @DefaultValue("10s") Duration pause) {}
