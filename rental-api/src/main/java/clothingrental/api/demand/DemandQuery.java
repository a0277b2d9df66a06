package clothingrental.api.demand;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about demand. Answered by rental-query. */
public sealed interface DemandQuery {

    /**
     * What was asked for on some days, by day and then by product; answered with {@link DemandAnswer}.
     *
     * @param from the first day
     * @param to the last day
     * @param after begin behind this product on this day; at the beginning when null
     * @param size 1 to 1,000
     */
    record FindDemand(
            LocalDate from, LocalDate to, @Nullable ProductDay after, int size) implements DemandQuery {}

    /** A product on a day, whether or not it was asked for. */
    record ProductDay(LocalDate date, String productId) {}

    /**
     * How much of a product was asked for on a day.
     *
     * @param pieces of all orders whose rental period has the day in it, also of those that were cancelled later
     */
    record ProductDemand(LocalDate date, String productId, long pieces) {}

    /** The answer. A product that nobody asked for on a day is not in it. */
    record DemandAnswer(List<ProductDemand> content) {}
}
