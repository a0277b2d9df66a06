package clothingrental.query.delivery;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerQuery.ContactAnswer;
import clothingrental.api.customer.CustomerQuery.FindCustomerContact;
import clothingrental.api.delivery.DeliveryQuery.DeliveryAnswer;
import clothingrental.api.delivery.DeliveryQuery.DeliveryPage;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveries;
import clothingrental.api.delivery.DeliveryQuery.FindDeliveriesAfter;
import clothingrental.api.delivery.DeliveryQuery.FindDelivery;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.platform.messaging.query.QueryClient;
import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.openapi.Refusals;
import clothingrental.platform.security.ForDelivery;
import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemException;
import clothingrental.platform.web.request.PageParameters;
import clothingrental.platform.web.request.WaitPreference;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The delivery team looks at its board, and at whom a delivery goes to. */
@RestController
@RequestMapping("/api/deliveries")
@ForDelivery
@Tag(name = ApiTags.DELIVERIES, description = ApiTags.DELIVERIES_DESCRIPTION)
class DeliveryBoardController {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryBoardController.class);

    private final QueryClient requests;
    private final WaitPreference waiting;

    DeliveryBoardController(QueryClient requests, WaitPreference waiting) {
        this.requests = requests;
        this.waiting = waiting;
    }

    @GetMapping
    @Operation(
            operationId = "listDeliveries",
            summary = "The board, oldest first",
            description =
                    "Pages by their number shift while deliveries are shipped or come in. Who wants to see each delivery"
                            + " once goes on from the position that each page tells as next: after=next, without page. `Prefer:"
                            + " wait=N` waits up to N seconds for a first page that has something on it.")
    PagedDeliveries board(
            @RequestParam(required = false) @Nullable DeliveryStatus status,
            @RequestParam(required = false) @Nullable Leg leg,
            @Parameter(description = "From 0, which it is if neither page nor after is given.")
                    @RequestParam(required = false)
                    @Min(0) @Max(PageParameters.LAST_PAGE) @Nullable Integer page,
            @Parameter(description = "The next of another page. Not together with page.")
                    @RequestParam(required = false)
                    @Nullable String after,
            @RequestParam(defaultValue = PageParameters.SIZE) @Min(1) @Max(PageParameters.MAX_SIZE) int size,
            @RequestHeader(name = WaitPreference.PREFER, required = false) @Nullable String prefer,
            HttpServletResponse response) {
        if (after != null) {
            if (page != null) {
                throw refused("can't be given together with page");
            }
            var position = BoardPosition.read(after)
                    .orElseThrow(() -> refused("must be a position that a page has told as next"));
            return PagedDeliveries.behindAPosition(requests.ask(
                    new FindDeliveriesAfter(status, leg, position.scheduledAt(), position.deliveryId(), size),
                    DeliveryPage.class));
        }
        var query = new FindDeliveries(status, leg, page == null ? 0 : page, size);
        return PagedDeliveries.numbered(waiting.applied(prefer, response)
                .map(patience -> requests.askUntil(
                        query, DeliveryPage.class, found -> !found.content().isEmpty(), patience))
                .orElseGet(() -> requests.ask(query, DeliveryPage.class)));
    }

    private static ProblemException refused(String message) {
        return new ProblemException(ProblemCode.VALIDATION_FAILED, List.of(new Violation("after", message)));
    }

    @GetMapping("/{deliveryId}")
    @Refusals(value = "DELIVERY_NOT_FOUND", of = ProblemCode.class)
    @Operation(
            operationId = "getDelivery",
            summary = "One delivery, with its recipient",
            description = "No recipient once the delivery is final.")
    DeliveryDetail one(@PathVariable String deliveryId) {
        var delivery =
                requests.ask(new FindDelivery(deliveryId), DeliveryAnswer.class).delivery();
        if (delivery == null) {
            throw new ProblemException(ProblemCode.DELIVERY_NOT_FOUND);
        }
        if (delivery.status().isFinal() || delivery.customerId() == null) {
            return new DeliveryDetail(delivery, null, null);
        }
        return recipient(delivery.customerId())
                .map(contact -> new DeliveryDetail(delivery, contact, null))
                .orElseGet(() -> new DeliveryDetail(delivery, null, true));
    }

    /** A board without names is better than no board: whatever keeps the contact from us is no error here. */
    private Optional<CustomerContact> recipient(String customerId) {
        try {
            return Optional.ofNullable(requests.ask(new FindCustomerContact(customerId), ContactAnswer.class)
                    .contact());
        } catch (RuntimeException unavailable) {
            LOG.warn("No recipient to show: {}", unavailable.toString());
            return Optional.empty();
        }
    }
}
