package clothingrental.query.demand;

import clothingrental.api.demand.DemandQuery.DemandAnswer;
import clothingrental.api.demand.DemandQuery.FindDemand;
import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.platform.messaging.query.QueryClient;
import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.security.ForSupport;
import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Support sees what is asked for on which day. */
@RestController
@RequestMapping("/api/support/demand")
@ForSupport
@Tag(name = ApiTags.SUPPORT, description = ApiTags.SUPPORT_DESCRIPTION)
class DemandController {

    private static final int MOST_DAYS = 92;

    /** A day of a shop with so many products is one answer; a row is three short values. */
    private static final int MOST_ROWS = 1_000;

    private final QueryClient requests;

    DemandController(QueryClient requests) {
        this.requests = requests;
    }

    @GetMapping
    @Operation(
            operationId = "showDemand",
            summary = "How many pieces of each product were asked for, day by day",
            description =
                    "An order asks for its pieces on each day of its rental period. It counts what was asked for: an"
                            + " order that was cancelled is not subtracted. Days are local dates of the rental house, from and to"
                            + " inclusive, 92 days at most; sorted by day, then by product. A product that nobody asked for on a"
                            + " day is left out.")
    DemandPage demand(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @Parameter(description = "The next of another page of the same days.")
                    @RequestParam(required = false)
                    @Nullable String after,
            @RequestParam(defaultValue = "" + MOST_ROWS) @Min(1) @Max(MOST_ROWS) int size) {
        if (to.isBefore(from)) {
            throw refused("to", "must not be before from");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw refused("to", "must be at most " + MOST_DAYS + " days from from on, both included");
        }
        var position = after == null
                ? null
                : DemandPosition.read(after)
                        .orElseThrow(() -> refused("after", "must be a position that a page has told as next"))
                        .productDay();
        var answer = requests.ask(new FindDemand(from, to, position, size), DemandAnswer.class);
        return DemandPage.of(answer.content(), size);
    }

    private static ProblemException refused(String field, String message) {
        return new ProblemException(ProblemCode.VALIDATION_FAILED, List.of(new Violation(field, message)));
    }
}
