package clothingrental.platform.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers, as a problem, what the container refuses on a way that no controller or filter of ours has seen. */
@RestController
@Hidden
public final class ProblemErrorController implements ErrorController {

    private final ProblemDetails problems;
    private final ProblemWriter writer;

    public ProblemErrorController(ProblemDetails problems, ProblemWriter writer) {
        this.problems = problems;
        this.writer = writer;
    }

    /** Written by itself: Spring would name this page as the problem's instance. */
    @RequestMapping("${server.error.path:${error.path:/error}}")
    void problem(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused
                ? ProblemCode.ofContainer(refused, request)
                : ProblemCode.NOT_FOUND;
        writer.write(response, problems.of(code, request));
    }
}
