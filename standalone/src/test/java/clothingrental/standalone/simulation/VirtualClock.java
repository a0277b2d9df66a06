package clothingrental.standalone.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Time that passes when it is told to, and a millisecond each time it is looked at. */
final class VirtualClock extends Clock {

    static final ZoneId RENTAL_HOUSE = ZoneId.of("Asia/Seoul");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private Instant now = START;

    void reset() {
        now = START;
    }

    void moveTo(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }

    @Override
    public ZoneId getZone() {
        return RENTAL_HOUSE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        now = now.plus(Duration.ofMillis(1));
        return now;
    }
}
