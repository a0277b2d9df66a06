package clothingrental.standalone.events;

import static org.axonframework.common.DateTimeUtils.formatInstant;

import clothingrental.platform.processing.TokenPositions;
import clothingrental.platform.sqlite.SqliteFile;
import clothingrental.platform.sqlite.SqliteFile.DuplicateKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Events in a {@link SqliteFile}. An append returns when it is committed, and positions are in the order of commits:
 * nothing appears behind what has been read, and so events are read by range, without looking for gaps.
 *
 * <p>Tokens are gap-aware all the same, because those that earlier releases have stored are, beside the views, too, and tokens of two
 * kinds can't be compared. New ones have no gaps. The gaps of an old one are events that it has passed over, or positions
 * that were never used; the former are read first.
 */
final class SqliteEventStorageEngine extends BatchingEventStorageEngine {

    private static final String APPEND = """
            insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
              payload_type, payload_revision, payload, meta_data, time_stamp) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String COLUMNS = "event_identifier, aggregate_identifier, sequence_number, type, payload_type,"
            + " payload_revision, payload, meta_data, time_stamp";

    private static final String AFTER = "select " + COLUMNS
            + ", global_index from domain_event_entry where global_index > ? order by global_index limit ?";

    private static final String AT =
            "select " + COLUMNS + ", global_index from domain_event_entry where global_index = ?";

    private static final String OF_AGGREGATE = "select " + COLUMNS + " from domain_event_entry"
            + " where aggregate_identifier = ? and sequence_number >= ? order by sequence_number limit ?";

    private static final String LAST_OF_AGGREGATE =
            "select max(sequence_number) from domain_event_entry where aggregate_identifier = ?";

    private static final String FIRST = "select min(global_index) from domain_event_entry";
    private static final String LAST = "select max(global_index) from domain_event_entry";
    private static final String FIRST_SINCE =
            "select global_index from domain_event_entry" + " where time_stamp >= ? order by global_index limit 1";

    private static final String FORGET_SNAPSHOTS =
            "delete from snapshot_event_entry where aggregate_identifier = ? and sequence_number < ?";

    private static final String STORE_SNAPSHOT =
            "insert or replace into snapshot_event_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String SNAPSHOTS = "select " + COLUMNS
            + " from snapshot_event_entry where aggregate_identifier = ? order by sequence_number desc";

    private final SqliteFile file;

    SqliteEventStorageEngine(SqliteFile file, Settings settings) {
        super(settings);
        this.file = file;
    }

    /** Serializers, upcasters and the size of a page, as of every engine. */
    static final class Settings extends BatchingEventStorageEngine.Builder {

        Settings() {
            persistenceExceptionResolver(DuplicateKey.class::isInstance);
        }
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var rows = events.stream()
                .map(event -> columnsOf(asDomainEventMessage(event), serializer))
                .toList();
        try {
            file.write(session -> {
                for (var row : rows) {
                    session.update(APPEND, row);
                }
                return rows.size();
            });
        } catch (DuplicateKey duplicate) {
            handlePersistenceException(duplicate, events.getFirst());
        }
    }

    /** An event of no aggregate is the first one of its own. */
    private static DomainEventMessage<?> asDomainEventMessage(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> known
                ? known
                : new GenericDomainEventMessage<>(null, event.getIdentifier(), 0L, event, event::getTimestamp);
    }

    private static @Nullable Object[] columnsOf(DomainEventMessage<?> event, Serializer serializer) {
        var payload = event.serializePayload(serializer, byte[].class);
        var metaData = event.serializeMetaData(serializer, byte[].class);
        return new @Nullable Object[] {
            event.getIdentifier(),
            event.getAggregateIdentifier(),
            event.getSequenceNumber(),
            event.getType(),
            payload.getType().getName(),
            payload.getType().getRevision(),
            payload.getData(),
            metaData.getData(),
            formatInstant(event.getTimestamp())
        };
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        var token = last == null ? null : WrappedToken.unwrapLowerBound(last);
        if (token instanceof GapAwareTrackingToken old && old.hasGaps()) {
            var passedOver = passedOver(old);
            if (!passedOver.isEmpty()) {
                return passedOver;
            }
        }
        return file.read(session -> session.query(
                AFTER,
                row -> new TrackedDomainEventData<>(tokenAt(row.getLong("global_index")), event(row)),
                TokenPositions.of(token),
                batchSize));
    }

    private List<TrackedEventData<?>> passedOver(GapAwareTrackingToken token) {
        return file.read(session -> {
            var events = new ArrayList<TrackedEventData<?>>();
            var next = token;
            for (long gap : token.getGaps()) {
                var found = session.first(AT, SqliteEventStorageEngine::event, gap);
                if (found.isPresent()) {
                    next = next.advanceTo(gap, Integer.MAX_VALUE);
                    events.add(new TrackedDomainEventData<>(next, found.get()));
                }
            }
            return events;
        });
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return file.read(session -> session.query(
                OF_AGGREGATE, SqliteEventStorageEngine::event, aggregateIdentifier, firstSequenceNumber, batchSize));
    }

    private static DomainEventData<?> event(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        var row = columnsOf(snapshot, serializer);
        file.write(session -> {
            session.update(FORGET_SNAPSHOTS, snapshot.getAggregateIdentifier(), snapshot.getSequenceNumber());
            return session.update(STORE_SNAPSHOT, row);
        });
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return file
                .read(session -> session.query(SNAPSHOTS, SqliteEventStorageEngine::event, aggregateIdentifier))
                .stream();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return file.read(session -> session.number(LAST_OF_AGGREGATE, aggregateIdentifier));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return file.read(session -> session.number(FIRST))
                .map(first -> tokenAt(first - 1))
                .orElse(null);
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return file.read(session -> session.number(LAST))
                .map(SqliteEventStorageEngine::tokenAt)
                .orElse(null);
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant moment) {
        var since = file.read(session -> session.first(FIRST_SINCE, row -> row.getLong(1), formatInstant(moment)));
        return since.<TrackingToken>map(first -> tokenAt(first - 1)).orElseGet(this::createHeadToken);
    }

    private static TrackingToken tokenAt(long position) {
        return GapAwareTrackingToken.newInstance(position, Set.of());
    }
}
