package clothingrental.query.support;

import clothingrental.api.mail.MailQuery.FindOrderMails;
import clothingrental.api.mail.MailQuery.OrderMails;
import clothingrental.api.order.OrderQuery.FindOrder;
import clothingrental.api.order.OrderQuery.FindOrders;
import clothingrental.api.order.OrderQuery.FindPendingCancellations;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderQuery.OrderPage;
import clothingrental.api.order.OrderQuery.Sorting;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.platform.messaging.query.QueryClient;
import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.openapi.Refusals;
import clothingrental.platform.security.ForSupport;
import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemException;
import clothingrental.platform.web.request.PageParameters;
import clothingrental.query.order.PagedOrders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Support finds any customer's order. Contact details are not in it: views have none. */
@RestController
@RequestMapping("/api/support")
@ForSupport
@Tag(name = ApiTags.SUPPORT, description = ApiTags.SUPPORT_DESCRIPTION)
class SupportController {

    private static final String OLDEST_FIRST = "placedAt,asc";

    /** Long before there was a rental; it keeps the moment within what a store can take. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final QueryClient requests;
    private final Clock clock;

    SupportController(QueryClient requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @GetMapping("/orders")
    @Operation(
            operationId = "searchOrders",
            summary = "Search orders",
            description =
                    "placedFrom is inclusive, placedTo exclusive. Orders of the same moment come in a fixed order.")
    PagedOrders orders(
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable String productId,
            @RequestParam(required = false) @Nullable Instant placedFrom,
            @RequestParam(required = false) @Nullable Instant placedTo,
            @RequestParam(defaultValue = PageParameters.FIRST_PAGE) @Min(0) @Max(PageParameters.LAST_PAGE) int page,
            @RequestParam(defaultValue = PageParameters.SIZE) @Min(1) @Max(PageParameters.MAX_SIZE) int size,
            @RequestParam(defaultValue = "placedAt,desc")
                    @Pattern(regexp = "placedAt,(asc|desc)", message = "must be placedAt,desc or placedAt,asc")
                    String sort) {
        var sorting = sort.equals(OLDEST_FIRST) ? Sorting.OLDEST_FIRST : Sorting.NEWEST_FIRST;
        return PagedOrders.of(requests.ask(
                new FindOrders(status, customerId, productId, placedFrom, placedTo, sorting, page, size),
                OrderPage.class));
    }

    @GetMapping("/orders/{orderId}")
    @Refusals(value = "ORDER_NOT_FOUND", of = ProblemCode.class)
    @Operation(
            operationId = "getAnyOrder",
            summary = "Any customer's order, with its deliveries",
            description = "As its customer sees it. Contact details are not in it.")
    OrderView one(@PathVariable String orderId) {
        var answer = requests.ask(new FindOrder(orderId), OrderAnswer.class);
        if (answer.order() == null) {
            throw new ProblemException(ProblemCode.ORDER_NOT_FOUND);
        }
        return answer.order();
    }

    @GetMapping("/orders/{orderId}/mails")
    @Refusals(value = "ORDER_NOT_FOUND", of = ProblemCode.class)
    @Operation(
            operationId = "listOrderMails",
            summary = "What an order's customer was told by mail, and what became of it",
            description = "In the order of the events. Neither the words nor the address are kept. 503 while the"
                    + " notifier is down.")
    OrderMails mails(@PathVariable String orderId) {
        one(orderId);
        return requests.ask(new FindOrderMails(orderId), OrderMails.class);
    }

    @GetMapping("/cancellations")
    @Operation(
            operationId = "listPendingCancellations",
            summary = "Orders with a pending cancellation, the longest pending first",
            description = "pendingLongerThan is a duration as PT5M.")
    PagedOrders pendingCancellations(
            @RequestParam(required = false) @Nullable Duration pendingLongerThan,
            @RequestParam(defaultValue = PageParameters.FIRST_PAGE) @Min(0) @Max(PageParameters.LAST_PAGE) int page,
            @RequestParam(defaultValue = PageParameters.SIZE) @Min(1) @Max(PageParameters.MAX_SIZE) int size) {
        var pending = pendingLongerThan == null ? Duration.ZERO : pendingLongerThan;
        if (pending.isNegative() || pending.compareTo(LONGEST) > 0) {
            throw new ProblemException(
                    ProblemCode.VALIDATION_FAILED,
                    List.of(new Violation("pendingLongerThan", "must be a duration of 0 to 36500 days")));
        }
        var requestedUntil = clock.instant().minus(pending);
        return PagedOrders.of(requests.ask(new FindPendingCancellations(requestedUntil, page, size), OrderPage.class));
    }
}
