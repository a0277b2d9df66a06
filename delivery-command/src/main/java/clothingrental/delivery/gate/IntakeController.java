package clothingrental.delivery.gate;

import clothingrental.delivery.gate.IntakeStatus.Intake;
import clothingrental.platform.security.ForSupport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Support can see why orders stay PLACED. */
@RestController
@ForSupport
@Tag(name = "Support")
class IntakeController {

    private final IntakeStatus status;

    IntakeController(IntakeStatus status) {
        this.status = status;
    }

    @GetMapping("/api/support/intake")
    @Operation(summary = "Whether the delivery side takes work at the moment, and what has piled up")
    Intake intake() {
        return status.now();
    }
}
