package clothingrental.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.DeliveryView;
import clothingrental.api.delivery.Leg;
import clothingrental.query.delivery.DeliveryViewDefinition;
import clothingrental.query.projection.store.DocumentChange;
import clothingrental.query.projection.store.Slot;
import clothingrental.query.projection.store.ViewDocument;
import clothingrental.query.projection.store.ViewTable;
import clothingrental.query.sql.SqlViewStore;
import clothingrental.query.view.DeliveryState;
import clothingrental.testing.KilledProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The embedded store of the views is killed while it is written to: what was committed is there, views and tokens as one. */
@Execution(ExecutionMode.CONCURRENT)
class ViewStoreCrashIT {

    private static final String PROCESSOR = "deliveries";
    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final int BATCH = 50;

    @TempDir
    Path folder;

    /** Writes batches without end, and says which ones are committed; its argument is the file. */
    static final class Writer {

        public static void main(String[] arguments) {
            var store = storeIn(Path.of(arguments[0]));
            var documents = documentsOf(store);
            var tokens = store.tokens().store();
            var transactions = store.transactions().orElseThrow();
            if (tokens.fetchSegments(PROCESSOR).length == 0) {
                tokens.initializeTokenSegments(PROCESSOR, 1, new GlobalSequenceTrackingToken(-1));
            }
            for (var batch = store.tokens().positionOf(PROCESSOR) + 1; ; batch++) {
                var number = batch;
                transactions.executeInTransaction(() -> {
                    documents.insert(
                            idsOf(number).stream().map(id -> document(id, 1)).toList());
                    documents.write(idsOf(number - 1).stream()
                            .flatMap(id -> documents.one(id).stream())
                            .map(before -> DocumentChange.of(
                                    before, document(before.id(), 2).state()))
                            .toList());
                    tokens.storeToken(new GlobalSequenceTrackingToken(number), PROCESSOR, 0);
                });
                System.out.println(batch);
            }
        }
    }

    @Test
    @Tag("proof")
    void aStoreThatIsKilledHasWholeTransactionsOnly() throws Exception {
        var chance = new Random(1);
        var file = folder.resolve("views.db");
        for (int kill = 0; kill < KILLS; kill++) {
            var done = KilledProcess.linesOf(Writer.class, file.toString(), 200 + chance.nextInt(800)).stream()
                    .mapToLong(Long::parseLong)
                    .max()
                    .orElse(-1);
            try (var store = storeIn(file)) {
                var documents = documentsOf(store);
                var last = store.tokens().positionOf(PROCESSOR);
                assertThat(last).as("what was committed is there").isGreaterThanOrEqualTo(done);
                for (var batch = 0L; batch <= last; batch++) {
                    assertThat(documents.read(idsOf(batch)).values())
                            .as("batch %d, as a whole", batch)
                            .hasSize(BATCH)
                            .extracting(ViewDocument::version)
                            .containsOnly(batch < last ? 2L : 1L);
                }
                assertThat(documents.read(idsOf(last + 1)))
                        .as("no document is ahead of the token")
                        .isEmpty();
            }
        }
    }

    private static SqlViewStore storeIn(Path file) {
        return new SqlViewStore(file, Jackson3Serializer.builder().build(), Duration.ofSeconds(6));
    }

    private static ViewTable<DeliveryState> documentsOf(SqlViewStore store) {
        var documents = store.table(DeliveryViewDefinition.DEFINITION, Slot.FIRST);
        documents.prepare();
        return documents;
    }

    private static ViewDocument<DeliveryState> document(String id, long version) {
        var view = new DeliveryView(
                id,
                id,
                Leg.OUTBOUND,
                version == 1 ? DeliveryStatus.SCHEDULED : DeliveryStatus.SHIPPED,
                "alice",
                List.of(),
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
        return new ViewDocument<>(id, version, new DeliveryState(view, version));
    }

    private static List<String> idsOf(long batch) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < BATCH; i++) {
            ids.add(batch + "-" + i);
        }
        return ids;
    }
}
