package clothingrental.query.delivery;

import clothingrental.api.delivery.DeliveryView;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A place on the board: behind a delivery, whether or not that one is on it still. A delivery never changes its place, whatever
 * becomes of it, so that whoever goes on from a position neither misses one nor sees one again.
 *
 * <p>Clients get it as a text that they need not understand, and may keep: 8 bytes of milliseconds and 16 of the delivery's id in
 * the alphabet of Base64 that stands in URLs as it is.
 *
 * @param scheduledAt to the millisecond
 */
record BoardPosition(Instant scheduledAt, String deliveryId) {

    private static final int BYTES = Long.BYTES + 2 * Long.BYTES;

    /** Deliveries' ids are name-based; anything else was not given by us. */
    private static final int VERSION_OF_IDS = 3;

    private static final long BEHIND_THE_LAST_YEAR =
            Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();

    static BoardPosition of(DeliveryView delivery) {
        return new BoardPosition(delivery.scheduledAt(), delivery.deliveryId());
    }

    /** Reads what clients have; nothing if it is no position. */
    static Optional<BoardPosition> read(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            var millis = buffer.getLong();
            var id = new UUID(buffer.getLong(), buffer.getLong());
            if (millis < 0 || millis >= BEHIND_THE_LAST_YEAR || id.version() != VERSION_OF_IDS) {
                return Optional.empty();
            }
            return Optional.of(new BoardPosition(Instant.ofEpochMilli(millis), id.toString()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    String text() {
        var id = UUID.fromString(deliveryId);
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(scheduledAt.toEpochMilli())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
