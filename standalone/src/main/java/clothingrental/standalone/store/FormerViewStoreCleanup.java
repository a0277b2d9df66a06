package clothingrental.standalone.store;

import clothingrental.query.projection.ViewsProperties;
import java.io.IOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The file that the views were kept in by earlier releases. Views are made of the events, so nothing is carried over: it goes
 * once there is the file that takes its place.
 */
@Component
final class FormerViewStoreCleanup implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FormerViewStoreCleanup.class);
    private static final String NAME = "views";

    private final DataFolder folder;
    private final ViewsProperties views;
    private volatile boolean running;

    FormerViewStoreCleanup(DataFolder folder, ViewsProperties views) {
        this.folder = folder;
        this.views = views;
    }

    @Override
    public void start() {
        var former = folder.resolve(NAME);
        try {
            if (Files.isRegularFile(former) && Files.isRegularFile(views.file())) {
                Files.delete(former);
                LOG.info(
                        "The views of an earlier release are gone; they are made anew of the events in {}",
                        views.file());
            }
        } catch (IOException failure) {
            LOG.warn("{} is of no use any more, and can't be deleted: {}", former, failure.toString());
        }
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

    /** Right after the views' tables are made. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
