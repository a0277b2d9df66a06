package clothingrental.benchmark;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Durations that were measured, in nanoseconds. */
record Durations(long[] sorted) {

    private static final double PERCENT = 100.0;

    static Durations of(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Durations(sorted);
    }

    /** In milliseconds. */
    double percentile(int percent) {
        var index = (int) Math.ceil(percent / PERCENT * sorted.length) - 1;
        return sorted[Math.max(0, index)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
