package clothingrental.acceptance.environment;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

@SuppressWarnings("AddressSelection")
final class Gateway {
    private final HttpServer server;
    private final AtomicInteger turn = new AtomicInteger();

    private Gateway(List<String> command, List<String> query, List<String> delivery) throws java.io.IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var client = HttpClient.newHttpClient();
        server.createContext("/", exchange -> {
            try (exchange) {
                var path = exchange.getRequestURI().toString();
                var post = !exchange.getRequestMethod().equals("GET");
                var to = path.startsWith("/api/customers") || (path.startsWith("/api/orders") && post)
                        ? command
                        : path.startsWith("/api/deliveries") && post ? delivery : query;
                var alive = to.stream()
                        .filter(t -> {
                            try (var k = new java.net.Socket(
                                    "127.0.0.1", URI.create("http://" + t).getPort())) {
                                return k.isConnected();
                            } catch (java.io.IOException e) {
                                return false;
                            }
                        })
                        .toList();
                if (alive.isEmpty()) {
                    exchange.sendResponseHeaders(503, -1);
                    return;
                }
                var target = alive.get(Math.floorMod(turn.incrementAndGet(), alive.size()));
                var request = HttpRequest.newBuilder(URI.create("http://" + target + path))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()));
                exchange.getRequestHeaders().forEach((k, v) -> {
                    if (!List.of("connection", "host", "content-length", "upgrade", "http2-settings")
                            .contains(k.toLowerCase(java.util.Locale.ROOT))) {
                        v.forEach(x -> request.header(k, x));
                    }
                });
                try {
                    var r = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                    r.headers().map().forEach((k, v) -> {
                        if (!k.startsWith(":") && !k.equals("transfer-encoding") && !k.equals("content-length")) {
                            exchange.getResponseHeaders().put(k, v);
                        }
                    });
                    exchange.sendResponseHeaders(r.statusCode(), r.body().length == 0 ? -1 : r.body().length);
                    exchange.getResponseBody().write(r.body());
                } catch (InterruptedException e) {
                    throw new java.io.IOException(e);
                }
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static Gateway inFrontOf(List<String> command, List<String> query, List<String> delivery, List<String> issuer) {
        try {
            return new Gateway(command, query, delivery);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    void close() {
        server.stop(0);
    }
}
