package clothingrental.query.audit;

import clothingrental.platform.processing.TokenPositions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The history as lines of JSON. The last line tells how many there are and the SHA-256 of all bytes before it; an export
 * without it is not complete.
 */
@Component
class EventExport {

    private static final int BUFFER = 64 * 1024;

    private final EventLog log;
    private final ObjectWriter json;

    EventExport(EventLog log, JsonMapper json) {
        this.log = log;
        this.json = json.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
    }

    /**
     * Which events are wanted; null means all.
     *
     * @param from recorded at this moment or later
     * @param to recorded before this moment
     * @param type of this simple name
     * @param after behind this position: where an earlier export has ended
     */
    record Selection(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String type,
            @Nullable Long after) {

        boolean contains(RecordedEvent event) {
            return (from == null || !event.at().isBefore(from))
                    && (to == null || event.at().isBefore(to))
                    && (type == null || event.type().equals(type));
        }
    }

    /** The last line. */
    record Summary(long count, String sha256) {}

    /** Writes the selected events, line by line, and the last line. */
    void write(Selection selection, OutputStream target) throws IOException {
        var out = new DigestOutputStream(new BufferedOutputStream(target, BUFFER), sha256());
        var lines = new Lines(selection, out);
        log.read(startOf(selection), lines::add);
        var digest = HexFormat.of().formatHex(out.getMessageDigest().digest());
        out.on(false);
        line(new Summary(lines.count, digest), out);
        out.flush();
    }

    private @Nullable TrackingToken startOf(Selection selection) {
        if (selection.after() != null) {
            return log.after(selection.after());
        }
        return selection.from() == null ? null : log.since(selection.from());
    }

    private void line(Object value, OutputStream out) throws IOException {
        json.writeValue(out, value);
        out.write('\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has it
        }
    }

    private final class Lines {

        private final Selection selection;
        private final OutputStream out;
        private long count;

        Lines(Selection selection, OutputStream out) {
            this.selection = selection;
            this.out = out;
        }

        boolean add(DomainEventMessage<?> message, TrackingToken token) {
            var event = RecordedEvent.of(message, TokenPositions.of(token));
            if (!selection.contains(event)) {
                return true;
            }
            try {
                line(event, out);
                count++;
                return true;
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
