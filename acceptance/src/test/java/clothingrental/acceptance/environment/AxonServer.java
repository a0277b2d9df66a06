package clothingrental.acceptance.environment;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An Axon Server of the tests; its jar is given by {@code axonserver.jar} or {@code AXONSERVER_JAR}. */
final class AxonServer {

    private final int grpcPort = FreePort.any();
    private final ChildProcess process;

    /** Starts it with an empty event store; it writes to nowhere but the folder. */
    AxonServer(Path jar, Path folder) {
        var httpPort = FreePort.any();
        process = new ChildProcess(
                "Axon Server",
                folder,
                folder.resolve("axonserver.log"),
                URI.create("http://localhost:" + httpPort + "/actuator/health"),
                List.of(
                        ChildProcess.java(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "--server.port=" + httpPort,
                        "--axoniq.axonserver.port=" + grpcPort,
                        "--axoniq.axonserver.hostname=localhost",
                        "--axoniq.axonserver.name=axonserver-" + grpcPort,
                        "--axoniq.axonserver.devmode.enabled=false",
                        "--axoniq.axonserver.event.storage=" + folder.resolve("axonserver-events"),
                        "--axoniq.axonserver.snapshot.storage=" + folder.resolve("axonserver-events"),
                        "--axoniq.axonserver.controldb-path=" + folder.resolve("axonserver-control"),
                        "--axoniq.axonserver.pid-file-location=" + folder));
        process.awaitReady();
    }

    /** The jar that was given, if any. */
    static Optional<Path> jar() {
        return Stream.of(System.getProperty("axonserver.jar"), System.getenv("AXONSERVER_JAR"))
                .filter(path -> path != null && !path.isBlank())
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Where clients reach it. */
    String address() {
        return "localhost:" + grpcPort;
    }

    ProcessHandle process() {
        return process.process();
    }

    void stop() {
        process.stop();
    }

    void start() {
        process.start();
        process.awaitReady();
    }
}
