package clothingrental.acceptance.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packaged standalone in a process of its own, with a fresh data folder; its events are in it, or in an Axon
 * Server.
 */
public final class StandaloneProcess implements ApplicationUnderTest {

    /** The origin of somebody else's pages. */
    public static final String PAGES = "https://pages.example";

    private final Path folder;
    private final PostOffice mails;
    private final int apiPort = FreePort.any();
    private final int managementPort = FreePort.any();
    private final List<String> settings;
    private final Optional<AxonServer> axonServer;
    private final ChildProcess process;

    private StandaloneProcess(PostOffice mails, List<String> settings, Optional<Path> axonServerJar) {
        this.mails = mails;
        this.settings = settings;
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "standalone-")
                    .toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        axonServer = axonServerJar.map(jar -> new AxonServer(jar, folder));
        process = new ChildProcess("standalone", log(), management().resolve("/actuator/health/readiness"), command());
        process.awaitReady();
    }

    /** Starts it, sending its mails to the tests' post office, and open to {@link #PAGES}. */
    public static StandaloneProcess withPostOffice() {
        return withPostOffice(Optional.empty());
    }

    /**
     * The same with its events in an Axon Server, which is empty.
     *
     * @return nothing, and one loud line, if there is no Axon Server to start
     */
    public static Optional<StandaloneProcess> onAxonServer() {
        AxonServer.tellIfMissing();
        return AxonServer.jar().map(jar -> withPostOffice(Optional.of(jar)));
    }

    private static StandaloneProcess withPostOffice(Optional<Path> axonServerJar) {
        var mails = new PostOffice();
        return new StandaloneProcess(
                mails,
                List.of(
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mails.port(),
                        "--rental.web.cors.allowed-origins=" + PAGES),
                axonServerJar);
    }

    /** Starts it with the mail server that it brings along. */
    public static StandaloneProcess withItsOwnMailServer(int smtpPort, int imapPort) {
        return new StandaloneProcess(
                new PostOffice(),
                List.of("--rental.mail.smtp-port=" + smtpPort, "--rental.mail.imap-port=" + imapPort),
                Optional.empty());
    }

    private List<String> command() {
        var command = new ArrayList<>(Jars.commandOf("standalone"));
        command.add("--server.port=" + apiPort);
        command.add("--management.server.port=" + managementPort);
        command.add("--rental.data-dir=" + dataFolder());
        // one rebuild after another and one heartbeat after another, without much waiting
        command.addAll(List.of("--rental.views.poll=250ms", "--rental.views.grace=2s", "--rental.web.heartbeat=3s"));
        command.addAll(settings);
        axonServer.ifPresent(server -> command.addAll(
                List.of("--axon.axonserver.enabled=true", "--axon.axonserver.servers=" + server.address())));
        return command;
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
    public URI managementOfViews() {
        return management();
    }

    @Override
    public URI tokens() {
        return api().resolve("/oauth2/token");
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
        process.stop();
        process.start();
        process.awaitReady();
    }

    @Override
    public void crash() {
        process.kill();
        process.start();
        process.awaitReady();
    }

    /** Stops it, so that its stores can be looked at; mails stay. */
    public void halt() {
        process.stop();
    }

    /** Starts it again after {@link #halt}. */
    public void goesOn() {
        process.start();
        process.awaitReady();
    }

    /** Ends its Axon Server, so that it is on its own. */
    public void stopAxonServer() {
        axonServer.orElseThrow().stop();
    }

    /** Starts its Axon Server again. */
    public void startAxonServer() {
        axonServer.orElseThrow().start();
    }

    /** Gives it another Axon Server at the same address, without any event. */
    public void emptyAxonServer() {
        axonServer.orElseThrow().startEmpty();
    }

    /** Starts it again after {@link #halt}, waits until it has given up, and answers what it has written meanwhile. */
    public String failsToStart() {
        try {
            var before = Files.readString(log()).length();
            process.start();
            process.awaitEnd();
            return Files.readString(log()).substring(before);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.stop();
        axonServer.ifPresent(AxonServer::stop);
        mails.close();
    }
}
