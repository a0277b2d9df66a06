package clothingrental.platform.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Takes the ids of orders and deliveries in paths in any case, as RFC 9562 asks of whoever reads UUIDs (section 4); they are stored, looked up and
 * answered in lower case. What is no UUID of 36 characters stays as it is, and is not found.
 *
 * <p>Whoever adds an operation names the path's variable {@code orderId} or {@code deliveryId}, and has nothing else to do.
 */
public final class LowerCaseIdInterceptor implements HandlerInterceptor {

    private static final Set<String> IDS = Set.of("orderId", "deliveryId");
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            var inLowerCase = new HashMap<Object, Object>(variables);
            inLowerCase.replaceAll((name, value) -> IDS.contains(name) ? inLowerCase(value) : value);
            request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, inLowerCase);
        }
        return true;
    }

    private static Object inLowerCase(Object value) {
        return value instanceof String id && UUID.matcher(id).matches() ? id.toLowerCase(Locale.ROOT) : value;
    }
}
