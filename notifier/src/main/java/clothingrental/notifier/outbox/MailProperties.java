package clothingrental.notifier.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How customers are written to.
 *
 * @param maxAge changes that are longer ago are not mailed any more
 * @param from the sender's address
 * @param senders how many rounds of mails this process has under way at a time, each in a transaction of its own
 * @param claim how many mails a round has, which are handed over side by side, each over a connection of its own;
 *     senders times this are the mails that may come twice when a process dies
 * @param firstPause how long an order's mails are put aside when the server does not take one now; twice as long each
 *     time
 * @param maxPause the longest pause
 * @param poll how often a sender looks for mails that other replicas have added, or whose pause is over
 */
@Validated
@ConfigurationProperties("rental.mail")
public record MailProperties(
        @DefaultValue("2d") Duration maxAge,
        @DefaultValue("no-reply@rental.example") @NotBlank String from,
        @DefaultValue("2") @Min(1) @Max(32) int senders,
        @DefaultValue("4") @Min(1) @Max(100) int claim,
        @DefaultValue("30s") Duration firstPause,
        @DefaultValue("1h") Duration maxPause,
        @DefaultValue("1s") Duration poll) {

    private static final int MAX_DOUBLINGS = 20;

    /**
     * The pause after a mail was put off.
     *
     * @param attempts how often it was put off before, from 0
     */
    Duration pauseAfter(int attempts) {
        var pause = firstPause.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
        return pause.compareTo(maxPause) < 0 ? pause : maxPause;
    }
}
