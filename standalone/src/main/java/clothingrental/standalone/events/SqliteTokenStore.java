package clothingrental.standalone.events;

import static org.axonframework.common.DateTimeUtils.formatInstant;

import clothingrental.platform.operations.StoredTokenReader.KeptToken;
import clothingrental.platform.sqlite.SqliteFile;
import clothingrental.platform.sqlite.SqliteFile.DuplicateKey;
import java.lang.management.ManagementFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How far processors have come, beside the events. What a processor writes to other stores is in their transaction; a token is
 * stored once that is committed, and never before. If the process dies in between, the batch is handled again.
 */
final class SqliteTokenStore implements TokenStore {

    /** The store's own entry, which holds its name. */
    private static final String CONFIGURATION = "__config";

    private static final String ENTRY =
            "select owner, timestamp, token, token_type from token_entry where processor_name = ? and segment = ?";

    private static final String MAY_CLAIM = " (owner is null or owner = ? or timestamp < ?)";

    private static final String STORE = "update token_entry set token = ?, token_type = ?, owner = ?, timestamp = ?"
            + " where processor_name = ? and segment = ? and" + MAY_CLAIM;

    private static final String CLAIM = "update token_entry set owner = ?, timestamp = ?"
            + " where processor_name = ? and segment = ? and" + MAY_CLAIM;

    private static final String EXTEND =
            "update token_entry set timestamp = ? where processor_name = ? and segment = ? and owner = ?";

    private static final String RELEASE =
            "update token_entry set owner = null where processor_name = ? and segment = ? and owner = ?";

    private static final String RELEASE_ALL = "update token_entry set owner = null where owner is not null";

    private static final String DELETE =
            "delete from token_entry where processor_name = ? and segment = ? and owner = ?";

    private static final String INSERT =
            "insert into token_entry (processor_name, segment, timestamp, token, token_type)"
                    + " values (?, ?, ?, ?, ?)";

    private static final String SEGMENTS = "select segment from token_entry where processor_name = ? order by segment";

    private static final String ALL = "select segment, owner, timestamp, token, token_type from token_entry"
            + " where processor_name = ? order by segment";

    private final SqliteFile file;
    private final Serializer serializer;
    private final Duration claimTimeout;
    private final Clock clock;
    private final String owner = ManagementFactory.getRuntimeMXBean().getName();

    /** @param claimTimeout how long a segment belongs to a process that is not heard of any more */
    SqliteTokenStore(SqliteFile file, Serializer serializer, Duration claimTimeout, Clock clock) {
        this.file = file;
        this.serializer = serializer;
        this.claimTimeout = claimTimeout;
        this.clock = clock;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    store(token, processor, segment);
                }
            });
        } else {
            store(token, processor, segment);
        }
    }

    private void store(@Nullable TrackingToken token, String processor, int segment) {
        var stored = Stored.of(token, serializer);
        claimed(
                file.write(session -> session.update(
                        STORE, stored.token(), stored.type(), owner, now(), processor, segment, owner, oldestClaim())),
                processor,
                segment);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return fetch(processor, segment, List.of());
    }

    /** Refuses a segment that has been split or merged since the caller looked. */
    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        return fetch(processor, segment.getSegmentId(), List.of(segment));
    }

    private @Nullable TrackingToken fetch(String processor, int segment, List<Segment> asKnown) {
        var entry = file.write(session -> {
            var found = session.first(ENTRY, Stored::in, processor, segment);
            if (found.isEmpty()) {
                throw new UnableToClaimTokenException(
                        "There is no token of processor '%s', segment %d".formatted(processor, segment));
            }
            for (var known : asKnown) {
                if (session.first(ENTRY, Stored::in, processor, known.splitSegmentId())
                        .isPresent()) {
                    throw new UnableToClaimTokenException(known + " of processor '" + processor + "' has been split");
                }
                if (session.first(ENTRY, Stored::in, processor, known.mergeableSegmentId())
                        .isEmpty()) {
                    throw new UnableToClaimTokenException(known + " of processor '" + processor + "' has been merged");
                }
            }
            claimed(session.update(CLAIM, owner, now(), processor, segment, owner, oldestClaim()), processor, segment);
            return found.get();
        });
        return entry.read(serializer);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        claimed(file.write(session -> session.update(EXTEND, now(), processor, segment, owner)), processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        file.write(session -> session.update(RELEASE, processor, segment, owner));
    }

    /**
     * All segments are free: at a start, because whoever held them has ended. A file belongs to one process at a
     * time.
     */
    void releaseAllClaims() {
        file.write(session -> session.update(RELEASE_ALL));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        claimed(file.write(session -> session.update(DELETE, processor, segment, owner)), processor, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        initializeTokenSegments(processor, segments, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken first) {
        var stored = Stored.of(first, serializer);
        file.write(session -> {
            if (session.first(SEGMENTS, row -> row.getInt(1), processor).isPresent()) {
                throw new UnableToClaimTokenException("Processor '" + processor + "' has segments already");
            }
            for (int segment = 0; segment < segments; segment++) {
                session.update(INSERT, processor, segment, now(), stored.token(), stored.type());
            }
            return segments;
        });
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        var stored = Stored.of(token, serializer);
        try {
            file.write(session -> session.update(INSERT, processor, segment, now(), stored.token(), stored.type()));
        } catch (DuplicateKey present) {
            throw new UnableToInitializeTokenException(
                    "Processor '%s' has segment %d already".formatted(processor, segment), present);
        }
    }

    @Override
    public int[] fetchSegments(String processor) {
        return file.read(session -> session.query(SEGMENTS, row -> row.getInt(1), processor)).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        var entries = entriesOf(processor);
        var all = entries.stream().mapToInt(Entry::segment).toArray();
        return entries.stream()
                .filter(entry -> entry.stored().mayBeClaimed(owner, oldestClaim()))
                .map(entry -> Segment.computeSegment(entry.segment(), all))
                .toList();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        var entry = file.write(session -> {
            var found = session.first(ENTRY, Stored::in, CONFIGURATION, 0);
            if (found.isPresent()) {
                return found.get();
            }
            var named = Stored.of(new ConfigToken(Map.of("id", UUID.randomUUID().toString())), serializer);
            session.update(INSERT, CONFIGURATION, 0, now(), named.token(), named.type());
            return named;
        });
        return Optional.ofNullable(entry.read(serializer)).map(token -> ((ConfigToken) token).get("id"));
    }

    /** The tokens of a processor as they are stored. */
    Stream<KeptToken> stored(String processor) {
        return entriesOf(processor).stream()
                .map(entry -> new KeptToken(
                        entry.segment(),
                        entry.stored().read(serializer),
                        entry.stored().owner() != null));
    }

    private List<Entry> entriesOf(String processor) {
        return file.read(
                session -> session.query(ALL, row -> new Entry(row.getInt("segment"), Stored.in(row)), processor));
    }

    private static void claimed(int entries, String processor, int segment) {
        if (entries == 0) {
            throw new UnableToClaimTokenException(
                    "Segment %d of processor '%s' belongs to somebody else".formatted(segment, processor));
        }
    }

    private String now() {
        return formatInstant(clock.instant());
    }

    /** Claims from before that moment are void; as text, as the moments are stored. */
    private String oldestClaim() {
        return formatInstant(clock.instant().minus(claimTimeout));
    }

    /** A segment with what is stored of it. */
    private record Entry(int segment, Stored stored) {}

    /** A token as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(
            @Nullable String owner,
            @Nullable String timestamp,
            byte @Nullable [] token,
            @Nullable String type) {

        static Stored of(@Nullable TrackingToken token, Serializer serializer) {
            if (token == null) {
                return new Stored(null, null, null, null);
            }
            var serialized = serializer.serialize(token, byte[].class);
            return new Stored(
                    null, null, serialized.getData(), serialized.getType().getName());
        }

        static Stored in(ResultSet row) throws SQLException {
            return new Stored(
                    row.getString("owner"),
                    row.getString("timestamp"),
                    row.getBytes("token"),
                    row.getString("token_type"));
        }

        boolean mayBeClaimed(String by, String oldestClaim) {
            return owner == null || owner.equals(by) || (timestamp != null && timestamp.compareTo(oldestClaim) < 0);
        }

        @Nullable TrackingToken read(Serializer serializer) {
            return token == null || type == null
                    ? null
                    : serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
        }
    }
}
