package clothingrental.query.slots;

import clothingrental.platform.fault.Faults;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Makes the tables and indexes of the views before anything is processed, and waits with patience for a store that is not there yet. It is
 * done when the process starts to work, not while its beans are made: nobody needs a store to build an image.
 */
public final class ViewStoreInitializer implements SmartLifecycle {

    private static final RetryTemplate PATIENTLY = new RetryTemplate(RetryPolicy.builder()
            .predicate(Faults::isTransient)
            .maxRetries(Long.MAX_VALUE)
            .delay(Duration.ofSeconds(1))
            .timeout(Duration.ofMinutes(3))
            .build());

    private final List<RebuildableView<?>> views;
    private volatile boolean running;

    public ViewStoreInitializer(List<RebuildableView<?>> views) {
        this.views = views;
    }

    @Override
    public void start() {
        PATIENTLY.invoke(() -> views.forEach(RebuildableView::prepare));
        running = true;
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
