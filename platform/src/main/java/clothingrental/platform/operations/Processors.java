package clothingrental.platform.operations;

import clothingrental.platform.processing.TokenPositions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;

/** The event processors of this process: how far each has come, and what stands in its way. */
public final class Processors {

    private final EventProcessingConfiguration processing;
    private final EventStore events;
    private final StoredSegments tokens;

    Processors(EventProcessingConfiguration processing, EventStore events, StoredSegments tokens) {
        this.processing = processing;
        this.events = events;
        this.tokens = tokens;
    }

    /**
     * A processor as it is now.
     *
     * @param waiting whether a part of it waits to try again after a passing fault
     * @param lag events of the store that it has not come to yet
     * @param deadLetters events that are parked
     */
    record Status(
            String name, boolean running, boolean waiting, long lag, long deadLetters, List<SegmentStatus> segments) {}

    /**
     * A share of a processor's events.
     *
     * @param position of the last event that it has handled; absent before the first
     * @param waiting whether nobody works on it: it failed, and is tried again after a pause
     */
    record SegmentStatus(int segment, @Nullable Long position, boolean caughtUp, boolean replaying, boolean waiting) {

        static SegmentStatus ofStored(int segment, @Nullable TrackingToken token, boolean waiting) {
            var position = TokenPositions.of(token);
            return new SegmentStatus(segment, position == TokenPositions.NONE ? null : position, false, false, waiting);
        }
    }

    Iterable<String> names() {
        return new TreeSet<>(processing.eventProcessors().keySet());
    }

    Optional<Status> status(String name) {
        return processor(name).map(processor -> {
            var segments = segmentsOf(name, processor);
            return new Status(
                    name,
                    processor.isRunning(),
                    processor.isError() || segments.stream().anyMatch(SegmentStatus::waiting),
                    processor.isRunning() ? lag(segments) : 0,
                    deadLettersOf(name),
                    segments);
        });
    }

    /**
     * Those that are worked on here, and those that the token store knows besides: Axon forgets one that has failed. A
     * processor that rests has none.
     */
    private List<SegmentStatus> segmentsOf(String name, StreamingEventProcessor processor) {
        if (!processor.isRunning()) {
            return List.of();
        }
        var working = processor.processingStatus();
        return Stream.concat(
                        working.values().stream().map(Processors::segment),
                        tokens.of(name).filter(stored -> !working.containsKey(stored.segment())))
                .sorted(Comparator.comparingInt(SegmentStatus::segment))
                .toList();
    }

    private static SegmentStatus segment(EventTrackerStatus status) {
        var position = status.getCurrentPosition();
        return new SegmentStatus(
                status.getSegment().getSegmentId(),
                position.isPresent() ? position.getAsLong() : null,
                status.isCaughtUp(),
                status.isReplaying(),
                status.isErrorState());
    }

    /** How many events of the store a processor has not come to yet; 0 if there is no such processor here, or if it rests. */
    public long lagOf(String name) {
        return processor(name)
                .filter(StreamingEventProcessor::isRunning)
                .map(processor -> lag(segmentsOf(name, processor)))
                .orElse(0L);
    }

    private long lag(List<SegmentStatus> segments) {
        var slowest = segments.stream()
                .mapToLong(segment -> segment.position() == null ? TokenPositions.NONE : segment.position())
                .min()
                .orElse(TokenPositions.NONE);
        return Math.max(0, TokenPositions.of(events.createHeadToken()) - slowest);
    }

    /**
     * Up to where a processor has handled all events: the place of its slowest segment, also while nobody works on it.
     *
     * @param token null before the first event
     * @param furthest the position of its fastest segment
     */
    record Place(@Nullable TrackingToken token, long furthest) {

        static Place of(@Nullable TrackingToken token) {
            var handled = token == null ? null : WrappedToken.unwrapLowerBound(token);
            return new Place(handled, TokenPositions.of(handled));
        }

        long position() {
            return TokenPositions.of(token);
        }

        Place and(Place other) {
            var slower = position() <= other.position() ? this : other;
            return new Place(slower.token(), Math.max(furthest, other.furthest()));
        }
    }

    /** The place of a processor; nothing if it rests. */
    Optional<Place> placeOf(String name) {
        return processor(name).filter(StreamingEventProcessor::isRunning).flatMap(processor -> {
            var working = processor.processingStatus();
            return Stream.concat(
                            working.values().stream().map(status -> Place.of(status.getTrackingToken())),
                            tokens.kept(name)
                                    .filter(kept -> !working.containsKey(kept.segment()))
                                    .map(kept -> Place.of(kept.token())))
                    .reduce(Place::and);
        });
    }

    /** How many events a processor has parked. */
    long deadLettersOf(String name) {
        return queueOf(name).map(SequencedDeadLetterQueue::size).orElse(0L);
    }

    /** A processor's dead-letter queue; sagas have none. */
    Optional<SequencedDeadLetterQueue<EventMessage<?>>> queueOf(String name) {
        return processing.sequencedDeadLetterProcessor(name).flatMap(parking -> processing.deadLetterQueue(name));
    }

    private Optional<StreamingEventProcessor> processor(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class);
    }
}
