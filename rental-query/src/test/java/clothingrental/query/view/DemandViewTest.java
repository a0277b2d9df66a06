package clothingrental.query.view;

import static clothingrental.query.Folding.foldAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import clothingrental.query.Journey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemandViewTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-30");

    private final DemandView view = new DemandView();
    private final List<SequencedEvent> history = new ArrayList<>();

    @Test
    void anOrderAsksForItsPiecesOnEachDayOfItsRentalPeriod() {
        placed(2, new OrderLine("hanbok-1001", 2), new OrderLine("norigae.7", 1));
        placed(1, new OrderLine("hanbok-1001", 3));

        assertThat(pieces())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "2026-03-30/hanbok-1001", 5L,
                        "2026-03-31/hanbok-1001", 2L,
                        "2026-03-30/norigae.7", 1L,
                        "2026-03-31/norigae.7", 1L));
    }

    @Test
    void linesOfTheSameProductAreCountedTogether() {
        placed(1, new OrderLine("hanbok-1001", 2), new OrderLine("hanbok-1001", 3));

        assertThat(view.documentsOf(history.getFirst().event())).containsExactly("2026-03-30/hanbok-1001");
        assertThat(pieces()).containsExactly(Map.entry("2026-03-30/hanbok-1001", 5L));
    }

    @Test
    void aDocumentTellsItsDayItsProductAndTheLastEventThatIsCounted() {
        placed(1, new OrderLine("hanbok-1001", 2));
        placed(1, new OrderLine("hanbok-1001", 1));

        assertThat(foldAll(view, history))
                .containsExactly(Map.entry("2026-03-30/hanbok-1001", new DemandState(MONDAY, "hanbok-1001", 3, 1)));
    }

    /** More than any batch holds, so that no list of the last orders would do. */
    @Test
    void whatIsHandledAgainIsNotCountedAgainHoweverMuchItIs() {
        for (var number = 0; number < 5_000; number++) {
            placed(1, new OrderLine("hanbok-1001", 1));
        }
        var documents = foldAll(view, history);

        history.forEach(happened -> view.documentsOf(happened.event())
                .forEach(id -> documents.put(id, view.evolve(id, documents.get(id), happened))));

        assertThat(documents)
                .containsExactly(
                        Map.entry("2026-03-30/hanbok-1001", new DemandState(MONDAY, "hanbok-1001", 5_000, 4_999)));
    }

    @Test
    void whatHappensToAnOrderLaterTakesNothingAway() {
        var cancelled = Journey.ofAnOrder().cancelledInTime().history();

        assertThat(cancelled.stream().flatMap(happened -> view.documentsOf(happened.event()).stream()))
                .hasSize(2 * 7)
                .doesNotHaveDuplicates();
        assertThat(cancelled.stream().skip(1))
                .isNotEmpty()
                .allSatisfy(happened ->
                        assertThat(view.documentsOf(happened.event())).isEmpty());
    }

    @Test
    void anEventOfWhichNobodyKnowsWhereItStandsIsNotCounted() {
        var placed = Journey.ofAnOrder().placed().history().getFirst();

        assertThatThrownBy(() -> view.evolve("2026-03-12/norigae.7", null, placed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void placed(int days, OrderLine... lines) {
        var number = history.size();
        var order = "order-" + number;
        var period = new RentalPeriod(MONDAY, MONDAY.plusDays(days - 1L));
        history.add(new SequencedEvent(
                new OrderPlaced(order, Journey.ALICE, List.of(lines), period, "a1b2c3"),
                order,
                0,
                Journey.START,
                number));
    }

    private Map<String, Long> pieces() {
        return foldAll(view, history).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, document -> document.getValue().pieces()));
    }
}
