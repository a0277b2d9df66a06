package clothingrental.ordering.order.model;

import static clothingrental.api.order.OrderRefusalCode.CONTACT_MISSING;
import static clothingrental.api.order.OrderRefusalCode.IDEMPOTENCY_KEY_REUSED;
import static clothingrental.api.order.OrderRefusalCode.VALIDATION_FAILED;
import static clothingrental.ordering.OrderMother.ALICE;
import static clothingrental.ordering.OrderMother.BOB;
import static clothingrental.ordering.OrderMother.LINES;
import static clothingrental.ordering.OrderMother.ORDER;
import static clothingrental.ordering.OrderMother.PERIOD;
import static clothingrental.ordering.OrderMother.REQUEST_HASH;
import static clothingrental.ordering.OrderMother.TODAY;
import static clothingrental.ordering.OrderMother.orderPlaced;
import static clothingrental.ordering.OrderMother.orderThatIs;
import static clothingrental.ordering.OrderMother.placeOrder;
import static clothingrental.testing.Refusals.refusal;
import static java.util.Collections.nCopies;

import clothingrental.api.order.OrderCommand.PlaceOrder;
import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.RentalPeriod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPlacingTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant FIRST_MINUTE_OF_TODAY_IN_SEOUL = Instant.parse("2026-03-09T15:00:00Z");
    private static final Instant LAST_MINUTE_OF_TODAY_IN_SEOUL = Instant.parse("2026-03-10T14:59:59.999Z");
    private static final Duration MAX_LEAD = Duration.ofDays(365);
    private static final Instant A_YEAR_LATER = Instant.parse("2027-03-10T03:00:00Z");

    @Test
    void anOrderIsTaken() {
        onOrderAt(FIRST_MINUTE_OF_TODAY_IN_SEOUL)
                .givenNoPriorActivity()
                .when(placeOrder())
                .expectSuccessfulHandlerExecution()
                .expectEvents(orderPlaced());
    }

    @Test
    void withoutContactDetailsThereIsNowhereToSendTheGarments() {
        var command = new PlaceOrder(ORDER, ALICE, LINES, PERIOD, REQUEST_HASH, false);

        onOrderAt(FIRST_MINUTE_OF_TODAY_IN_SEOUL)
                .givenNoPriorActivity()
                .when(command)
                .expectException(refusal(CONTACT_MISSING))
                .expectNoEvents();
    }

    // ---- the rules of an order

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void anOrderHasOneToTwentyLines(int lines) {
        takes(products(lines, 1), PERIOD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21})
    void anOrderHasNeitherNoLinesNorMoreThanTwenty(int lines) {
        refuses(products(lines, 1), PERIOD, "lines");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void aLineIsForOneToTenOfAGarment(int quantity) {
        takes(List.of(new OrderLine("hanbok-1001", quantity)), PERIOD);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 11, Integer.MAX_VALUE})
    void aLineIsForNoOtherQuantity(int quantity) {
        refuses(List.of(new OrderLine("hanbok-1001", quantity)), PERIOD, "lines[0].quantity");
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "5, 2", "1, 10"})
    void linesOfTheSameProductAreForTenOfItTogether(int lines, int quantity) {
        takes(nCopies(lines, new OrderLine("hanbok-1001", quantity)), PERIOD);
    }

    @Test
    void theLineThatIsOneOfAProductTooManyIsTold() {
        var lines = List.of(
                new OrderLine("hanbok-1001", 6),
                new OrderLine("norigae.7", 10),
                new OrderLine("Hanbok-1001", 4),
                new OrderLine("hanbok-1001", 5),
                new OrderLine("hanbok-1001", 1));

        refuses(lines, PERIOD, "lines[3].quantity");
    }

    @Test
    void aLineThatIsImpossibleByItselfIsToldAsThat() {
        refuses(
                List.of(new OrderLine("hanbok-1001", 10), new OrderLine("hanbok-1001", 11)),
                PERIOD,
                "lines[1].quantity");
    }

    @Test
    void anOrderIsForThirtyPieces() {
        takes(products(3, 10), PERIOD);
        takes(products(15, 2), PERIOD);
    }

    @ParameterizedTest
    @CsvSource({"4, 8", "16, 2", "20, 10"})
    void anOrderIsForNoMoreThanThirtyPieces(int products, int quantity) {
        refuses(products(products, quantity), PERIOD, "lines");
    }

    @Test
    void twoHundredOfTheSameAreTooManyOfAProductAndTooManyPieces() {
        refuses(nCopies(20, new OrderLine("coat", 10)), PERIOD, "lines[1].quantity", "lines");
    }

    @ParameterizedTest
    @MethodSource("possibleProductIds")
    void aProductIsNamedByOneToSixtyFourLettersDigitsDotsUnderscoresAndHyphens(String productId) {
        takes(List.of(new OrderLine(productId, 1)), PERIOD);
    }

    static List<String> possibleProductIds() {
        return List.of("a", "Z", "0", ".", "_", "-", "Hanbok_10.01-b", "x".repeat(64));
    }

    @ParameterizedTest
    @MethodSource("impossibleProductIds")
    void aProductIsNamedByNothingElse(String productId) {
        refuses(List.of(new OrderLine(productId, 1)), PERIOD, "lines[0].productId");
    }

    static List<String> impossibleProductIds() {
        return List.of("", " ", "a b", "a\n", "\n", "hanbok/1001", "한복", "ß", "a\u0000", "x".repeat(65));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 90})
    void aRentalPeriodHasOneToNinetyDaysBothEndsCounted(int days) {
        takes(LINES, new RentalPeriod(TODAY, TODAY.plusDays(days - 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 0, 91, 400})
    void aRentalPeriodHasNoOtherLength(int days) {
        refuses(LINES, new RentalPeriod(TODAY, TODAY.plusDays(days - 1)), "rentalPeriod");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-09T15:00:00Z", "2026-03-10T00:00:00Z", "2026-03-10T14:59:59.999Z"})
    void aRentalMayStartTodayAsLongAsItIsTodayInSeoul(Instant now) {
        onOrderAt(now)
                .givenNoPriorActivity()
                .when(placeOrder(LINES, new RentalPeriod(TODAY, TODAY)))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new OrderPlaced(ORDER, ALICE, LINES, new RentalPeriod(TODAY, TODAY), REQUEST_HASH));
    }

    @Test
    void aRentalDoesNotStartBeforeTodayInSeoulThoughItIsStillYesterdayInLondon() {
        var yesterday = TODAY.minusDays(1);

        onOrderAt(FIRST_MINUTE_OF_TODAY_IN_SEOUL)
                .givenNoPriorActivity()
                .when(placeOrder(LINES, new RentalPeriod(yesterday, TODAY)))
                .expectException(refusal(VALIDATION_FAILED, "rentalPeriod.from"))
                .expectNoEvents();
    }

    @Test
    void aRentalThatCouldStartTodayCanNotTheNextMorning() {
        onOrderAt(LAST_MINUTE_OF_TODAY_IN_SEOUL.plusMillis(1))
                .givenNoPriorActivity()
                .when(placeOrder())
                .expectException(refusal(VALIDATION_FAILED, "rentalPeriod.from"))
                .expectNoEvents();
    }

    @Test
    void aRentalStartsAtMostAYearAhead() {
        var day = TODAY.plusDays(365);

        takes(LINES, new RentalPeriod(day, day.plusDays(89)));
        refuses(LINES, new RentalPeriod(day.plusDays(1), day.plusDays(2)), "rentalPeriod.from");
        refuses(LINES, new RentalPeriod(LocalDate.of(9999, 12, 30), LocalDate.of(9999, 12, 31)), "rentalPeriod.from");
    }

    @Test
    void anOrderOfBeforeThatBreaksTheRulesOfTodayIsStillAnsweredAsTheFirstTime() {
        var coats = nCopies(20, new OrderLine("coat", 10));
        var farAhead = new RentalPeriod(LocalDate.of(9999, 1, 1), LocalDate.of(9999, 1, 2));

        onOrderAt(FIRST_MINUTE_OF_TODAY_IN_SEOUL)
                .given(new OrderPlaced(ORDER, ALICE, coats, farAhead, REQUEST_HASH))
                .when(placeOrder(coats, farAhead))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void everyBrokenRuleIsToldAtOnce() {
        var lines = List.of(new OrderLine("hanbok-1001", 1), new OrderLine("no such name", 0));
        var lastYear = new RentalPeriod(LocalDate.of(2025, 3, 10), LocalDate.of(2025, 3, 9));

        refuses(lines, lastYear, "lines[1].productId", "lines[1].quantity", "rentalPeriod", "rentalPeriod.from");
    }

    // ---- the same request again

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void theSameRequestAgainSucceedsAndRecordsNothingWhereverTheOrderStands(OrderStatus status) {
        onOrderAt(FIRST_MINUTE_OF_TODAY_IN_SEOUL)
                .given(orderThatIs(status))
                .when(placeOrder())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSameRequestAgainSucceedsWhenItsRentalHasLongBegun() {
        onOrderAt(A_YEAR_LATER)
                .given(orderPlaced())
                .when(placeOrder())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSameRequestAgainSucceedsWhenTheContactDetailsAreGone() {
        onOrderAt(FIRST_MINUTE_OF_TODAY_IN_SEOUL)
                .given(orderPlaced())
                .when(new PlaceOrder(ORDER, ALICE, LINES, PERIOD, REQUEST_HASH, false))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        onOrderAt(FIRST_MINUTE_OF_TODAY_IN_SEOUL)
                .given(orderPlaced())
                .when(new PlaceOrder(ORDER, ALICE, LINES, PERIOD, "another-hash", true))
                .expectException(refusal(IDEMPOTENCY_KEY_REUSED))
                .expectNoEvents();
    }

    @Test
    void aReusedKeyIsToldBeforeAnyOtherRule() {
        var breaksEveryRule = new PlaceOrder(
                ORDER, ALICE, List.of(), new RentalPeriod(TODAY, LocalDate.EPOCH), "another-hash", false);

        onOrderAt(A_YEAR_LATER)
                .given(orderPlaced())
                .when(breaksEveryRule)
                .expectException(refusal(IDEMPOTENCY_KEY_REUSED))
                .expectNoEvents();
    }

    @Test
    void anotherCustomerCanNotTakeOverAnOrderByGuessingItsIdAndRequest() {
        onOrderAt(FIRST_MINUTE_OF_TODAY_IN_SEOUL)
                .given(orderPlaced())
                .when(new PlaceOrder(ORDER, BOB, LINES, PERIOD, REQUEST_HASH, true))
                .expectException(refusal(IDEMPOTENCY_KEY_REUSED))
                .expectNoEvents();
    }

    // ---- the small language of this test

    private static FixtureConfiguration<Order> onOrderAt(Instant now) {
        return new AggregateTestFixture<>(Order.class)
                .registerInjectableResource(new OrderLimits(Clock.fixed(now, SEOUL), MAX_LEAD));
    }

    /** So many garments, so many of each. */
    private static List<OrderLine> products(int products, int quantity) {
        return IntStream.range(0, products)
                .mapToObj(product -> new OrderLine("hanbok-" + product, quantity))
                .toList();
    }

    private static void takes(List<OrderLine> lines, RentalPeriod period) {
        onOrderAt(FIRST_MINUTE_OF_TODAY_IN_SEOUL)
                .givenNoPriorActivity()
                .when(placeOrder(lines, period))
                .expectSuccessfulHandlerExecution()
                .expectEvents(new OrderPlaced(ORDER, ALICE, lines, period, REQUEST_HASH));
    }

    private static void refuses(List<OrderLine> lines, RentalPeriod period, String... fields) {
        onOrderAt(FIRST_MINUTE_OF_TODAY_IN_SEOUL)
                .givenNoPriorActivity()
                .when(placeOrder(lines, period))
                .expectException(refusal(VALIDATION_FAILED, fields))
                .expectNoEvents();
    }
}
