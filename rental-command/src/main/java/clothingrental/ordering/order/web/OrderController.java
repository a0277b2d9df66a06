package clothingrental.ordering.order.web;

import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderCommand.PlaceOrder;
import clothingrental.api.order.OrderCommand.RequestCancellation;
import clothingrental.api.order.OrderCommand.RequestReturn;
import clothingrental.api.order.OrderCommand.RequestReturnWithdrawal;
import clothingrental.api.order.OrderRefusalCode;
import clothingrental.api.order.OrderStatus;
import clothingrental.api.order.OrderView;
import clothingrental.ordering.customer.CustomerContactQueryHandler;
import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.openapi.Refusals;
import clothingrental.platform.security.ForCustomer;
import clothingrental.platform.web.request.WaitPreference;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Customers order, cancel and give back. The acting customer is always the user of the token. */
@RestController
@RequestMapping(path = "/api/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@ForCustomer
@Tag(name = ApiTags.ORDERS, description = ApiTags.ORDERS_DESCRIPTION)
class OrderController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final CommandGateway commands;
    private final CustomerContactQueryHandler contacts;
    private final CancellationDecisionWaiter decisions;
    private final WaitPreference waiting;

    OrderController(
            CommandGateway commands,
            CustomerContactQueryHandler contacts,
            CancellationDecisionWaiter decisions,
            WaitPreference waiting) {
        this.commands = commands;
        this.contacts = contacts;
        this.decisions = decisions;
        this.waiting = waiting;
    }

    /** The answer to every command on an order: which one, and what its customer sees now. */
    record Accepted(String orderId, OrderStatus status) {}

    record CancellationRequest(@NotNull CancellationReason reason) {}

    @PostMapping
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description = "Repeated with the same Idempotency-Key and body it answers the same; with another body 422.")
    @Refusals(
            value = {"CONTACT_MISSING", "IDEMPOTENCY_KEY_REUSED"},
            of = OrderRefusalCode.class)
    @ApiResponse(responseCode = "201", description = "Taken; Location is where to look at it.")
    ResponseEntity<Accepted> place(
            Principal customer,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false)
                    @Pattern(regexp = "[\\x20-\\x7E]{1,128}", message = "must be 1 to 128 printable characters") @Nullable String idempotencyKey,
            @Valid @RequestBody PlaceOrderRequest request) {
        var customerId = customer.getName();
        var orderId = OrderIdGenerator.orderIdFor(customerId, idempotencyKey);
        commands.sendAndWait(new PlaceOrder(
                orderId,
                customerId,
                request.orderLines(),
                request.period(),
                RequestHash.of(request),
                contacts.areKnownOf(customerId)));
        return ResponseEntity.created(URI.create("/api/orders/" + orderId))
                .body(new Accepted(orderId, OrderStatus.PLACED));
    }

    @PostMapping("/{orderId}/cancellation")
    @Operation(
            operationId = "cancelOrder",
            summary = "Ask for an order's cancellation",
            description = "Decided once the delivery has answered; until then the order shows CANCELLATION_REQUESTED."
                    + " `Prefer: wait=N` waits up to N seconds for the decision.")
    @Refusals(
            value = {"ORDER_NOT_FOUND", "ORDER_ALREADY_SHIPPED"},
            of = OrderRefusalCode.class)
    @ApiResponse(
            responseCode = "200",
            description = "Decided; only with `Prefer: wait=N`.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Taken, and not decided yet.",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    ResponseEntity<Object> cancel(
            Principal customer,
            @PathVariable String orderId,
            @RequestHeader(name = WaitPreference.PREFER, required = false) @Nullable String prefer,
            @Valid @RequestBody CancellationRequest request,
            HttpServletResponse response) {
        OrderStatus status = commands.sendAndWait(new RequestCancellation(
                orderId, customer.getName(), UUID.randomUUID().toString(), request.reason()));
        return waiting.applied(prefer, response)
                .flatMap(patience -> decisions.await(orderId, customer.getName(), patience))
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.accepted().body(new Accepted(orderId, status)));
    }

    @PostMapping("/{orderId}/return")
    @Refusals(
            value = {
                "ORDER_NOT_FOUND",
                "ORDER_NOT_DELIVERED",
                "ORDER_CANCELLED",
                "ORDER_ALREADY_RETURNED",
                "RETURN_WITHDRAWAL_PENDING"
            },
            of = OrderRefusalCode.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "requestReturn",
            summary = "Give the garments back",
            description = "The delivery team will collect them.")
    Accepted giveBack(Principal customer, @PathVariable String orderId) {
        OrderStatus status = commands.sendAndWait(new RequestReturn(orderId, customer.getName()));
        return new Accepted(orderId, status);
    }

    @DeleteMapping("/{orderId}/return")
    @Refusals(
            value = {"ORDER_NOT_FOUND", "ORDER_NOT_RETURNING"},
            of = OrderRefusalCode.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "takeBackReturn",
            summary = "Take a return back",
            description = "Possible while the garments are not collected. Decided once the delivery has answered: until"
                    + " then the order shows RETURN_REQUESTED, afterwards DELIVERED, or RETURNING if the garments had been"
                    + " collected before. 409 ORDER_NOT_RETURNING if there is no such return.")
    Accepted takeBackReturn(Principal customer, @PathVariable String orderId) {
        OrderStatus status = commands.sendAndWait(new RequestReturnWithdrawal(
                orderId, customer.getName(), UUID.randomUUID().toString()));
        return new Accepted(orderId, status);
    }
}
