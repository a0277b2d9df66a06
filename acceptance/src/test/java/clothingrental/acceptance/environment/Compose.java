package clothingrental.acceptance.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The system as docker-compose.yml has it, in a project of its own that is deleted at the end; only the management ports are published in
 * addition.
 */
public final class Compose implements ApplicationUnderTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final List<String> SERVICES =
            List.of("rental-command", "rental-query", "delivery-command", "notifier");

    private final Mailbox mails = new Mailpit(URI.create("http://localhost:8025"));

    private Compose() {
        compose("up", "--build", "--wait");
    }

    /**
     * Builds the images and starts everything.
     *
     * @return nothing, and one loud line, if there is no Docker Engine
     */
    public static Optional<ApplicationUnderTest> start() {
        if (!isThereAnEngine()) {
            tellWhatIsMissing();
            return Optional.empty();
        }
        var started = new Compose();
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "compose down"));
        return Optional.of(started);
    }

    /** Says loudly, in one line, if the suite can't run on Docker Compose here. */
    public static void tellWhatIsMissing() {
        if (!isThereAnEngine()) {
            System.err.println("*** SKIPPED: tests on Docker Compose need a Docker Engine (mvn -Pcompose verify). ***");
        }
    }

    private static boolean isThereAnEngine() {
        return run(List.of("docker", "info")) == 0 && run(List.of("docker", "compose", "version")) == 0;
    }

    @Override
    public URI api() {
        return URI.create("http://localhost:8080");
    }

    @Override
    public URI management() {
        return URI.create("http://localhost:9081");
    }

    @Override
    public URI managementOfViews() {
        return URI.create("http://localhost:9082");
    }

    @Override
    public URI tokens() {
        return api().resolve("/realms/rental/protocol/openid-connect/token");
    }

    @Override
    public Mailbox mails() {
        return mails;
    }

    @Override
    public void restart() {
        compose("stop", SERVICES);
        compose("up", "--wait");
    }

    @Override
    public void crash() {
        compose("kill", SERVICES);
        compose("up", "--wait");
    }

    @Override
    public void close() {
        compose("down", "--volumes");
    }

    private static void compose(String verb, List<String> services) {
        var words = new ArrayList<>(List.of(verb));
        words.addAll(services);
        compose(words.toArray(String[]::new));
    }

    private static void compose(String... words) {
        var command = new ArrayList<>(List.of(
                "docker",
                "compose",
                "--project-name",
                "rental-acceptance",
                "--env-file",
                ROOT.resolve(".env.example").toString(),
                "--file",
                ROOT.resolve("docker-compose.yml").toString(),
                "--file",
                ROOT.resolve("acceptance/src/test/resources/docker-compose.acceptance.yml")
                        .toString()));
        command.addAll(List.of(words));
        var status = run(command);
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
        }
    }

    /** Its exit status; not 0 if there is no such program. */
    private static int run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(failure));
        }
    }
}
