package clothingrental.api.order;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days for which the garments are rented: local dates of the rental house, both inclusive.
 *
 * @param from the first day
 * @param to the last day
 */
public record RentalPeriod(LocalDate from, LocalDate to) {

    /** The length in days, counting both ends; zero or less when the period ends before it starts. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
