package clothingrental.platform.web.problem;

import jakarta.servlet.RequestDispatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** What Spring Boot's own error page of the management port says: a problem, as everywhere else. */
public final class ProblemErrorAttributes extends DefaultErrorAttributes {

    private final ProblemDetails problems;

    public ProblemErrorAttributes(ProblemDetails problems) {
        this.problems = problems;
    }

    @Override
    public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var servlet = (ServletWebRequest) request;
        var asked = servlet.getRequest();
        var problem = problems.of(
                asked.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused
                        ? ProblemCode.ofContainer(refused, asked)
                        : ProblemCode.NOT_FOUND,
                asked);
        if (servlet.getResponse() != null) {
            servlet.getResponse().setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        }
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        attributes.put("title", problem.getTitle());
        attributes.put("status", problem.getStatus());
        attributes.put("detail", problem.getDetail());
        if (problem.getProperties() != null) {
            attributes.putAll(problem.getProperties());
        }
        return attributes;
    }
}
