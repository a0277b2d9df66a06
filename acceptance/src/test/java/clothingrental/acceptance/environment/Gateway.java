package clothingrental.acceptance.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The gateway of {@code deploy/gateway} as it is, run by the nginx that is installed, in a process of its own. */
public final class Gateway implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** As much as a test can send. */
    private static final Limit NO_LIMIT = new Limit("100000r/s", 100_000);

    /** What nginx's image has in its own nginx.conf; relative paths are below the folder given by -p. */
    private static final String AROUND_IT = """
            daemon off;
            pid nginx.pid;
            error_log stderr warn;
            events {
                worker_connections 1024;
            }
            http {
                client_body_temp_path temp;
                proxy_temp_path temp;
                fastcgi_temp_path temp;
                uwsgi_temp_path temp;
                scgi_temp_path temp;
                include gateway.conf;
            }
            """;

    private final int port = FreePort.any();
    private final Path folder;
    private final String verdict;
    private final Process process;

    /**
     * What one client may send.
     *
     * @param rate in nginx's words: {@code 100r/s}
     * @param burst how many more at once
     */
    public record Limit(String rate, int burst) {}

    /** Where the replicas of each service listen, as {@code host:port} with addresses for hosts. */
    public record Replicas(
            List<String> rentalCommand, List<String> rentalQuery, List<String> deliveryCommand, List<String> issuer) {}

    private Gateway(Path nginx, Replicas replicas, Limit limit) {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "gateway-")
                    .toAbsolutePath();
            Files.writeString(folder.resolve("gateway.conf"), rendered(replicas, limit));
            // as root, nginx would choose another user for its workers, who may not enter our folders
            var user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
            Files.writeString(folder.resolve("nginx.conf"), user + AROUND_IT);
            verdict = check(nginx);
            process = start(nginx);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The nginx that is installed, on the path or where Debian puts it. */
    public static Optional<Path> nginx() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it without a limit on rates; answers when it listens. Each list has at least one {@code host:port}. */
    public static Gateway inFrontOf(
            List<String> rentalCommand, List<String> rentalQuery, List<String> deliveryCommand, List<String> issuer) {
        return inFrontOf(new Replicas(rentalCommand, rentalQuery, deliveryCommand, issuer), NO_LIMIT);
    }

    /** Starts it; answers when it listens. */
    public static Gateway inFrontOf(Replicas replicas, Limit limit) {
        var nginx = nginx().orElseThrow(() -> new IllegalStateException("there is no nginx on the path"));
        return new Gateway(nginx, replicas, limit);
    }

    /** The template with its variables filled in, as nginx's image does it with envsubst. */
    private String rendered(Replicas replicas, Limit limit) throws IOException {
        var values = Map.of(
                "GATEWAY_LISTEN", "127.0.0.1:" + port,
                "GATEWAY_RESOLVER", "127.0.0.1",
                "GATEWAY_RATE", limit.rate(),
                "GATEWAY_BURST", String.valueOf(limit.burst()),
                "RENTAL_COMMAND_SERVERS", servers(replicas.rentalCommand()),
                "RENTAL_QUERY_SERVERS", servers(replicas.rentalQuery()),
                "DELIVERY_COMMAND_SERVERS", servers(replicas.deliveryCommand()),
                "ISSUER_SERVERS", servers(replicas.issuer()));
        var template = Files.readString(
                Path.of(System.getProperty("project.root"), "deploy", "gateway", "gateway.conf.template"));
        return VARIABLE.matcher(template).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException("the gateway's template has an unknown variable " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String servers(List<String> addresses) {
        return addresses.stream()
                .map(address -> "server " + address + " fail_timeout=2s;")
                .collect(joining(" "));
    }

    private List<String> command(Path nginx, String... more) {
        return Stream.concat(
                        Stream.of(
                                nginx.toString(),
                                "-e",
                                "stderr",
                                "-p",
                                folder.toString(),
                                "-c",
                                folder.resolve("nginx.conf").toString()),
                        Stream.of(more))
                .toList();
    }

    private String check(Path nginx) throws IOException {
        var check = new ProcessBuilder(command(nginx, "-t"))
                .redirectErrorStream(true)
                .start();
        var told = new String(check.getInputStream().readAllBytes(), UTF_8);
        if (ended(check) != 0) {
            throw new IllegalStateException(told);
        }
        return told;
    }

    private Process start(Path nginx) throws IOException {
        var started = new ProcessBuilder(command(nginx))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        // in peace also here: a master that is killed leaves its workers behind
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
        await("the gateway to listen, see " + log())
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> listens(started));
        return started;
    }

    private boolean listens(Process started) throws InterruptedException {
        if (!started.isAlive()) {
            throw new IllegalStateException("nginx ended with " + started.exitValue() + ", see " + log());
        }
        try {
            var probe = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/gateway/health"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** What {@code nginx -t} has said to the configuration. */
    public String verdict() {
        return verdict;
    }

    /** What it has written: one line a request, and its complaints. */
    public Path log() {
        return folder.resolve("gateway.log");
    }

    @Override
    public void close() {
        process.destroy();
        ended(process);
    }

    private static int ended(Process process) {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nginx does not end");
            }
            return process.exitValue();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
