package clothingrental.benchmark;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Durations that were measured. */
final class Durations {

    private static final double PERCENT = 100.0;

    private final long[] sortedNanos;

    Durations(long[] nanos) {
        sortedNanos = nanos.clone();
        Arrays.sort(sortedNanos);
    }

    /** In milliseconds. */
    double percentile(int percent) {
        var index = (int) Math.ceil(percent / PERCENT * sortedNanos.length) - 1;
        return sortedNanos[Math.max(0, index)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
