package clothingrental.query.order;

import clothingrental.api.order.OrderQuery.FindCustomerOrder;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderView;
import clothingrental.platform.messaging.query.QueryClient;
import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.openapi.Refusals;
import clothingrental.platform.security.ForCustomer;
import clothingrental.platform.web.StreamingResponse;
import clothingrental.platform.web.WebProperties;
import clothingrental.platform.web.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * A customer follows an order. Each follower is a virtual thread that waits; a slow client keeps nobody else waiting,
 * and one that is gone is noticed at the next heartbeat.
 */
@RestController
@RequestMapping("/api/orders")
@ForCustomer
@Tag(name = ApiTags.ORDERS, description = ApiTags.ORDERS_DESCRIPTION)
class OrderUpdatesController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Logger LOG = LoggerFactory.getLogger(OrderUpdatesController.class);

    private final QueryClient requests;
    private final JsonMapper json;
    private final Duration heartbeat;
    private final OrderSubscribers followers;

    OrderUpdatesController(QueryClient requests, JsonMapper json, OrderSubscribers followers, WebProperties web) {
        this.requests = requests;
        this.json = json;
        this.followers = followers;
        this.heartbeat = web.heartbeat();
    }

    @GetMapping(path = "/{orderId}/updates", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followOrder",
            summary = "Follow one of my orders",
            description =
                    "Events named `order` with the order as it is now, then at each change; their id is the order's"
                            + " `version`. When the order is final, an event named `end` follows and the stream ends; one that ends"
                            + " without it is to be followed again. Who comes back hears the order as it is now first.")
    @ApiResponse(
            responseCode = "204",
            description = "`Last-Event-ID` is the version of a final order: there is nothing more to hear.",
            content = @Content)
    @Refusals(value = "ORDER_NOT_FOUND", of = ProblemCode.class)
    @ApiResponse(
            responseCode = "200",
            description = "A stream of server-sent events.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = OrderView.class)))
    void updates(
            Principal customer,
            @PathVariable String orderId,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            HttpMethod method,
            HttpServletResponse response)
            throws InterruptedException, HttpRequestMethodNotSupportedException {
        StreamingResponse.onlyFor(method);
        var question = new FindCustomerOrder(orderId, customer.getName());
        var following = new OrderSubscription();
        followers.come(following);
        var subscription = requests.follow(question, OrderAnswer.class)
                .subscribe(following::hears, following::fails, following::ends);
        try {
            following.tell(new OrderEventStream(json, response), lastEventId, heartbeat);
        } catch (IOException gone) {
            LOG.debug("A follower is gone: {}", gone.toString());
        } finally {
            subscription.dispose();
            followers.go(following);
        }
    }
}
