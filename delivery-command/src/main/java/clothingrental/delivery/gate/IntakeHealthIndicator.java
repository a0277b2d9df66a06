package clothingrental.delivery.gate;

import clothingrental.delivery.gate.IntakeGate.Reason;
import clothingrental.platform.operations.Processors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says whether the intake pauses, why, and what has piled up: as health, as metrics, and to whoever asks. */
@Component("deliveryIntakeHealthIndicator")
class IntakeHealthIndicator extends AbstractHealthIndicator {

    private static final Status PAUSED = new Status("PAUSED");

    private final IntakeGate gate;
    private final OpenDeliveries open;
    private final IntakeProperties properties;
    private final Processors processors;

    IntakeHealthIndicator(
            IntakeGate gate,
            OpenDeliveries open,
            IntakeProperties properties,
            Processors processors,
            MeterRegistry metrics) {
        super("the intake's status can't be had");
        this.gate = gate;
        this.open = open;
        this.properties = properties;
        this.processors = processors;
        Gauge.builder("rental.intake.paused", () -> gate.pausedBecause().isPresent() ? 1 : 0)
                .description("1 while the delivery intake pauses")
                .register(metrics);
        Gauge.builder("rental.intake.max.open.deliveries", properties, IntakeProperties::maxOpenDeliveries)
                .description("So many deliveries may be scheduled or under way, then the delivery intake pauses")
                .strongReference(true)
                .register(metrics);
        Gauge.builder("rental.intake.open.deliveries", open::count)
                .description("Deliveries that are scheduled or under way")
                .register(metrics);
    }

    /**
     * What support is told.
     *
     * @param state RUNNING or PAUSED
     * @param reason why it pauses
     * @param openDeliveries of both legs
     * @param backlog events that the intake has not come to yet
     */
    record Intake(String state, @Nullable Reason reason, long openDeliveries, long maxOpenDeliveries, long backlog) {}

    Intake now() {
        Optional<Reason> reason = gate.pausedBecause();
        return new Intake(
                reason.isPresent() ? "PAUSED" : "RUNNING",
                reason.orElse(null),
                open.count(),
                properties.maxOpenDeliveries(),
                processors.lagOf("delivery-intake"));
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var now = now();
        health.status(now.reason() == null ? Status.UP : PAUSED)
                .withDetail("openDeliveries", now.openDeliveries())
                .withDetail("maxOpenDeliveries", now.maxOpenDeliveries())
                .withDetail("backlog", now.backlog());
        if (now.reason() != null) {
            health.withDetail("reason", now.reason());
        }
    }
}
