package clothingrental.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.platform.web.problem.ProblemWriter;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.CorsFilter;

class CrossOriginConfigurationTest {

    private static final String SHOP = "https://shop.example";

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CrossOriginConfiguration.class))
            .withBean(ProblemWriter.class, () -> new ProblemWriter(WebMother.problems(), WebMother.json()));

    @ParameterizedTest
    @ValueSource(strings = {"", "rental.web.cors.allowed-origins="})
    void itIsOffUnlessOriginsAreNamed(String setting) {
        service.withPropertyValues(setting.isEmpty() ? new String[0] : new String[] {setting})
                .run(started -> assertThat(started.getBean("crossOrigin", FilterRegistrationBean.class)
                                .isEnabled())
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.shop.example",
                "https://shop.example/",
                "https://shop.example/pages",
                "shop.example",
                "null",
                "https://Shop.example",
                "https://shop.example:x"
            })
    void onlyExactOriginsCanBeNamed(String origin) {
        allowing(origin).run(started -> assertThat(started).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {SHOP, "http://localhost:3000", "http://[::1]:3000", SHOP + ",http://127.0.0.1:5173"})
    void exactOriginsCanBe(String origins) {
        allowing(origins)
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .getBean("crossOrigin", FilterRegistrationBean.class)
                        .satisfies(filter -> assertThat(filter.isEnabled()).isTrue()));
    }

    @Test
    void aPageOfThatOriginReadsAnswersWithoutCredentials() {
        var response = answerTo(request("GET", SHOP));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(response.getHeader("Access-Control-Allow-Credentials")).isNull();
        assertThat(response.getHeader("Access-Control-Expose-Headers"))
                .isEqualTo("Location, Retry-After, Preference-Applied");
        assertThat(response.getHeaders("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, authorization",
        "POST, 'authorization, content-type, idempotency-key, prefer'",
        "PUT, 'authorization, content-type'",
        "DELETE, authorization",
        "GET, 'accept, authorization, last-event-id'",
    })
    void aPreflightIsAnsweredHere(String method, String headers) {
        var response = answerTo(preflight(SHOP, method, headers));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(response.getHeader("Access-Control-Allow-Methods")).contains(method);
        assertThat(response.getHeader("Access-Control-Allow-Headers")).isEqualToIgnoringCase(headers);
        assertThat(response.getHeader("Access-Control-Max-Age")).isEqualTo("1800");
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example,      GET,   authorization",
        "https://shop.example.other, GET,   authorization",
        "http://shop.example,        GET,   authorization",
        "null,                       GET,   authorization",
        "https://shop.example,       PATCH, authorization",
        "https://shop.example,       GET,   x-secret",
    })
    void nothingElseIsAllowedAndTheRefusalIsAProblem(String origin, String method, String headers) throws Exception {
        var response = answerTo(preflight(origin, method, headers));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(WebMother.json()
                        .readTree(response.getContentAsByteArray())
                        .get("code")
                        .asString())
                .isEqualTo("FORBIDDEN");
    }

    private WebApplicationContextRunner allowing(String origins) {
        return service.withPropertyValues("rental.web.cors.allowed-origins=" + origins);
    }

    private MockHttpServletResponse answerTo(MockHttpServletRequest request) {
        var response = new MockHttpServletResponse();
        allowing(SHOP).run(started -> {
            var filter = (CorsFilter)
                    started.getBean("crossOrigin", FilterRegistrationBean.class).getFilter();
            var reached = new AtomicBoolean();
            Objects.requireNonNull(filter).doFilter(request, response, (asked, answered) -> reached.set(true));
            assertThat(reached.get()).isEqualTo(!"OPTIONS".equals(request.getMethod()));
        });
        return response;
    }

    private static MockHttpServletRequest request(String method, String origin) {
        var request = new MockHttpServletRequest(method, "/api/orders");
        request.addHeader("Origin", origin);
        return request;
    }

    private static MockHttpServletRequest preflight(String origin, String method, String headers) {
        var request = request("OPTIONS", origin);
        request.addHeader("Access-Control-Request-Method", method);
        request.addHeader("Access-Control-Request-Headers", headers);
        return request;
    }
}
