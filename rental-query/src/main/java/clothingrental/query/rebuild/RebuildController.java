package clothingrental.query.rebuild;

import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.openapi.Refusals;
import clothingrental.platform.security.ForAuditorOrOperator;
import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemException;
import clothingrental.query.rebuild.Rebuild.State;
import clothingrental.query.slots.RebuildableView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Auditors and operators have a view rebuilt from the history, and see whether it was what history has it. */
@RestController
@RequestMapping("/api/audit/projections/{name}/rebuilds")
@ForAuditorOrOperator
@Tag(name = ApiTags.REBUILDS, description = ApiTags.REBUILDS_DESCRIPTION)
class RebuildController {

    private final List<RebuildableView<?>> views;
    private final Rebuilds rebuilds;

    RebuildController(List<RebuildableView<?>> views, Rebuilds rebuilds) {
        this.views = views;
        this.rebuilds = rebuilds;
    }

    /**
     * A rebuild as it is told.
     *
     * @param progress 0 to 1
     * @param eventsRead of the history
     * @param differences ids of documents that were stored otherwise than history has it
     * @param moreDifferences true if not all of them are listed, else absent
     */
    @Schema(name = "Rebuild")
    record Told(
            String id,
            String projection,
            State state,
            double progress,
            long eventsRead,
            double eventsPerSecond,
            List<String> differences,
            @Nullable Boolean moreDifferences,
            @Nullable Integer undecided) {

        static Told of(Rebuild rebuild) {
            return new Told(
                    rebuild.id(),
                    rebuild.projection(),
                    rebuild.state(),
                    rebuild.figures().progress(),
                    rebuild.figures().eventsRead(),
                    rebuild.figures().eventsPerSecond(),
                    rebuild.differences(),
                    rebuild.moreDifferences() ? true : null,
                    rebuild.undecided());
        }
    }

    @PostMapping
    @Refusals(
            value = {"PROJECTION_NOT_FOUND", "REBUILD_RUNNING"},
            of = ProblemCode.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Rebuild a projection",
            description =
                    "Named orders, deliveries or demand. It is read as before until the rebuilt one has caught up; then all"
                            + " readers switch. 409 REBUILD_RUNNING while it is being rebuilt already.")
    ResponseEntity<Told> requestRebuild(@PathVariable String name) {
        var rebuild = rebuilds.request(view(name)).orElseThrow(() -> new ProblemException(ProblemCode.REBUILD_RUNNING));
        return ResponseEntity.accepted()
                .location(URI.create("/api/audit/projections/" + name + "/rebuilds/" + rebuild.id()))
                .body(Told.of(rebuild));
    }

    @GetMapping("/{id}")
    @Refusals(
            value = {"PROJECTION_NOT_FOUND", "NOT_FOUND"},
            of = ProblemCode.class)
    @Operation(
            summary = "How far a rebuild has come",
            description = "differences lists the ids of what was stored otherwise than history has it, found out before"
                    + " the switch: none, and none undecided, is the proof that the view was right.")
    Told showRebuild(@PathVariable String name, @PathVariable String id) {
        return told(rebuilds.find(view(name), id));
    }

    @DeleteMapping("/{id}")
    @Refusals(
            value = {"PROJECTION_NOT_FOUND", "NOT_FOUND"},
            of = ProblemCode.class)
    @Operation(
            summary = "Cancel a rebuild",
            description = "Answers how the rebuild has ended: one that had ended before stays as it was.")
    Told cancelRebuild(@PathVariable String name, @PathVariable String id) {
        return told(rebuilds.cancel(view(name), id));
    }

    private RebuildableView<?> view(String name) {
        return views.stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.PROJECTION_NOT_FOUND));
    }

    private static Told told(Optional<Rebuild> rebuild) {
        return rebuild.map(Told::of).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }
}
