package clothingrental.acceptance.environment;

import clothingrental.acceptance.environment.PostOffice.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mail server of docker-compose.yml, asked by its API, version 1. */
final class Mailpit implements Mailbox {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 500;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final Map<String, Mail> read = new ConcurrentHashMap<>();

    Mailpit(URI server) {
        api = server.resolve("/api/v1/");
    }

    @Override
    public List<Mail> about(String orderId) {
        return idsOldestFirst().stream()
                .map(id -> read.computeIfAbsent(id, this::read))
                .filter(mail -> mail.orderId().equals(orderId))
                .toList();
    }

    private List<String> idsOldestFirst() {
        var ids = new ArrayList<String>();
        JsonNode page;
        do {
            page = get("messages?start=" + ids.size() + "&limit=" + PAGE).path("messages");
            StreamSupport.stream(page.spliterator(), false)
                    .map(message -> message.path("ID").asString())
                    .forEach(ids::add);
        } while (page.size() == PAGE);
        return ids.reversed();
    }

    private Mail read(String id) {
        var message = get("message/" + id);
        var headers = get("message/" + id + "/headers");
        return new Mail(
                message.at("/To/0/Address").asString(),
                message.path("Subject").asString(),
                message.path("Text").asString(),
                headers.at("/Message-Id/0").asString(""),
                headers.at("/X-Order-Id/0").asString(""),
                headers.at("/X-Correlation-Id/0").asString(""));
    }

    private JsonNode get(String path) {
        try {
            var request = HttpRequest.newBuilder(api.resolve(path)).build();
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
