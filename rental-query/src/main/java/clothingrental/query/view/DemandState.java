package clothingrental.query.view;

import java.time.LocalDate;

/**
 * How much of a product was asked for on a day.
 *
 * @param pieces of all orders
 * @param position of the last event that is counted
 */
public record DemandState(LocalDate date, String productId, long pieces, long position) {}
