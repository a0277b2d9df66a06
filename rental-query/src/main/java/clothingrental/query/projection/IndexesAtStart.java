package clothingrental.query.projection;

import clothingrental.platform.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the indexes of the views before anything is processed, and waits with patience for a store that is not there yet. It is
 * done when the process starts to work, not while its beans are made: nobody needs a store to build an image.
 */
public final class IndexesAtStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexesAtStart.class);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<RebuildableView<?, ?>> views;
    private volatile boolean running;

    public IndexesAtStart(List<RebuildableView<?, ?>> views) {
        this.views = views;
    }

    @Override
    public void start() {
        var end = Instant.now().plus(PATIENCE);
        while (!running) {
            try {
                views.forEach(RebuildableView::createIndexes);
                running = true;
            } catch (RuntimeException fault) {
                if (!Faults.isPassing(fault) || Instant.now().isAfter(end)) {
                    throw fault;
                }
                LOG.warn("The store of the views is not there yet: {}", fault.toString());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before all processors. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
