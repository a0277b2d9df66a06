package clothingrental.standalone.events;

import static clothingrental.standalone.events.SqliteStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.platform.fault.Faults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units that are committed together don't share a failure. */
class GroupCommitterTest {

    @TempDir
    Path folder;

    @Test
    void aUnitThatFailsIsUndoneAlone() throws Exception {
        try (var store = SqliteStore.in(folder);
                var writers = Executors.newFixedThreadPool(30)) {
            var groupMayBegin = new CountDownLatch(1);
            var holding = writers.submit(() -> store.file().write(session -> {
                awaitUninterruptibly(groupMayBegin);
                return 0;
            }));
            var units = new ArrayList<Future<Integer>>();
            for (int unit = 0; unit < 20; unit++) {
                var id = "aggregate-" + unit;
                var fails = unit % 4 == 0;
                units.add(writers.submit(() -> store.file().write(session -> {
                    session.update(
                            "insert into token_entry (processor_name, segment, timestamp) values (?, 0, '')", id);
                    if (fails) {
                        throw new IllegalArgumentException(id);
                    }
                    return 1;
                })));
            }
            groupMayBegin.countDown();
            holding.get();

            for (int unit = 0; unit < 20; unit++) {
                var outcome = units.get(unit);
                if (unit % 4 == 0) {
                    assertThatThrownBy(outcome::get)
                            .isInstanceOf(ExecutionException.class)
                            .hasCauseInstanceOf(IllegalArgumentException.class);
                } else {
                    assertThat(outcome.get()).isEqualTo(1);
                }
                assertThat(store.tokens().fetchSegments("aggregate-" + unit)).hasSize(unit % 4 == 0 ? 0 : 1);
            }
        }
    }

    @Test
    void aClosedStoreRefusesAndSaysThatItPasses() {
        var store = SqliteStore.in(folder);
        store.close();

        assertThatThrownBy(() -> store.events().appendEvents(event("a", 0))).matches(Faults::isTransient);
        assertThatThrownBy(() -> store.events().createHeadToken()).matches(Faults::isTransient);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
