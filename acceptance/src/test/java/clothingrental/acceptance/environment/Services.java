package clothingrental.acceptance.environment;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The four services as processes of their own, meeting through a real Axon Server, on real PostgreSQL, behind the real
 * gateway. The server of the views is the embedded one, in a process of its own.
 */
public final class Services implements ApplicationUnderTest {

    /** A service, and what it is called. */
    public enum Service {
        RENTAL_COMMAND("rental-command"),
        RENTAL_QUERY("rental-query"),
        DELIVERY_COMMAND("delivery-command"),
        NOTIFIER("notifier");

        private final String module;

        Service(String module) {
            this.module = module;
        }
    }

    /** Where the services keep what they know. */
    public enum Store {
        AXON_SERVER,
        POSTGRESQL,
        MONGODB
    }

    private final Path folder;
    private final long postmaster;
    private final PostOffice mails = new PostOffice();
    private final int mailPort;
    private final Issuer issuer = new Issuer();
    private final AxonServer axonServer;
    private final EmbeddedPostgres postgres;
    private final ChildProcess views;
    private final int viewPort = FreePort.any();
    private final Map<Service, List<Replica>> replicas = new EnumMap<>(Service.class);
    private final Gateway gateway;

    /** One process of a service. */
    public final class Replica {

        private final int port = FreePort.any();
        private final int managementPort = FreePort.any();
        private final ChildProcess process;

        private Replica(Service service, int number) {
            process = new ChildProcess(
                    service.module + "-" + number,
                    folder.resolve(service.module + "-" + number + ".log"),
                    URI.create("http://localhost:" + managementPort + "/actuator/health/readiness"),
                    commandOf(service, port, managementPort));
        }

        /** Where operators reach it. */
        public URI management() {
            return URI.create("http://localhost:" + managementPort);
        }

        /** Ends it with kill -9. */
        public void kill() {
            process.kill();
        }

        public void stop() {
            process.stop();
        }

        /** Starts it again, and waits until it can serve. */
        public void start() {
            process.start();
            process.awaitReady();
        }
    }

    private Services(Path axonServerJar, int number, OptionalInt mailPort) {
        this.mailPort = mailPort.orElseGet(mails::port);
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "services-")
                    .toAbsolutePath();
            axonServer = new AxonServer(axonServerJar, folder);
            var data = folder.resolve("postgresql");
            postgres = EmbeddedPostgres.builder()
                    .setPort(FreePort.any())
                    .setDataDirectory(data)
                    .start();
            postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        views = new ChildProcess(
                "view server",
                folder.resolve("views.log"),
                URI.create("http://localhost:" + viewPort),
                List.of(
                        ChildProcess.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ViewServer.class.getName(),
                        String.valueOf(viewPort),
                        folder.resolve("views").toString()));
        for (var service : Service.values()) {
            var started = new ArrayList<Replica>();
            for (int replica = 1; replica <= number; replica++) {
                started.add(new Replica(service, replica));
            }
            replicas.put(service, started);
        }
        replicas.values().forEach(all -> all.forEach(replica -> replica.process.awaitReady()));
        gateway = Gateway.inFrontOf(
                addressesOf(Service.RENTAL_COMMAND),
                addressesOf(Service.RENTAL_QUERY),
                addressesOf(Service.DELIVERY_COMMAND),
                List.of(issuer.uri().getAuthority()));
    }

    /**
     * Starts everything.
     *
     * @param number how many replicas of each service
     * @return nothing, and one loud line, if there is no Axon Server or no nginx to start
     */
    public static Optional<Services> start(int number) {
        return start(number, OptionalInt.empty());
    }

    /**
     * The same with a mail server of the caller's.
     *
     * @param mailPort where that listens, on loopback; the tests' post office if it is empty
     */
    static Optional<Services> start(int number, OptionalInt mailPort) {
        tellWhatIsMissing();
        return AxonServer.jar()
                .filter(given -> Gateway.nginx().isPresent())
                .map(given -> new Services(given, number, mailPort));
    }

    /** All processes that serve, by their names; the gateway's are not among them. */
    Map<String, List<ProcessHandle>> processes() {
        Map<String, List<ProcessHandle>> all = new LinkedHashMap<>();
        replicas.forEach((service, running) -> all.put(
                service.module,
                running.stream().map(replica -> replica.process.process()).toList()));
        for (var store : Store.values()) {
            all.put(store.name(), processesOf(store));
        }
        return all;
    }

    /** A token of anybody, with one role. */
    String tokenOf(String subject, String role) {
        return issuer.tokenOf(subject, role);
    }

    Path folder() {
        return folder;
    }

    /** Says loudly, in one line, if the suite can't run on services here. */
    public static void tellWhatIsMissing() {
        if (AxonServer.jar().isEmpty()) {
            System.err.println(
                    "*** SKIPPED: tests on services need an Axon Server. Give its jar by -Daxonserver.jar=… or"
                            + " AXONSERVER_JAR. ***");
        } else if (Gateway.nginx().isEmpty()) {
            System.err.println("*** SKIPPED: tests on services need nginx for the gateway. ***");
        }
    }

    private List<String> commandOf(Service service, int port, int managementPort) {
        var command = new ArrayList<>(Jars.commandOf(service.module));
        command.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.mongodb.uri=mongodb://127.0.0.1:" + viewPort + "/rental_query",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailPort,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri(),
                "--axon.axonserver.servers=" + axonServer.address()));
        return command;
    }

    private List<String> addressesOf(Service service) {
        return replicas(service).stream()
                .map(replica -> "127.0.0.1:" + replica.port)
                .toList();
    }

    /** The processes of a service. */
    public List<Replica> replicas(Service service) {
        return replicas.getOrDefault(service, List.of());
    }

    public void stopAxonServer() {
        axonServer.stop();
    }

    public void startAxonServer() {
        axonServer.start();
    }

    /** Freezes a store: it is there, and says nothing. */
    public void freeze(Store store) {
        processesOf(store).forEach(process -> Signals.stop(process));
    }

    /** Lets a store go on that was frozen. */
    public void thaw(Store store) {
        processesOf(store).forEach(process -> Signals.goOn(process));
    }

    private List<ProcessHandle> processesOf(Store store) {
        return switch (store) {
            case AXON_SERVER -> List.of(axonServer.process());
            case MONGODB -> List.of(views.process());
            case POSTGRESQL -> postgresProcesses();
        };
    }

    private List<ProcessHandle> postgresProcesses() {
        var first = ProcessHandle.of(postmaster).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    @Override
    public URI api() {
        return URI.create("http://localhost:" + gateway.port());
    }

    @Override
    public URI management() {
        return replicas(Service.RENTAL_COMMAND).getFirst().management();
    }

    @Override
    public URI managementOfViews() {
        return replicas(Service.RENTAL_QUERY).getFirst().management();
    }

    @Override
    public URI tokens() {
        return issuer.tokens();
    }

    @Override
    public PostOffice mails() {
        return mails;
    }

    @Override
    public void restart() {
        replicas.values().forEach(all -> all.forEach(Replica::stop));
        replicas.values().forEach(all -> all.forEach(Replica::start));
    }

    @Override
    public void crash() {
        replicas.values().forEach(all -> all.forEach(Replica::kill));
        replicas.values().forEach(all -> all.forEach(Replica::start));
    }

    @Override
    public void close() {
        gateway.close();
        replicas.values().forEach(all -> all.forEach(Replica::stop));
        axonServer.stop();
        views.stop();
        issuer.stop();
        mails.close();
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
