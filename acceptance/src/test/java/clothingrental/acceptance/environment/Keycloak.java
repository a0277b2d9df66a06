package clothingrental.acceptance.environment;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** A real Keycloak with the realm of {@code deploy/keycloak}, in a process of its own, on an empty database. */
public final class Keycloak implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.any();
    private final Path log;
    private final Process process;

    /**
     * Starts it.
     *
     * @param home where it was unpacked; its data folder is emptied
     * @param secrets the demo identities' by their names
     */
    public Keycloak(Path home, Map<String, String> secrets) {
        log = home.resolve("console.log").toAbsolutePath();
        try {
            empty(home.resolve("data"));
            var imports = Files.createDirectories(home.resolve("data").resolve("import"));
            Files.copy(
                    Path.of(System.getProperty("project.root"), "deploy", "keycloak", "rental-realm.json"),
                    imports.resolve("rental-realm.json"));
            process = launch(home, secrets);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await("Keycloak to serve the realm, see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .until(this::serves);
    }

    private Process launch(Path home, Map<String, String> secrets) throws IOException {
        var builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin").resolve("kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-port=" + FreePort.any())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_APPEND", "-Xmx512m --add-opens=java.base/java.lang=ALL-UNNAMED");
        secrets.forEach(
                (name, secret) -> environment.put("RENTAL_" + name.toUpperCase(Locale.ROOT) + "_SECRET", secret));
        var launched = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(launched)));
        return launched;
    }

    private boolean serves() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended with " + process.exitValue() + ", see " + log);
        }
        try {
            var probe = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The realm's issuer. */
    public URI issuer() {
        return URI.create("http://localhost:" + port + "/realms/rental");
    }

    /** Where the realm gives tokens. */
    public URI tokens() {
        return URI.create(issuer() + "/protocol/openid-connect/token");
    }

    @Override
    public void close() {
        end(process);
        await("Keycloak to be gone").atMost(STOP).until(() -> !process.isAlive());
    }

    /** The shell that was started, and the JVM that it has started. */
    private static void end(Process process) {
        var all = process.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
