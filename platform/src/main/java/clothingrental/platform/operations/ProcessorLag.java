package clothingrental.platform.operations;

import clothingrental.platform.operations.Processors.Place;
import clothingrental.platform.processing.TokenPositions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How old the oldest event is that a processor has not handled. The event is read, from the place of the processor, only
 * when that is behind the head and is not where it was at the last look; so it costs nothing to be up to date, or to
 * stand still.
 *
 * <p>A processor whose place is beyond the head has seen events that the store has lost, after a power cut or with a
 * backup. It would pass over as many new ones. That is told as an error, once a process and processor.
 */
final class ProcessorLag implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorLag.class);
    private static final int PATIENCE_MILLIS = 500;

    private final Processors processors;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final LagProperties properties;
    private final Clock clock;
    private final Map<String, Lag> lags = new ConcurrentHashMap<>();
    private final Set<String> beyond = new ConcurrentSkipListSet<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("processor-lag").factory());

    private @Nullable Future<?> looks;

    ProcessorLag(
            Processors processors,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            LagProperties properties,
            Clock clock) {
        this.processors = processors;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What was seen at the last look.
     *
     * @param oldest when the oldest event not handled happened; null if there is none
     */
    private record Lag(long position, @Nullable Instant oldest, Duration age, boolean told) {

        static final Lag NONE = new Lag(TokenPositions.NONE, null, Duration.ZERO, false);
    }

    void start() {
        var millis = properties.interval().toMillis();
        looks = looking.scheduleWithFixedDelay(this::tryToLook, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Ends without an interrupt, which would close an embedded database's file under a reader's hands. */
    @Override
    public void close() {
        if (looks != null) {
            looks.cancel(false);
        }
        looking.shutdown();
    }

    /** The age at the last look; zero if nothing waits. */
    Duration ageOf(String processor) {
        return lags.getOrDefault(processor, Lag.NONE).age();
    }

    /** The ages of all processors that are behind. */
    Map<String, Duration> ages() {
        var ages = new TreeMap<String, Duration>();
        lags.forEach((processor, lag) -> {
            if (lag.age().isPositive()) {
                ages.put(processor, lag.age());
            }
        });
        return ages;
    }

    /** Those whose place was beyond the head of the store at some look. */
    Set<String> beyondTheHead() {
        return Set.copyOf(beyond);
    }

    Duration threshold() {
        return properties.threshold();
    }

    private void tryToLook() {
        try {
            look();
        } catch (RuntimeException away) {
            LOG.debug("The processors' lag can't be told now", away);
        }
    }

    void look() {
        var head = TokenPositions.of(events.createHeadToken());
        for (var processor : processors.names()) {
            var before = lags.getOrDefault(processor, Lag.NONE);
            var place = processors.placeOf(processor);
            place.filter(found -> isBeyondTheHead(found, head)).ifPresent(found -> tellBeyond(processor, found));
            var now = place.filter(found -> found.position() < head)
                    .flatMap(found -> behind(found, before))
                    .orElse(Lag.NONE);
            lags.put(processor, told(processor, before, now));
        }
    }

    /** The head is asked for once more: it may have been reached since the first time. */
    private boolean isBeyondTheHead(Place place, long head) {
        return place.furthest() > head && place.furthest() > TokenPositions.of(events.createHeadToken());
    }

    private void tellBeyond(String processor, Place place) {
        if (beyond.add(processor)) {
            LOG.error(
                    "Processor {} has handled events up to {}, but the event store ends before: it has lost events, or is"
                            + " another one. New events up to there are passed over. Rebuild views; for other"
                            + " processors restore events and tokens of the same moment",
                    processor,
                    place.furthest());
        }
    }

    private Optional<Lag> behind(Place place, Lag before) {
        var oldest = before.oldest() != null && before.position() == place.position()
                ? Optional.of(before.oldest())
                : firstAfter(place);
        return oldest.map(at -> new Lag(place.position(), at, ageAt(at), false));
    }

    private Duration ageAt(Instant moment) {
        var age = Duration.between(moment, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private Optional<Instant> firstAfter(Place place) {
        try (var stream = events.openStream(place.token())) {
            return stream.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    ? Optional.of(stream.nextAvailable().getTimestamp())
                    : Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Lag told(String processor, Lag before, Lag now) {
        var isAbove = now.age().compareTo(properties.threshold()) > 0;
        if (isAbove && !before.told()) {
            LOG.warn("Processor {} is behind: its oldest event not handled is {} s old", processor, seconds(now));
        } else if (!isAbove && before.told()) {
            LOG.info("Processor {} has caught up: its oldest event not handled is {} s old", processor, seconds(now));
        }
        return new Lag(now.position(), now.oldest(), now.age(), isAbove);
    }

    private static long seconds(Lag lag) {
        return lag.age().toSeconds();
    }
}
