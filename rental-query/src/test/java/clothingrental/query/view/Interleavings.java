package clothingrental.query.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/** All ways in which the events of several aggregates can arrive, each aggregate's own in their order. */
final class Interleavings {

    private final List<Deque<SequencedEvent>> aggregates;
    private final int length;

    Interleavings(List<SequencedEvent> history) {
        var byAggregate = new LinkedHashMap<String, Deque<SequencedEvent>>();
        history.forEach(happened -> byAggregate
                .computeIfAbsent(happened.aggregateId(), id -> new ArrayDeque<>())
                .add(happened));
        aggregates = List.copyOf(byAggregate.values());
        length = history.size();
    }

    /** Tells each of them once; answers how many there were. */
    int forEach(Consumer<List<SequencedEvent>> arrival) {
        return from(new ArrayList<>(), arrival);
    }

    private int from(List<SequencedEvent> soFar, Consumer<List<SequencedEvent>> arrival) {
        if (soFar.size() == length) {
            arrival.accept(List.copyOf(soFar));
            return 1;
        }
        var count = 0;
        for (var aggregate : aggregates) {
            if (!aggregate.isEmpty()) {
                var next = aggregate.removeFirst();
                soFar.addLast(next);
                count += from(soFar, arrival);
                soFar.removeLast();
                aggregate.addFirst(next);
            }
        }
        return count;
    }
}
