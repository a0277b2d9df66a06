package clothingrental.platform.web.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query that would be misread: a parameter that the operation does not know, that is empty, or that is given twice where
 * one value is taken. What an operation knows is what its method declares ({@link DeclaredQueryParameters}).
 */
public final class QueryParameterInterceptor implements HandlerInterceptor {

    private final Supplier<List<HandlerMethodArgumentResolver>> resolvers;
    private final Map<HandlerMethod, DeclaredQueryParameters> declared = new ConcurrentHashMap<>();

    /** @param resolvers Spring MVC's, in its order; asked for at the first request */
    public QueryParameterInterceptor(Supplier<List<HandlerMethodArgumentResolver>> resolvers) {
        this.resolvers = resolvers;
    }

    /** @throws ProblemException 400 VALIDATION_FAILED, naming each such parameter */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            var known = declared.computeIfAbsent(method, asked -> DeclaredQueryParameters.of(asked, resolvers.get()));
            var violations = new ArrayList<Violation>();
            given(request.getQueryString()).forEach((name, values) -> {
                if (!known.has(name)) {
                    violations.add(new Violation(name, unknown(known)));
                } else if (values.size() > 1 && !known.isRepeatable(name)) {
                    violations.add(new Violation(name, "must be given once"));
                } else if (values.contains("")) {
                    violations.add(new Violation(name, "must not be empty; leave it out instead"));
                }
            });
            if (!violations.isEmpty()) {
                throw new ProblemException(ProblemCode.VALIDATION_FAILED, violations);
            }
        }
        return true;
    }

    private static String unknown(DeclaredQueryParameters known) {
        var names = known.names();
        return names.isEmpty()
                ? "is no query parameter of this operation: it has none"
                : "is no query parameter of this operation: it has " + names;
    }

    /** The query's own parameters, without those of a form in the body. */
    private static Map<String, List<String>> given(String query) {
        var given = new LinkedHashMap<String, List<String>>();
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                var end = pair.indexOf('=');
                given.computeIfAbsent(decoded(end < 0 ? pair : pair.substring(0, end)), name -> new ArrayList<>())
                        .add(end < 0 ? "" : decoded(pair.substring(end + 1)));
            }
        }
        return given;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemCode.MALFORMED_REQUEST);
        }
    }
}
