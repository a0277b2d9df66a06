package clothingrental.acceptance.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import clothingrental.acceptance.environment.ApplicationUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Requests as a client sends them. */
public final class Http {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApplicationUnderTest application;

    public Http(ApplicationUnderTest application) {
        this.application = application;
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param body sent as JSON: text as it is, anything else written as JSON; none if null
     */
    public Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        return send(application.api().resolve(path), method, body, headers);
    }

    /** The same to the operators' port. */
    public Answer sendToManagement(String method, String path, @Nullable Object body, Map<String, String> headers) {
        return send(application.management().resolve(path), method, body, headers);
    }

    /** The same to a process of its own. */
    public Answer sendTo(URI process, String method, String path, Map<String, String> headers) {
        return send(process.resolve(path), method, null, headers);
    }

    private Answer send(URI uri, String method, @Nullable Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)));
        if (body != null && !headers.containsKey("content-type")) {
            request.header("content-type", "application/json");
        }
        headers.forEach(request::header);
        try {
            var response = client.send(request.build(), BodyHandlers.ofString(UTF_8));
            var told = new HashMap<String, String>();
            response.headers().map().forEach((name, values) -> told.put(name, values.getFirst()));
            return new Answer(response.statusCode(), told, json(response.body(), told));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    /** Opens an answer that goes on and on: its lines, as they come. Whoever opens it closes it. */
    HttpResponse<Stream<String>> listen(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(application.api().resolve(path)).timeout(PATIENCE);
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofLines());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    /** A body as it is sent. */
    public static String text(Object body) {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private static JsonNode json(String body, Map<String, String> headers) {
        var type = headers.getOrDefault("content-type", "");
        var isJson = type.contains("json") && !type.contains("ndjson");
        return isJson && !body.isEmpty() ? JSON.readTree(body) : MissingNode.getInstance();
    }

    /** A token of a demo identity, whose secret is its name. */
    public String tokenOf(String name) {
        var basic = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(UTF_8));
        var answer = send(
                application.tokens(),
                "POST",
                "grant_type=client_credentials",
                Map.of("authorization", "Basic " + basic, "content-type", "application/x-www-form-urlencoded"));
        if (!answer.isSuccess()) {
            throw new Refused(answer);
        }
        return answer.body().path("access_token").asString();
    }
}
