package clothingrental.acceptance.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The system in one of the three ways to run it, for load: with an issuer of the tests and a mail server of the caller's. */
public abstract sealed class LoadedSystem implements AutoCloseable {

    private LoadedSystem() {}

    /** How the system runs. */
    public enum Way {
        /** All in one process, on embedded stores. */
        STANDALONE,
        /** All in one process, on Axon Server. */
        ONE_PROCESS_ON_AXON_SERVER,
        /** One process for each service. */
        SERVICES
    }

    /**
     * Starts it on empty stores.
     *
     * @param mailPort where its mails are taken, on loopback
     * @return nothing, and one loud line, if something is missing that this way needs
     */
    public static Optional<LoadedSystem> start(Way way, int mailPort) {
        return switch (way) {
            case STANDALONE -> Optional.of(new OneProcess(Optional.empty(), mailPort));
            case ONE_PROCESS_ON_AXON_SERVER -> {
                AxonServer.tellIfMissing();
                yield AxonServer.jar().map(jar -> new OneProcess(Optional.of(jar), mailPort));
            }
            case SERVICES -> Services.start(1, OptionalInt.of(mailPort)).map(SeveralProcesses::new);
        };
    }

    /** Where people reach it. */
    public abstract URI api();

    /** A token of anybody, with one role. */
    public abstract String tokenOf(String subject, String role);

    /** The folder that all is stored below. */
    public abstract Path folder();

    abstract Map<String, List<ProcessHandle>> processes();

    /** Stops what is ours in peace and starts it again; answers when it serves again, and how long that took. */
    public abstract Duration restart();

    @Override
    public abstract void close();

    /** The processor time that all processes have used so far. */
    public final Duration processorTime() {
        return processes().values().stream()
                .flatMap(List::stream)
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The resident memory of all processes, in MB; 0 where the operating system has no /proc. */
    public final long residentMegabytes() {
        return processes().values().stream()
                .flatMap(List::stream)
                .mapToLong(LoadedSystem::residentMegabytes)
                .sum();
    }

    private static long residentMegabytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1_024;
        } catch (IOException unknown) {
            return 0;
        }
    }

    /** How much is stored, in KB. */
    public final long storedKilobytes() {
        try (var files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().endsWith(".log"))
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1_024;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class OneProcess extends LoadedSystem {

        private final int port = FreePort.any();
        private final Issuer issuer = new Issuer();
        private final Path folder;
        private final Optional<AxonServer> axonServer;
        private final ChildProcess process;

        OneProcess(Optional<Path> axonServerJar, int mailPort) {
            try {
                folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "journeys-")
                        .toAbsolutePath();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            axonServer = axonServerJar.map(jar -> new AxonServer(jar, folder));
            var managementPort = FreePort.any();
            var command = new ArrayList<>(Jars.commandOf("standalone"));
            command.addAll(List.of(
                    "--server.port=" + port,
                    "--management.server.port=" + managementPort,
                    "--rental.data-dir=" + folder.resolve("data"),
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + mailPort,
                    "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri()));
            axonServer.ifPresent(server -> command.addAll(
                    List.of("--axon.axonserver.enabled=true", "--axon.axonserver.servers=" + server.address())));
            process = new ChildProcess(
                    "standalone",
                    folder.resolve("console.log"),
                    URI.create("http://localhost:" + managementPort + "/actuator/health/readiness"),
                    command);
            process.awaitReady();
        }

        @Override
        public URI api() {
            return URI.create("http://localhost:" + port);
        }

        @Override
        public String tokenOf(String subject, String role) {
            return issuer.tokenOf(subject, role);
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        Map<String, List<ProcessHandle>> processes() {
            return axonServer
                    .map(server ->
                            Map.of("standalone", List.of(process.process()), "Axon Server", List.of(server.process())))
                    .orElseGet(() -> Map.of("standalone", List.of(process.process())));
        }

        @Override
        public Duration restart() {
            process.stop();
            var begin = System.nanoTime();
            process.start();
            process.awaitReady();
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        @Override
        public void close() {
            process.stop();
            axonServer.ifPresent(AxonServer::stop);
            issuer.stop();
        }
    }

    private static final class SeveralProcesses extends LoadedSystem {

        private final Services services;

        SeveralProcesses(Services services) {
            this.services = services;
        }

        @Override
        public URI api() {
            return services.api();
        }

        @Override
        public String tokenOf(String subject, String role) {
            return services.tokenOf(subject, role);
        }

        @Override
        public Path folder() {
            return services.folder();
        }

        @Override
        Map<String, List<ProcessHandle>> processes() {
            return services.processes();
        }

        @Override
        public Duration restart() {
            var begin = System.nanoTime();
            services.restart();
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        @Override
        public void close() {
            services.close();
        }
    }
}
