package clothingrental.acceptance.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a stopped standalone has left in its event store. */
public final class StoredHistory {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path dataFolder;

    public StoredHistory(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /**
     * An event as it is stored.
     *
     * @param type the simple name, as {@code OrderPlaced}
     */
    public record StoredEvent(long position, String aggregateId, String type, JsonNode payload, JsonNode metadata) {

        public String metadata(String key) {
            return metadata.path(key).asString("");
        }
    }

    /** Every event of an order and its deliveries, in the order they happened. */
    public List<StoredEvent> of(String orderId) {
        return all().stream()
                .filter(event -> event.payload().path("orderId").asString("").equals(orderId))
                .toList();
    }

    /** The types of the events of an order and its deliveries, in the order they happened. */
    public List<String> typesOf(String orderId) {
        return of(orderId).stream().map(StoredEvent::type).toList();
    }

    /** Every event there is. */
    public List<StoredEvent> all() {
        var events = new ArrayList<StoredEvent>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dataFolder.resolve("events.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select global_index, aggregate_identifier, payload_type, payload,"
                        + " meta_data from domain_event_entry order by global_index")) {
            while (rows.next()) {
                var type = rows.getString("payload_type");
                events.add(new StoredEvent(
                        rows.getLong("global_index"),
                        rows.getString("aggregate_identifier"),
                        type.substring(type.lastIndexOf('$') + 1),
                        JSON.readTree(new String(rows.getBytes("payload"), UTF_8)),
                        JSON.readTree(new String(rows.getBytes("meta_data"), UTF_8))));
            }
            return events;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
