package clothingrental.platform.web.problem;

import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Says as a problem what Tomcat refuses before any filter sees it: a URI or a header that can't be read. */
public final class ProblemReportValve extends ErrorReportValve {

    private final ProblemDetails problems;
    private final JsonMapper json;

    ProblemReportValve(ProblemDetails problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /** Boot's customizers add a valve of their own; the one that is added later speaks first. */
    public static WebServerFactoryCustomizer<TomcatServletWebServerFactory> in(
            ProblemDetails problems, JsonMapper json) {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve(problems, json)));
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            var problem = problems.of(ProblemCode.ofContainer(status, request), List.of());
            response.setStatus(problem.getStatus());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(problem));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // whoever asked can't be told
        }
    }
}
