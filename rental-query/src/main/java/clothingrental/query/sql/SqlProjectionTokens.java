package clothingrental.query.sql;

import clothingrental.platform.sqlite.SqliteSession;
import clothingrental.query.projection.store.ProjectionTokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** Tokens in a table beside the views, stored in the transaction of a batch. */
final class SqlProjectionTokens implements ProjectionTokens, TokenStore {

    static final String TABLE = """
            create table if not exists tokens (processor text not null, segment integer not null, token blob, type text,
                owner text, claimed_at integer not null, primary key (processor, segment)) without rowid""";

    /** Whose claims there were, the process before has taken with it. */
    static final String UNCLAIM = "update tokens set owner = null where owner is not null";

    /** The row that names the store. */
    private static final String NAME = " the store's name";

    private static final String SELECT =
            "select segment, token, type, owner, claimed_at from tokens where processor = ?";
    private static final String MINE_OR_FREE = " and (owner = ? or owner is null or claimed_at < ?)";

    private final SqlDatabase database;
    private final Serializer serializer;
    private final Duration claimTimeout;
    private final String owner;

    SqlProjectionTokens(SqlDatabase database, Serializer serializer, Duration claimTimeout, String owner) {
        this.database = database;
        this.serializer = serializer;
        this.claimTimeout = claimTimeout;
        this.owner = owner;
    }

    private record Entry(
            int segment,
            @Nullable TrackingToken token,
            @Nullable String owner,
            long claimedAt) {}

    // ---- as it is kept

    @Override
    public TokenStore store() {
        return this;
    }

    @Override
    public Stream<KeptToken> of(String processor) {
        return entriesOf(processor).stream()
                .map(entry -> new KeptToken(
                        entry.segment(), entry.token(), entry.owner() != null && entry.claimedAt() > oldest()));
    }

    @Override
    public void forget(String processor) {
        database.run(session -> session.update("delete from tokens where processor = ?", processor));
    }

    // ---- as processors use it

    @Override
    public void initializeTokenSegments(String processor, int count, @Nullable TrackingToken first) {
        database.run(session -> {
            if (!session.query(SELECT, SqlProjectionTokens::segment, processor).isEmpty()) {
                throw new UnableToClaimTokenException(processor + " has segments already");
            }
            for (var segment = 0; segment < count; segment++) {
                insert(session, processor, segment, first);
            }
        });
    }

    @Override
    public void initializeTokenSegments(String processor, int count) {
        initializeTokenSegments(processor, count, null);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        database.run(session -> {
            if (insert(session, processor, segment, token) == 0) {
                throw new UnableToInitializeTokenException(processor + " has a segment " + segment + " already");
            }
        });
    }

    private int insert(SqliteSession session, String processor, int segment, @Nullable TrackingToken token)
            throws SQLException {
        return session.update(
                "insert into tokens (processor, segment, token, type, claimed_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                processor,
                segment,
                bytesOf(token),
                typeOf(token),
                now());
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        database.run(session -> {
            var stored = session.update(
                    "update tokens set token = ?, type = ?, owner = ?, claimed_at = ? where processor = ? and segment = ?"
                            + MINE_OR_FREE,
                    bytesOf(token),
                    typeOf(token),
                    owner,
                    now(),
                    processor,
                    segment,
                    owner,
                    oldest());
            if (stored == 0) {
                throw notMine(processor, segment);
            }
        });
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return database.<Optional<TrackingToken>>write(session -> {
                    if (claim(session, processor, segment) == 0) {
                        throw notMine(processor, segment);
                    }
                    return session.query(SELECT + " and segment = ?", this::entry, processor, segment).stream()
                            .findFirst()
                            .map(Entry::token);
                })
                .orElse(null);
    }

    private int claim(SqliteSession session, String processor, int segment) throws SQLException {
        return session.update(
                "update tokens set owner = ?, claimed_at = ? where processor = ? and segment = ?" + MINE_OR_FREE,
                owner,
                now(),
                processor,
                segment,
                owner,
                oldest());
    }

    @Override
    public void extendClaim(String processor, int segment) {
        database.run(session -> {
            var extended = session.update(
                    "update tokens set claimed_at = ? where processor = ? and segment = ? and owner = ?",
                    now(),
                    processor,
                    segment,
                    owner);
            if (extended == 0) {
                throw notMine(processor, segment);
            }
        });
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        database.run(session -> session.update(
                "update tokens set owner = null where processor = ? and segment = ? and owner = ?",
                processor,
                segment,
                owner));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        database.run(session -> {
            var deleted = session.update(
                    "delete from tokens where processor = ? and segment = ? and owner = ?", processor, segment, owner);
            if (deleted == 0) {
                throw notMine(processor, segment);
            }
        });
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processor) {
        return database.read(session -> session.query(SELECT, SqlProjectionTokens::segment, processor)).stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        var entries = entriesOf(processor);
        var all = entries.stream().mapToInt(Entry::segment).sorted().toArray();
        return entries.stream()
                .filter(entry -> entry.owner() == null || entry.owner().equals(owner) || entry.claimedAt() < oldest())
                .map(entry -> Segment.computeSegment(entry.segment(), all))
                .toList();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return database.write(session -> {
            session.update(
                    "insert into tokens (processor, segment, type, claimed_at) values (?, 0, ?, 0) on conflict do nothing",
                    NAME,
                    UUID.randomUUID().toString());
            return session.query("select type from tokens where processor = ?", row -> row.getString(1), NAME).stream()
                    .findFirst();
        });
    }

    private List<Entry> entriesOf(String processor) {
        return database.read(session -> session.query(SELECT, this::entry, processor));
    }

    private static int segment(ResultSet row) throws SQLException {
        return row.getInt(1);
    }

    private Entry entry(ResultSet row) throws SQLException {
        var token = row.getBytes(2);
        return new Entry(
                row.getInt(1),
                token == null
                        ? null
                        : serializer.deserialize(
                                new SimpleSerializedObject<>(token, byte[].class, row.getString(3), null)),
                row.getString(4),
                row.getLong(5));
    }

    private byte @Nullable [] bytesOf(@Nullable TrackingToken token) {
        return token == null ? null : serializer.serialize(token, byte[].class).getData();
    }

    private static @Nullable String typeOf(@Nullable TrackingToken token) {
        return token == null ? null : token.getClass().getName();
    }

    private UnableToClaimTokenException notMine(String processor, int segment) {
        return new UnableToClaimTokenException(
                "segment " + segment + " of " + processor + " is not there, or not claimed by " + owner);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private long oldest() {
        return now() - claimTimeout.toMillis();
    }
}
