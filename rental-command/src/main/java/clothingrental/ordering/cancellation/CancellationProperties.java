package clothingrental.ordering.cancellation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the sagas of a cancellation wait for the delivery's answer before they ask again: twice as long each time.
 *
 * @param firstPause after the first ask
 * @param maxPause the longest pause, however often it has been asked
 * @param stuckAfter a cancellation that waits longer is shown to operators as stuck
 */
@ConfigurationProperties("rental.cancellation")
public record CancellationProperties(
        @DefaultValue("10s") Duration firstPause,
        @DefaultValue("10m") Duration maxPause,
        @DefaultValue("15m") Duration stuckAfter) {

    private static final int MAX_DOUBLINGS = 20;

    /**
     * The pause after an ask.
     *
     * @param attempt how many times has been asked, from 1
     */
    Duration pauseAfter(int attempt) {
        var pause = firstPause.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        return pause.compareTo(maxPause) < 0 ? pause : maxPause;
    }
}
