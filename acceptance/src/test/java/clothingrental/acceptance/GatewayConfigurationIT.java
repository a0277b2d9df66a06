package clothingrental.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.FreePort;
import clothingrental.acceptance.environment.Gateway;
import clothingrental.acceptance.environment.Gateway.Limit;
import clothingrental.acceptance.environment.Gateway.Replicas;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real gateway, in front of services that only say which one they are. */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class GatewayConfigurationIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<AutoCloseable> running = new ArrayList<>();
    private @Nullable Gateway gateway;

    /** A service that answers 200 with its name and what it was asked. */
    private static final class Stub implements AutoCloseable {

        private final HttpServer server;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicInteger requests = new AtomicInteger();

        Stub(String name) {
            this(exchange -> {
                var asked = JSON.createObjectNode()
                        .put("service", name)
                        .put("method", exchange.getRequestMethod())
                        .put("target", exchange.getRequestURI().toString());
                var headers = asked.putObject("headers");
                exchange.getRequestHeaders()
                        .forEach((header, values) ->
                                headers.put(header.toLowerCase(Locale.ROOT), String.join(",", values)));
                exchange.getRequestBody().readAllBytes();
                var answer = asked.toString().getBytes(UTF_8);
                exchange.getResponseHeaders().set("X-Service", name);
                exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            });
        }

        Stub(Answering answering) {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            server.createContext("/", exchange -> {
                requests.incrementAndGet();
                try (exchange) {
                    answering.to(exchange);
                }
            });
            server.setExecutor(threads);
            server.start();
        }

        String address() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeAll
    void startIt() {
        if (Gateway.nginx().isEmpty()) {
            System.err.println(
                    "*** SKIPPED: GatewayConfigurationIT needs an nginx, and there is none on the path. ***");
            return;
        }
        gateway = started(Gateway.inFrontOf(
                List.of(stub("rental-command")),
                List.of(stub("rental-query")),
                List.of(stub("delivery-command")),
                List.of(stub("issuer"))));
    }

    @BeforeEach
    void thereIsAnNginx() {
        Assumptions.assumeTrue(gateway != null, "no nginx");
    }

    @AfterAll
    void stopAll() throws Exception {
        for (var each : running.reversed()) {
            each.close();
        }
    }

    private Gateway gateway() {
        return Objects.requireNonNull(gateway);
    }

    private <T extends AutoCloseable> T started(T it) {
        running.add(it);
        return it;
    }

    private String stub(String name) {
        return started(new Stub(name)).address();
    }

    private static String nobody() {
        return "127.0.0.1:" + FreePort.any();
    }

    @Test
    void nginxFindsNothingToSayAgainstTheConfiguration() {
        assertThat(gateway().verdict())
                .contains("test is successful")
                .doesNotContain("[warn]")
                .doesNotContain("[emerg]");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/customers/me,                                  rental-command",
        "PUT,    /api/customers/me,                                  rental-command",
        "DELETE, /api/customers/me,                                  rental-command",
        "POST,   /api/orders,                                        rental-command",
        "DELETE, /api/orders,                                        rental-command",
        "POST,   /api/orders/4711/cancellation,                      rental-command",
        "GET,    /api/orders/4711/cancellation,                      rental-command",
        "POST,   /api/orders/4711/return,                            rental-command",
        "DELETE, /api/orders/4711/return,                            rental-command",
        "GET,    /api/orders,                                        rental-query",
        "GET,    '/api/orders?status=PLACED&page=1&size=20',         rental-query",
        "HEAD,   /api/orders,                                        rental-query",
        "GET,    /api/orders/4711,                                   rental-query",
        "POST,   /api/orders/4711,                                   rental-query",
        "DELETE, /api/orders/4711,                                   rental-query",
        "GET,    /api/orders/4711/updates,                           rental-query",
        "POST,   /api/orders/4711/updates,                           rental-query",
        "GET,    /api/deliveries,                                    rental-query",
        "POST,   /api/deliveries,                                    rental-query",
        "GET,    /api/deliveries/4712,                               rental-query",
        "PUT,    /api/deliveries/4712,                               rental-query",
        "POST,   /api/deliveries/4712/shipment,                      delivery-command",
        "GET,    /api/deliveries/4712/shipment,                      delivery-command",
        "POST,   /api/deliveries/4712/completion,                    delivery-command",
        "PUT,    /api/deliveries/4712/completion,                    delivery-command",
        "GET,    '/api/support/orders?sort=placedAt,desc',           rental-query",
        "GET,    /api/support/orders/4711,                           rental-query",
        "GET,    '/api/support/cancellations?pendingLongerThan=PT5M', rental-query",
        "POST,   /api/support/orders,                                rental-query",
        "GET,    '/api/support/demand?from=2026-12-01&to=2026-12-02', rental-query",
        "GET,    /api/support/intake,                                delivery-command",
        "GET,    /api/audit/orders/4711/events,                      rental-query",
        "GET,    '/api/audit/orders/4711?at=2026-01-01T00:00:00Z',   rental-query",
        "GET,    '/api/audit/events?from=2026-01-01T00:00:00Z',      rental-query",
        "POST,   /api/audit/projections/orders/rebuilds,             rental-query",
        "DELETE, /api/audit/projections/orders/rebuilds/1,           rental-query",
        "POST,   /realms/rental/protocol/openid-connect/token,       issuer",
        "GET,    /realms/rental/.well-known/openid-configuration,    issuer",
        "POST,   /oauth2/token,                                      issuer",
    })
    void eachPathGoesToItsService(String method, String target, String service) {
        var answer = ask(method, target);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-service")).contains(service);
        if (!method.equals("HEAD")) {
            assertThat(json(answer).path("method").asString()).isEqualTo(method);
            assertThat(json(answer).path("target").asString()).isEqualTo(target);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders,                    POST, rental-command",
        "/api/orders/4711,               GET,  rental-query",
        "/api/orders/4711/return,        POST, rental-command",
        "/api/deliveries/4712/shipment,  POST, delivery-command",
        "/api/support/orders?page=0,     GET,  rental-query",
    })
    void theServicesAnswerPreflights(String target, String method, String service) {
        var asked = ask("OPTIONS", target, "Origin", "https://shop.example", "Access-Control-Request-Method", method);

        assertThat(asked.headers().firstValue("x-service")).contains(service);
        assertThat(headerSeen(asked, "origin")).isEqualTo("https://shop.example");
        assertThat(headerSeen(asked, "access-control-request-method")).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /",
        "GET,  /api",
        "GET,  /api/nothing",
        "GET,  /api/customers/alice",
        "POST, /api/orders/4711/shipment",
        "POST, /api/deliveries/4712/cancellation",
        "GET,  /actuator/health",
        "GET,  /admin/master/console",
        "POST, /realms/master/protocol/openid-connect/token",
        "GET,  /problems/malformed",
    })
    void whatIsNotThereIsNotFoundByTheGatewayItself(String method, String path) {
        assertProblem(ask(method, path), 404, "NOT_FOUND", "Not Found");
    }

    @Test
    void aBodyOfMoreThan64KilobytesIsTooLarge() {
        assertThat(ask("POST", "/api/orders", BodyPublishers.ofByteArray(new byte[65_536]))
                        .statusCode())
                .isEqualTo(200);

        assertProblem(
                ask("POST", "/api/orders", BodyPublishers.ofByteArray(new byte[65_537])),
                413,
                "PAYLOAD_TOO_LARGE",
                "Content Too Large");
        assertProblem(
                ask(
                        "POST",
                        "/api/orders",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[65_537]))),
                413,
                "PAYLOAD_TOO_LARGE",
                "Content Too Large");
    }

    @Test
    void aRequestThatCanNotBeReadIsMalformed() {
        assertProblem(ask("GET", "/api/orders", "X-Long", "x".repeat(40_000)), 400, "MALFORMED_REQUEST", "Bad Request");
        assertProblem(ask("GET", "/api/orders?" + "x".repeat(10_000)), 400, "MALFORMED_REQUEST", "Bad Request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, chunked", "identity"})
    void aBodyThatIsCodedOnItsWayIsNotTaken(String coding) throws IOException {
        var answer = new RawHttp(URI.create("http://127.0.0.1:" + gateway().port()))
                .sendAndEnd(RawHttp.request(
                        "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: " + coding + "\r\n",
                        new byte[0]));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.head()).contains("Accept-Encoding: identity").containsOnlyOnce("X-Request-Id: ");
        assertThat(json(answer.body()).path("code").asString()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(json(answer.body()).path("traceId").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void whatAHeaderSaysInOtherScriptsGoesThroughAsItIs() throws IOException {
        var answer = new RawHttp(URI.create("http://127.0.0.1:" + gateway().port()))
                .send(RawHttp.request(
                        "GET /api/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Anything: "
                                + new String("한글".getBytes(UTF_8), ISO_8859_1) + "\r\n",
                        new byte[0]));

        assertThat(answer.status()).isEqualTo(200);
        var seen = json(answer.body()).path("headers").path("x-anything").asString();
        assertThat(new String(seen.getBytes(ISO_8859_1), UTF_8)).isEqualTo("한글");
    }

    @Test
    void whoAsksTooOftenIsToldToWait() {
        var query = List.of(stub("rental-query"));
        var none = List.of(nobody());
        var strict = started(Gateway.inFrontOf(new Replicas(none, query, none, none), new Limit("1r/m", 2)));

        for (int allowed = 0; allowed < 3; allowed++) {
            assertThat(ask(strict, "GET", "/api/orders").statusCode()).isEqualTo(200);
        }
        var refused = ask(strict, "GET", "/api/orders");

        assertProblem(refused, 429, "TOO_MANY_REQUESTS", "Too Many Requests");
        assertThat(refused.headers().firstValue("retry-after")).contains("1");
    }

    @Test
    void aServiceThatIsNotThereIsUnavailable() {
        var query = List.of(stub("rental-query"));
        var none = List.of(nobody());
        var half = started(Gateway.inFrontOf(none, query, none, none));

        var refused = ask(half, "POST", "/api/orders");

        assertProblem(refused, 503, "SERVICE_UNAVAILABLE", "Service Unavailable");
        assertThat(refused.headers().firstValue("retry-after")).contains("5");
        assertThat(ask(half, "GET", "/api/orders").statusCode())
                .as("the others go on")
                .isEqualTo(200);
    }

    @Test
    void aReplicaThatIsNotThereIsLeftOut() {
        var none = List.of(nobody());
        var half = started(Gateway.inFrontOf(List.of(nobody(), stub("rental-command"), nobody()), none, none, none));

        for (int order = 0; order < 20; order++) {
            assertThat(ask(half, "POST", "/api/orders").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void replicasTakeTurns() {
        var one = started(new Stub("rental-query"));
        var other = started(new Stub("rental-query"));
        var none = List.of(nobody());
        var both = started(Gateway.inFrontOf(none, List.of(one.address(), other.address()), none, none));

        for (int request = 0; request < 40; request++) {
            assertThat(ask(both, "GET", "/api/orders").statusCode()).isEqualTo(200);
        }

        assertThat(one.requests).hasValueGreaterThan(5);
        assertThat(other.requests).hasValueGreaterThan(5);
        assertThat(one.requests.get() + other.requests.get()).isEqualTo(40);
    }

    @Test
    void whatWasSentIsNotSentAgainUnlessItOnlyReads() {
        // both hang up after they have read the request
        var one = started(new Stub(exchange -> exchange.getRequestBody().readAllBytes()));
        var other = started(new Stub(exchange -> exchange.getRequestBody().readAllBytes()));
        var both = List.of(one.address(), other.address());
        var none = List.of(nobody());
        var dropping = started(Gateway.inFrontOf(both, both, none, none));

        assertProblem(ask(dropping, "POST", "/api/orders"), 503, "SERVICE_UNAVAILABLE", "Service Unavailable");
        assertThat(one.requests.get() + other.requests.get()).isEqualTo(1);

        assertProblem(ask(dropping, "GET", "/api/orders"), 503, "SERVICE_UNAVAILABLE", "Service Unavailable");
        assertThat(one.requests.get() + other.requests.get()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 409, 413, 429, 500, 502, 503})
    void whatAServiceRefusesGoesThroughAsItIs(int status) {
        var refusing = started(new Stub(exchange -> {
            var problem = "{\"code\":\"ITS_OWN\"}".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(status, problem.length);
            exchange.getResponseBody().write(problem);
        }));
        var none = List.of(nobody());
        var before = started(Gateway.inFrontOf(List.of(refusing.address()), none, none, none));

        var answer = ask(before, "POST", "/api/orders");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"code\":\"ITS_OWN\"}");
        assertThat(answer.headers().allValues("retry-after")).containsExactly("7");
    }

    @Test
    void aRequestIdIsGivenOrKept() {
        var given = ask("GET", "/api/orders");
        var kept = ask("GET", "/api/orders", "X-Request-Id", "my-request.1");
        var replaced = ask("GET", "/api/orders", "X-Request-Id", "\"><script>");

        assertThat(headerSeen(given, "x-request-id"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(given.headers().firstValue("x-request-id").orElse(""));
        assertThat(headerSeen(kept, "x-request-id")).isEqualTo("my-request.1");
        assertThat(kept.headers().allValues("x-request-id")).containsExactly("my-request.1");
        assertThat(headerSeen(replaced, "x-request-id")).matches("[0-9a-f]{32}");
    }

    @Test
    void aTraceGoesThroughAndIsNamedInAProblem() {
        var traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        var answered = ask("GET", "/api/orders", "traceparent", traceparent);
        var refused = ask("GET", "/nothing", "traceparent", traceparent);

        assertThat(headerSeen(answered, "traceparent")).isEqualTo(traceparent);
        assertThat(json(refused).path("traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/%2e%2e",
                "/api/orders/..%2f",
                "/api/orders/../orders",
                "/api/orders/%2E/a",
                "/api/./orders?page=0",
                "/api/orders%2f..%2fcustomers"
            })
    void segmentsOfDotsAreRefused(String path) {
        assertProblem(ask("GET", path), 400, "MALFORMED_REQUEST", "Bad Request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders/a..b", "/api/orders?product=../x", "/api/orders/..."})
    void otherDotsAreNot(String path) {
        assertThat(ask("GET", path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00-0af7651916cd43dd8448eb211c80319c-short-01"})
    void whereThereIsNoTraceOneBeginsWithTheRequestId(String traceparent) {
        var answered = ask("GET", "/api/orders", "traceparent", traceparent);

        var requestId = answered.headers().firstValue("x-request-id").orElseThrow();
        assertThat(headerSeen(answered, "traceparent")).matches("00-" + requestId + "-[0-9a-f]{16}-01");
    }

    @Test
    void whereARequestComesFromIsSaidByTheGatewayOnly() {
        var answer = ask("GET", "/api/orders", "X-Forwarded-For", "203.0.113.9");

        assertThat(headerSeen(answer, "x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headerSeen(answer, "host"))
                .isEqualTo("127.0.0.1:" + gateway().port());
        assertThat(headerSeen(answer, "x-forwarded-port"))
                .isEqualTo("" + gateway().port());
        assertThat(headerSeen(answer, "x-forwarded-proto")).isEqualTo("http");
    }

    @Test
    void theGatewayKeepsItsVersionToItself() {
        assertThat(ask("GET", "/nothing").headers().firstValue("server")).contains("nginx");
    }

    @Test
    void theLogHasNeitherQueriesNorTokensNorAddresses() throws IOException {
        ask("GET", "/api/support/orders?customerId=pseudonym-7", "Authorization", "Bearer secret-7");

        // nginx writes the line after it has answered
        await().atMost(PATIENCE)
                .until(() -> Files.readString(gateway().log()).contains("\"path\":\"/api/support/orders\""));
        assertThat(Files.readString(gateway().log()))
                .doesNotContain("pseudonym-7")
                .doesNotContain("secret-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders/4711/updates", "/api/audit/events"})
    void whatComesBitByBitIsHandedOnBitByBit(String path) throws Exception {
        var firstWasRead = new CountDownLatch(1);
        var streaming = started(new Stub(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            body.write("first\n".getBytes(UTF_8));
            body.flush();
            try {
                body.write((firstWasRead.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? "second\n" : "late\n")
                        .getBytes(UTF_8));
            } catch (InterruptedException failure) {
                Thread.currentThread().interrupt();
            }
        }));
        var none = List.of(nobody());
        var before = started(Gateway.inFrontOf(none, List.of(streaming.address()), none, none));

        var answer =
                http.send(request(before, "GET", path, BodyPublishers.noBody()).build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("first");
            firstWasRead.countDown();
            assertThat(lines.readLine()).isEqualTo("second");
        }
    }

    private static String headerSeen(HttpResponse<String> answer, String header) {
        return json(answer).path("headers").path(header).asString("");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code, String title) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        var problem = json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("about:blank");
        assertThat(problem.path("title").asString()).isEqualTo(title);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotEmpty();
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    private static JsonNode json(String body) {
        return JSON.readTree(body);
    }

    private HttpResponse<String> ask(String method, String target, String... headers) {
        return ask(gateway(), method, target, BodyPublishers.noBody(), headers);
    }

    private HttpResponse<String> ask(String method, String target, BodyPublisher body) {
        return ask(gateway(), method, target, body);
    }

    private HttpResponse<String> ask(Gateway asked, String method, String target) {
        return ask(asked, method, target, BodyPublishers.noBody());
    }

    private HttpResponse<String> ask(
            Gateway asked, String method, String target, BodyPublisher body, String... headers) {
        var request = request(asked, method, target, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    private static HttpRequest.Builder request(Gateway asked, String method, String target, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + asked.port() + target))
                .timeout(PATIENCE)
                .method(method, body);
    }
}
