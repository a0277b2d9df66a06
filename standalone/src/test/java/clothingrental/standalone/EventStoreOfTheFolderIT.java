package clothingrental.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.api.order.OrderStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A data folder goes with one event store: it is not started on another one by a setting that was changed. */
@ExtendWith(OutputCaptureExtension.class)
class EventStoreOfTheFolderIT {

    private static final List<Class<?>> APPLICATION = List.of(StandaloneApplication.class);

    /** Nobody is there; it is refused before anybody is asked. */
    private static final String[] ON_AXON_SERVER = {
        "--axon.axonserver.enabled=true", "--axon.axonserver.servers=127.0.0.1:1"
    };

    @TempDir
    Path folder;

    @Test
    void aFolderWithEventsIsNotStartedOnAnAxonServerAndGoesOnWithoutOne(CapturedOutput output) {
        var order = UUID.randomUUID().toString();
        try (var application = EmbeddedRental.start(folder, APPLICATION)) {
            EmbeddedRental.leaveContact(application);
            EmbeddedRental.place(application, order);
            EmbeddedRental.awaitStatus(application, order, OrderStatus.PREPARING);
        }

        assertThatThrownBy(() -> EmbeddedRental.start(folder, APPLICATION, ON_AXON_SERVER))
                .rootCause()
                .hasMessageContaining("holds the events of an embedded event store");

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "Start with axon.axonserver.enabled=false", "rental.data-dir");
        assertThat(folder.resolve("tokens.db")).doesNotExist();
        try (var application = EmbeddedRental.start(folder, APPLICATION)) {
            EmbeddedRental.awaitStatus(application, order, OrderStatus.PREPARING);
        }
    }

    @Test
    void aFolderOfAnAxonServerIsNotStartedWithoutOne(CapturedOutput output) throws IOException {
        Files.createFile(folder.resolve("tokens.db"));

        assertThatThrownBy(() -> EmbeddedRental.start(folder, APPLICATION))
                .rootCause()
                .hasMessageContaining("was used with an Axon Server");

        assertThat(output).contains("Start with axon.axonserver.enabled=true");
        assertThat(folder.resolve("events.db")).doesNotExist();
    }
}
