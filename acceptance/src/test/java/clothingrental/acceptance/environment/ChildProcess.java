package clothingrental.acceptance.environment;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that the tests start, and end by its handle. */
final class ChildProcess {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Path folder;
    private final Path log;
    private final List<String> command;
    private final URI health;
    private Process process;

    /** Starts a process; its first argument is the program. */
    ChildProcess(String name, Path log, URI health, List<String> command) {
        this(name, Path.of(""), log, health, command);
    }

    /** The same in a folder of its own, for a program that writes to where it is started. */
    ChildProcess(String name, Path folder, Path log, URI health, List<String> command) {
        this.name = name;
        this.folder = folder.toAbsolutePath();
        this.log = log;
        this.health = health;
        this.command = List.copyOf(command);
        this.process = launch();
    }

    /** The JVM that the tests run on. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Process launch() {
        try {
            var launched = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(launched::destroyForcibly));
            return launched;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it again. */
    void start() {
        process = launch();
    }

    /** Waits until its health says that it can serve. */
    void awaitReady() {
        await(name + " to be ready, see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(this::isReady);
    }

    boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with " + process.exitValue() + ", see " + log);
        }
        try {
            var probe = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it in peace. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " does not stop, see " + log);
            }
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    /** Ends it with kill -9. */
    void kill() {
        process.destroyForcibly();
        await(name + " to be gone").atMost(STOP).until(() -> !process.isAlive());
    }

    /** Waits until it has ended by itself. */
    void awaitEnd() {
        await(name + " to end, see " + log).atMost(START).until(() -> !process.isAlive());
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }
}
