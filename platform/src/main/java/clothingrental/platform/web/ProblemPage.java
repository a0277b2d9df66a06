package clothingrental.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers, as a problem, what the container refuses on a way that no controller or filter of ours has seen. */
@RestController
@Hidden
final class ProblemPage implements ErrorController {

    private final Problems problems;

    ProblemPage(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused
                ? HttpStatusCode.valueOf(refused)
                : HttpStatus.NOT_FOUND;
        var problem = problems.of(ProblemCode.of(status), List.of());
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
