package clothingrental.query;

import static clothingrental.query.Journey.ALICE;
import static clothingrental.query.Journey.BOB;
import static clothingrental.query.Journey.START;

import clothingrental.query.view.SequencedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;

/** Histories of many orders, made up from a seed: the same seed, the same history. */
public final class Histories {

    private final Random random;

    public Histories(long seed) {
        this.random = new Random(seed);
    }

    /** Orders on journeys of all kinds, cut off anywhere, their events in a jumble that keeps each aggregate's order. */
    public List<SequencedEvent> ofOrders(int count) {
        var byAggregate = new LinkedHashMap<String, Queue<SequencedEvent>>();
        for (var number = 0; number < count; number++) {
            var whole = someJourney(number).history();
            whole.subList(0, 1 + random.nextInt(whole.size()))
                    .forEach(happened -> byAggregate
                            .computeIfAbsent(happened.aggregateId(), id -> new ArrayDeque<>())
                            .add(happened));
        }
        return jumble(new ArrayList<>(byAggregate.values()));
    }

    /** The same history in batches of 1 to {@code most} events. */
    public List<List<SequencedEvent>> inBatches(List<SequencedEvent> history, int most) {
        var batches = new ArrayList<List<SequencedEvent>>();
        var from = 0;
        while (from < history.size()) {
            var to = Math.min(history.size(), from + 1 + random.nextInt(most));
            batches.add(history.subList(from, to));
            from = to;
        }
        return batches;
    }

    private Journey someJourney(int number) {
        var journey = Journey.ofOrder(
                UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (number >> 8)})
                        .toString(),
                random.nextBoolean() ? ALICE : BOB,
                START.plus(Duration.ofMillis(random.nextInt(100_000))));
        return switch (random.nextInt(6)) {
            case 0 -> journey.cancelledInTime();
            case 1 -> journey.cancelledBeforeTheDeliveryWasKnown();
            case 2 -> journey.cancellationTooLate();
            case 3 -> journey.corrected();
            case 4 -> journey.returnTakenBack();
            default -> journey.thereAndBack();
        };
    }

    private List<SequencedEvent> jumble(List<Queue<SequencedEvent>> aggregates) {
        var history = new ArrayList<SequencedEvent>();
        while (!aggregates.isEmpty()) {
            var one = random.nextInt(aggregates.size());
            history.add(aggregates.get(one).remove());
            if (aggregates.get(one).isEmpty()) {
                aggregates.remove(one);
            }
        }
        return history;
    }
}
