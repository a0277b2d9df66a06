package clothingrental.platform.web;

import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemWriter;
import clothingrental.platform.web.request.WaitPreference;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * CORS for pages of other origins, where {@code rental.web.cors.allowed-origins} names some. Tokens are sent in a header that pages set
 * themselves, so no credentials of the browser are allowed. The management port has none of this.
 */
@AutoConfiguration
@EnableConfigurationProperties(CorsProperties.class)
class CrossOriginConfiguration {

    /** Ahead of Spring Security's: a preflight has no token. */
    private static final int BEFORE_SECURITY = -102;

    private static final List<String> METHODS = List.of(
            HttpMethod.GET.name(),
            HttpMethod.HEAD.name(),
            HttpMethod.POST.name(),
            HttpMethod.PUT.name(),
            HttpMethod.DELETE.name());
    private static final List<String> SENT = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.ACCEPT,
            HttpHeaders.CONTENT_TYPE,
            "Idempotency-Key",
            WaitPreference.PREFER,
            "Last-Event-ID",
            "X-Request-Id",
            "traceparent");
    private static final List<String> EXPOSED =
            List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, WaitPreference.PREFERENCE_APPLIED);

    @Bean
    FilterRegistrationBean<CorsFilter> crossOrigin(CorsProperties properties, ProblemWriter problems) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(properties.allowedOrigins());
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(SENT);
        allowed.setExposedHeaders(EXPOSED);
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(properties.maxAge());
        var everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", allowed);
        var filter = new CorsFilter(everywhere);
        filter.setCorsProcessor(new ProblemCorsProcessor(problems));
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(BEFORE_SECURITY);
        registration.setEnabled(!properties.allowedOrigins().isEmpty());
        return registration;
    }

    /** Refuses with a problem; Spring's own refusal is a line of text. */
    private static final class ProblemCorsProcessor extends DefaultCorsProcessor {

        private final ProblemWriter problems;

        ProblemCorsProcessor(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            if (response instanceof ServletServerHttpResponse servlet) {
                problems.write(
                        servlet.getServletResponse(), ProblemCode.FORBIDDEN, "Pages of this origin may not do this.");
            }
        }
    }
}
