package clothingrental.delivery.gate;

import clothingrental.delivery.gate.IntakeHealthIndicator.Intake;
import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.security.ForSupport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Support can see why orders stay PLACED. */
@RestController
@ForSupport
@Tag(name = ApiTags.SUPPORT, description = ApiTags.SUPPORT_DESCRIPTION)
class IntakeController {

    private final IntakeHealthIndicator status;

    IntakeController(IntakeHealthIndicator status) {
        this.status = status;
    }

    @GetMapping("/api/support/intake")
    @Operation(
            operationId = "getIntake",
            summary = "Whether the delivery side takes work at the moment, and what has piled up",
            description =
                    "While it pauses orders are taken and stay PLACED; what has piled up is worked off afterwards.")
    Intake intake() {
        return status.now();
    }
}
