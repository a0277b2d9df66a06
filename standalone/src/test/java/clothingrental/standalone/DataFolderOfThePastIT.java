package clothingrental.standalone;

import static clothingrental.standalone.EmbeddedRental.awaitStatus;
import static clothingrental.standalone.EmbeddedRental.start;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.delivery.DeliveryCommand.CompleteDelivery;
import clothingrental.api.delivery.DeliveryCommand.ShipDelivery;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderCommand.RequestReturn;
import clothingrental.api.order.OrderStatus;
import clothingrental.platform.processing.TokenPositions;
import clothingrental.platform.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A data folder that the build of commit a1e2d6f has written, and that was killed when it had taken the last order, opens and
 * goes on. Events, tokens and mails were in one database then.
 */
class DataFolderOfThePastIT {

    private static final String DELIVERED = "9ebe11a3-5cc3-43a0-8d3d-7b4046094c58";
    private static final String SHIPPED = "b20609db-8854-4e19-b941-dcfb10e4c055";
    private static final String CANCELLED = "6cbed672-06ec-4248-84bb-f15519cf7f13";
    private static final String PREPARING = "cb9e4a9d-d06a-43cc-ad65-023e55cd90b6";

    /** Acknowledged at the last moment; nobody had followed it up. */
    private static final String LATE = "f1749d19-b5af-4694-8b30-61066766734f";

    @TempDir
    Path folder;

    @Test
    void opensAndGoesOnAndNothingIsHandledTwiceOrSkipped() throws IOException {
        unpack();
        String[] events;

        try (var application = start(folder, List.of(StandaloneApplication.class))) {
            awaitStatus(application, LATE, OrderStatus.PREPARING);
            awaitStatus(application, DELIVERED, OrderStatus.DELIVERED);
            awaitStatus(application, CANCELLED, OrderStatus.CANCELLED);
            var commands = application.getBean(CommandGateway.class);
            commands.sendAndWait(new ShipDelivery(Leg.OUTBOUND.deliveryIdOf(PREPARING), "Hanjin", "H-1"));
            commands.sendAndWait(new CompleteDelivery(Leg.OUTBOUND.deliveryIdOf(SHIPPED)));
            commands.sendAndWait(new RequestReturn(DELIVERED, "alice"));

            awaitStatus(application, PREPARING, OrderStatus.SHIPPED);
            awaitStatus(application, SHIPPED, OrderStatus.DELIVERED);
            awaitStatus(application, DELIVERED, OrderStatus.RETURN_REQUESTED);
            assertThat(typesOf(application, LATE)).containsExactly("OrderPlaced", "PreparationStarted");
            assertThat(typesOf(application, CANCELLED))
                    .containsExactly("OrderPlaced", "PreparationStarted", "CancellationRequested", "OrderCancelled");
            assertThat(mailsTwice(application)).as("mails of one event").isEmpty();
            assertThat(decidedBefore(application)).isNotEmpty();
            assertThat(mails(application, "select event_id from mail where kind is null"))
                    .as("what was decided about before is known, and nothing is added to it")
                    .containsExactlyInAnyOrderElementsOf(decidedBefore(application));
            events = eventsOf(application).toArray(String[]::new);
        }

        try (var again = start(folder, List.of(StandaloneApplication.class))) {
            awaitStatus(again, SHIPPED, OrderStatus.DELIVERED);
            assertThat(eventsOf(again)).as("copied once").startsWith(events).doesNotHaveDuplicates();
        }
    }

    private void unpack() throws IOException {
        try (var zip = new ZipInputStream(getClass().getResourceAsStream("/data-folder-of-a1e2d6f.zip"))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
    }

    private static List<String> eventsOf(ConfigurableApplicationContext application) {
        return application
                .getBean(EventStorageEngine.class)
                .readEvents(null, false)
                .<String>map(event -> TokenPositions.of(event.trackingToken()) + " " + event.getIdentifier())
                .toList();
    }

    private static List<String> typesOf(ConfigurableApplicationContext application, String orderId) {
        return application
                .getBean(EventStorageEngine.class)
                .readEvents(null, false)
                .map(GenericTrackedDomainEventMessage.class::cast)
                .filter(event -> event.getAggregateIdentifier().equals(orderId))
                .map(event -> event.getPayloadType().getSimpleName())
                .toList();
    }

    /** Those that were sent before are known by their events, which the file of the past does not tell the kind of. */
    private static List<String> mailsTwice(ConfigurableApplicationContext application) {
        return mails(
                application,
                "select order_id from mail where kind is not null group by order_id, kind having count(*) > 1");
    }

    /** The events that were told, or left untold, before. */
    private static List<String> decidedBefore(ConfigurableApplicationContext application) {
        return application
                .getBean(JdbcTemplate.class)
                .queryForList("select event_id from notifier.sent_mail", String.class);
    }

    private static List<String> mails(ConfigurableApplicationContext application, String query) {
        return application.getBean(SqliteFile.class).read(session -> session.query(query, row -> row.getString(1)));
    }
}
