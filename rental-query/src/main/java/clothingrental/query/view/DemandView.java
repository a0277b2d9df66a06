package clothingrental.query.view;

import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderLine;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces of a product were asked for on each day: a document for each product and day. It counts what customers asked
 * for, so that a cancellation takes nothing away and one event says it all.
 *
 * <p>Orders meet in its documents. That an order is counted once is told by the position of the last event that a document
 * contains: a number, whatever a batch repeats. A list of the last orders would have to be longer than a batch, in each
 * document. The price is that events have to come in the order of their positions, in one segment
 * ({@code ONE_AFTER_THE_OTHER}): an order has up to 20 products, so that no sequencing by product could put it into one
 * segment. An event that was parked and is handled after later ones is not counted; a rebuild counts it.
 */
public final class DemandView implements View<DemandState> {

    private static final char SEPARATOR = '/';

    @Override
    public String name() {
        return "demand";
    }

    @Override
    public int version() {
        return 1;
    }

    /** The id of the document of a product and a day. Ids of a day are sorted as its products are. */
    public static String idOf(LocalDate date, String productId) {
        return date.toString() + SEPARATOR + productId;
    }

    @Override
    public Collection<String> documentsOf(Object event) {
        return event instanceof OrderPlaced placed
                ? placed.rentalPeriod()
                        .from()
                        .datesUntil(placed.rentalPeriod().to().plusDays(1))
                        .flatMap(date -> productsOf(placed).map(product -> idOf(date, product)))
                        .toList()
                : List.of();
    }

    private static Stream<String> productsOf(OrderPlaced placed) {
        return placed.lines().stream().map(OrderLine::productId).distinct();
    }

    @Override
    public DemandState evolve(String id, @Nullable DemandState state, SequencedEvent happened) {
        if (!(happened.event() instanceof OrderPlaced placed)) {
            throw new IllegalArgumentException("nothing was asked for by " + happened.event());
        }
        if (happened.position() == SequencedEvent.UNKNOWN_POSITION) {
            throw new IllegalArgumentException("it must be known where an event stands, or it may be counted twice");
        }
        if (state != null && happened.position() <= state.position()) {
            return state;
        }
        var separator = id.indexOf(SEPARATOR);
        var product = id.substring(separator + 1);
        return new DemandState(
                LocalDate.parse(id.substring(0, separator)),
                product,
                (state == null ? 0 : state.pieces()) + piecesOf(product, placed),
                happened.position());
    }

    private static long piecesOf(String product, OrderPlaced placed) {
        return placed.lines().stream()
                .filter(line -> line.productId().equals(product))
                .mapToLong(OrderLine::quantity)
                .sum();
    }
}
