package clothingrental.platform.processing.tuning;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.Configuration;

/**
 * The thread that hands a pooled processor's events out, with less patience than Axon's: each share takes up 1,024
 * events that it has not handled yet, and when one is full, Axon waits for 100 ms before it looks again. No history could be read
 * faster than 10,000 to 20,000 events a second, however little is done with them. It looks again after a few
 * milliseconds here; all longer waits remain what they are.
 */
public final class LowLatencyCoordinatorExecutor extends ScheduledThreadPoolExecutor {

    private LowLatencyCoordinatorExecutor(ThreadFactory threads) {
        super(1, threads);
    }

    /** Ends with the system that the processor belongs to. */
    public static ScheduledExecutorService of(String processor, Configuration axon) {
        var coordinator = new LowLatencyCoordinatorExecutor(new AxonThreadFactory("Coordinator[" + processor + "]"));
        axon.onShutdown(coordinator::shutdown);
        return coordinator;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return unit.toMillis(delay) == AxonTuning.WAIT_FOR_SPACE_MILLIS
                ? super.schedule(task, AxonTuning.SHORTER_WAIT_FOR_SPACE_MILLIS, TimeUnit.MILLISECONDS)
                : super.schedule(task, delay, unit);
    }
}
