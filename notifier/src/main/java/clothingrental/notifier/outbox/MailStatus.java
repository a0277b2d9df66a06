package clothingrental.notifier.outbox;

import clothingrental.notifier.outbox.MailStore.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says how many mails wait, for how long, and whether anything keeps all of them: as health and as metrics. */
@Component("mailsHealthIndicator")
class MailStatus extends AbstractHealthIndicator {

    private static final Status PAUSED = new Status("PAUSED");

    private final MailStore store;
    private final MailSenders senders;
    private final Clock clock;

    MailStatus(MailStore store, MailSenders senders, MeterRegistry metrics, Clock clock) {
        super("the outbox can't be read");
        this.store = store;
        this.senders = senders;
        this.clock = clock;
        Gauge.builder("rental.mails.waiting", () -> store.waiting().mails())
                .description("Mails that are to be sent")
                .register(metrics);
        Gauge.builder("rental.mails.oldest.age", () -> ageOf(store.waiting()).toSeconds())
                .baseUnit("seconds")
                .description("How long ago the oldest change happened whose mail is to be sent; 0 if there is none")
                .register(metrics);
        Gauge.builder("rental.mails.paused", () -> senders.obstacle().isPresent() ? 1 : 0)
                .description("1 while nobody can be written to")
                .register(metrics);
    }

    private Duration ageOf(Waiting waiting) {
        return waiting.oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var waiting = store.waiting();
        var obstacle = senders.obstacle();
        health.status(obstacle.isPresent() ? PAUSED : Status.UP)
                .withDetail("waiting", waiting.mails())
                .withDetail("oldestAge", ageOf(waiting).toString());
        obstacle.ifPresent(reason -> health.withDetail("reason", reason));
    }
}
