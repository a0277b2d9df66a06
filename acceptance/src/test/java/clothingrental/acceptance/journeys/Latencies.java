package clothingrental.acceptance.journeys;

import java.time.Duration;
import java.util.Arrays;

/** Durations of many requests, kept as they are: a percentile is one of them. */
final class Latencies {

    private static final int FIRST_SIZE = 1_024;
    private static final double MILLIS = 1_000_000.0;

    private long[] nanos = new long[FIRST_SIZE];
    private int count;
    private int refused;

    synchronized void record(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    void record(Duration duration) {
        record(duration.toNanos());
    }

    /** One of the requests got another answer than it should have. */
    synchronized void refused() {
        refused++;
    }

    private synchronized int refusals() {
        return refused;
    }

    synchronized int count() {
        return count;
    }

    /**
     * The duration that a share of all does not exceed, in milliseconds.
     *
     * @param share from 0 to 1
     * @return 0 if there is none
     */
    synchronized double millis(double share) {
        if (count == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) Math.ceil(share * count))] / MILLIS;
    }

    @Override
    public String toString() {
        return "p50 %.1f, p99 %.1f, max %.1f ms, %d refused"
                .formatted(millis(0.5), millis(0.99), millis(1), refusals());
    }
}
