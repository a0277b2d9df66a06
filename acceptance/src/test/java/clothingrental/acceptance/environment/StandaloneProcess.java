package clothingrental.acceptance.environment;

import static java.util.concurrent.TimeUnit.SECONDS;
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
import java.util.ArrayList;
import java.util.List;

/** The packaged standalone in a process of its own, with a fresh data folder. */
public final class StandaloneProcess implements ApplicationUnderTest {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final PostOffice mails;
    private final int apiPort = FreePort.any();
    private final int managementPort = FreePort.any();
    private final List<String> settings;
    private Process process;

    private StandaloneProcess(PostOffice mails, List<String> settings) {
        this.mails = mails;
        this.settings = settings;
        try {
            folder = Files.createDirectories(Path.of("target", "standalone-" + apiPort))
                    .toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        process = start();
    }

    /** Starts it, sending its mails to the tests' post office. */
    public static StandaloneProcess withPostOffice() {
        var mails = new PostOffice();
        return new StandaloneProcess(
                mails, List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + mails.port()));
    }

    /** Starts it with the mail server that it brings along. */
    public static StandaloneProcess withItsOwnMailServer(int smtpPort, int imapPort) {
        return new StandaloneProcess(
                new PostOffice(),
                List.of("--rental.mail.smtp-port=" + smtpPort, "--rental.mail.imap-port=" + imapPort));
    }

    private Process start() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // what suits a process that lives for a minute on a small machine
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                System.getProperty("standalone.jar"),
                "--server.port=" + apiPort,
                "--management.server.port=" + managementPort,
                "--rental.data-dir=" + dataFolder()));
        command.addAll(settings);
        try {
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            await("standalone to be ready, see " + log())
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isReady(started));
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isReady(Process started) throws InterruptedException {
        if (!started.isAlive()) {
            throw new IllegalStateException("standalone ended with " + started.exitValue() + ", see " + log());
        }
        try {
            var probe = HttpRequest.newBuilder(management().resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public URI api() {
        return URI.create("http://localhost:" + apiPort);
    }

    @Override
    public URI management() {
        return URI.create("http://localhost:" + managementPort);
    }

    @Override
    public PostOffice mails() {
        return mails;
    }

    /** What it has written to the console, over all its lives. */
    public Path log() {
        return folder.resolve("console.log");
    }

    public Path dataFolder() {
        return folder.resolve("data");
    }

    @Override
    public void restart() {
        stop();
        process = start();
    }

    @Override
    public void crash() {
        process.destroyForcibly();
        await("the process to be gone").atMost(STOP).until(() -> !process.isAlive());
        process = start();
    }

    /** Stops it, so that its stores can be looked at; mails stay. */
    public void halt() {
        stop();
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), SECONDS)) {
                throw new IllegalStateException("standalone does not stop, see " + log());
            }
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        stop();
        mails.close();
    }
}
