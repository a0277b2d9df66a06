package clothingrental.query.order;

import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.FindCustomerOrders;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderQuery.OrderPage;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.platform.messaging.query.QueryClient;
import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.openapi.Refusals;
import clothingrental.platform.security.ForCustomer;
import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemException;
import clothingrental.platform.web.request.PageParameters;
import clothingrental.platform.web.request.WaitPreference;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** My page: customers look at their orders. */
@RestController
@RequestMapping("/api/orders")
@ForCustomer
@Tag(name = ApiTags.ORDERS, description = ApiTags.ORDERS_DESCRIPTION)
class OrderViewController {

    private final QueryClient requests;
    private final WaitPreference waiting;

    OrderViewController(QueryClient requests, WaitPreference waiting) {
        this.requests = requests;
        this.waiting = waiting;
    }

    @GetMapping
    @Operation(
            operationId = "listOrders",
            summary = "My orders, newest first",
            description = "All of them, or those of one status.")
    PagedOrders mine(
            Principal customer,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(defaultValue = PageParameters.FIRST_PAGE) @Min(0) @Max(PageParameters.LAST_PAGE) int page,
            @RequestParam(defaultValue = PageParameters.SIZE) @Min(1) @Max(PageParameters.MAX_SIZE) int size) {
        return PagedOrders.of(
                requests.ask(new FindCustomerOrders(customer.getName(), status, page, size), OrderPage.class));
    }

    @GetMapping("/{orderId}")
    @Refusals(value = "ORDER_NOT_FOUND", of = ProblemCode.class)
    @Operation(
            operationId = "getOrder",
            summary = "One of my orders",
            description =
                    "404 ORDER_NOT_FOUND also for another customer's. `Prefer: wait=N` waits up to N seconds for an"
                            + " order that was just placed.")
    OrderView one(
            Principal customer,
            @PathVariable String orderId,
            @RequestHeader(name = WaitPreference.PREFER, required = false) @Nullable String prefer,
            HttpServletResponse response) {
        var query = new FindCustomerOrder(orderId, customer.getName());
        var answer = waiting.applied(prefer, response)
                .map(patience -> requests.askUntil(query, OrderAnswer.class, found -> found.order() != null, patience))
                .orElseGet(() -> requests.ask(query, OrderAnswer.class));
        if (answer.order() == null) {
            throw new ProblemException(ProblemCode.ORDER_NOT_FOUND);
        }
        return answer.order();
    }
}
