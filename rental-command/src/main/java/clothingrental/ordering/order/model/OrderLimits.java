package clothingrental.ordering.order.model;

import clothingrental.api.order.OrderCommand.PlaceOrder;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import clothingrental.api.refusal.Refusal.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules that a new order must keep, and the only place where they are written down (design, section 3).
 *
 * <p>They are looked at when an order is placed, and never again: orders of before stay as they are.
 *
 * @param clock tells today, in the time zone of the rental house
 * @param maxLead how far ahead a rental may start; whole days count
 */
public record OrderLimits(Clock clock, Duration maxLead) {

    private static final int MAX_LINES = 20;
    private static final int MAX_QUANTITY = 10;
    private static final int MAX_PIECES = 30;
    private static final int MAX_DAYS = 90;
    private static final int LAST_YEAR = 9999;
    private static final Pattern PRODUCT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Every rule that the order breaks; none, if it may be placed. */
    List<Violation> brokenBy(PlaceOrder order) {
        var violations = new ArrayList<Violation>();
        numberOfLinesIsWithinLimit(order.lines(), violations);
        for (int i = 0; i < order.lines().size(); i++) {
            var path = "lines[" + i + "].";
            productIsNamed(order.lines().get(i), path + "productId", violations);
            quantityIsWithinLimit(order.lines().get(i), path + "quantity", violations);
        }
        quantityPerProductIsWithinLimit(order.lines(), violations);
        totalQuantityIsWithinLimit(order.lines(), violations);
        periodLengthIsWithinLimit(order.rentalPeriod(), violations);
        periodStartsWithinLeadTime(order.rentalPeriod(), violations);
        periodEndsInFourDigitYear(order.rentalPeriod(), violations);
        return violations;
    }

    private static void numberOfLinesIsWithinLimit(List<OrderLine> lines, List<Violation> violations) {
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            violations.add(new Violation("lines", "must be 1 to " + MAX_LINES + " lines"));
        }
    }

    private static void productIsNamed(OrderLine line, String field, List<Violation> violations) {
        if (!PRODUCT_ID.matcher(line.productId()).matches()) {
            violations.add(new Violation(field, "must be 1 to 64 letters, digits, dots, underscores or hyphens"));
        }
    }

    private static void quantityIsWithinLimit(OrderLine line, String field, List<Violation> violations) {
        if (!hasAllowedQuantity(line)) {
            violations.add(new Violation(field, "must be 1 to " + MAX_QUANTITY));
        }
    }

    private static boolean hasAllowedQuantity(OrderLine line) {
        return line.quantity() >= 1 && line.quantity() <= MAX_QUANTITY;
    }

    /** Lines of the same product count together; told is the line that is one too many. */
    private static void quantityPerProductIsWithinLimit(List<OrderLine> lines, List<Violation> violations) {
        var pieces = new HashMap<String, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (hasAllowedQuantity(line)) {
                int before = pieces.getOrDefault(line.productId(), 0);
                int now = before + line.quantity();
                pieces.put(line.productId(), now);
                if (before <= MAX_QUANTITY && now > MAX_QUANTITY) {
                    violations.add(new Violation(
                            "lines[" + i + "].quantity",
                            "must be at most " + MAX_QUANTITY + " of a product, all its lines counted together"));
                }
            }
        }
    }

    /** A line whose quantity is impossible is told as such, and not counted. */
    private static void totalQuantityIsWithinLimit(List<OrderLine> lines, List<Violation> violations) {
        var pieces = lines.stream()
                .filter(OrderLimits::hasAllowedQuantity)
                .mapToInt(OrderLine::quantity)
                .sum();
        if (pieces > MAX_PIECES) {
            violations.add(new Violation("lines", "must be at most " + MAX_PIECES + " pieces in all"));
        }
    }

    private static void periodLengthIsWithinLimit(RentalPeriod period, List<Violation> violations) {
        if (period.days() < 1 || period.days() > MAX_DAYS) {
            violations.add(new Violation("rentalPeriod", "must be 1 to " + MAX_DAYS + " days, both ends counted"));
        }
    }

    /** Years of four digits: what is beyond can't be written as clients read dates, nor kept in every store. */
    private static void periodEndsInFourDigitYear(RentalPeriod period, List<Violation> violations) {
        if (period.to().getYear() > LAST_YEAR) {
            violations.add(new Violation("rentalPeriod.to", "must not be after the year " + LAST_YEAR));
        }
    }

    private void periodStartsWithinLeadTime(RentalPeriod period, List<Violation> violations) {
        var today = LocalDate.now(clock);
        if (period.from().isBefore(today)) {
            violations.add(new Violation("rentalPeriod.from", "must not be before today"));
        } else if (period.from().isAfter(today.plusDays(maxLead.toDays()))) {
            violations.add(new Violation("rentalPeriod.from", "must be at most " + maxLead.toDays() + " days ahead"));
        }
    }
}
