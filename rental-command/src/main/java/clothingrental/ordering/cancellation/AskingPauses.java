package clothingrental.ordering.cancellation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the cancellation saga waits for the delivery's answer before it asks again: twice as long each time.
 *
 * @param firstPause after the first ask
 * @param maxPause the longest pause, however often it has asked
 */
@ConfigurationProperties("rental.cancellation")
record AskingPauses(
        @DefaultValue("10s") Duration firstPause,
        @DefaultValue("10m") Duration maxPause) {

    private static final int MAX_DOUBLINGS = 20;

    /**
     * The pause after an ask.
     *
     * @param attempt how many times has been asked, from 1
     */
    Duration after(int attempt) {
        var pause = firstPause.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        return pause.compareTo(maxPause) < 0 ? pause : maxPause;
    }
}
