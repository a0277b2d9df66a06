package clothingrental.query.audit;

import clothingrental.api.order.OrderView;
import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.openapi.Refusals;
import clothingrental.platform.security.ForAuditor;
import clothingrental.platform.web.StreamingResponse;
import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemException;
import clothingrental.query.audit.EventExport.Selection;
import clothingrental.query.view.OrderState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The auditor replays what happened. */
@RestController
@RequestMapping("/api/audit")
@ForAuditor
@Tag(name = ApiTags.AUDIT, description = ApiTags.AUDIT_DESCRIPTION)
class AuditController {

    private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);

    private final OrderHistory history;
    private final EventExport export;
    private final Clock clock;

    AuditController(OrderHistory history, EventExport export, Clock clock) {
        this.history = history;
        this.export = export;
        this.clock = clock;
    }

    /** An order's events in the order they happened. */
    record History(List<RecordedEvent> content) {}

    @GetMapping("/orders/{orderId}/events")
    @Refusals(value = "ORDER_NOT_FOUND", of = ProblemCode.class)
    @Operation(
            operationId = "listOrderEvents",
            summary = "What happened to an order and its deliveries",
            description =
                    "Every event in the order they happened: what, when, who asked for it, and what it follows from.")
    History events(@PathVariable String orderId) {
        var events = history.of(orderId);
        if (events.isEmpty()) {
            throw new ProblemException(ProblemCode.ORDER_NOT_FOUND);
        }
        return new History(events);
    }

    @GetMapping("/orders/{orderId}")
    @Refusals(value = "ORDER_NOT_FOUND", of = ProblemCode.class)
    @Operation(
            operationId = "getOrderAt",
            summary = "An order as of any moment",
            description = "That moment's events included; now, if no moment is given. 404 ORDER_NOT_FOUND before it was"
                    + " placed.")
    OrderView at(@PathVariable String orderId, @RequestParam(required = false) @Nullable Instant at) {
        return Optional.ofNullable(history.at(at == null ? clock.instant() : at, orderId))
                .flatMap(OrderState::view)
                .orElseThrow(() -> new ProblemException(ProblemCode.ORDER_NOT_FOUND));
    }

    @GetMapping(path = "/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            operationId = "exportEvents",
            summary = "The whole history",
            description = "A line of JSON for each event. from is inclusive, to exclusive; after is the position of the"
                    + " last event of an earlier export. The last line is the number of events and the SHA-256 of all bytes"
                    + " before it; without that line the export is not complete.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = RecordedEvent.class)))
    void export(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Min(0) @Nullable Long after,
            HttpMethod method,
            HttpServletResponse response)
            throws HttpRequestMethodNotSupportedException {
        StreamingResponse.onlyFor(method);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        try {
            export.write(new Selection(from, to, type, after), response.getOutputStream());
        } catch (IOException | RuntimeException failure) {
            if (!response.isCommitted()) {
                response.reset();
                throw new IllegalStateException("no export", failure);
            }
            // the answer has begun; that its last line is missing says the rest
            LOG.warn("An export has ended early: {}", failure.toString());
        }
    }
}
