package clothingrental.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client with a token. */
final class Client {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int REFUSED_FROM = 400;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;
    private final String token;

    Client(int port, String name) {
        server = "http://localhost:" + port;
        var basic = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
        var answer = send(HttpRequest.newBuilder(URI.create(server + "/oauth2/token"))
                .header("authorization", "Basic " + basic)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        token = "Bearer " + JSON.readTree(answer.body()).path("access_token").asString();
    }

    JsonNode get(String path) {
        return JSON.readTree(send(to(path).GET()).body());
    }

    /** Asks for something to be made, and answers where it can be found. */
    String post(String path) {
        var location = send(to(path).POST(BodyPublishers.noBody()))
                .headers()
                .firstValue("location")
                .orElseThrow();
        return URI.create(location).getPath();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).header("authorization", token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= REFUSED_FROM) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
