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
    private final int httpPort = FreePort.any();
    private final Path jar;
    private final Path folder;
    private ChildProcess process;

    /** Starts it with an empty event store; it writes to nowhere but the folder. */
    AxonServer(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
        process = processOn("axonserver");
        process.awaitReady();
    }

    /** @param name of its files in the folder */
    private ChildProcess processOn(String name) {
        return new ChildProcess(
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
                        "--axoniq.axonserver.event.storage=" + folder.resolve(name + "-events"),
                        "--axoniq.axonserver.snapshot.storage=" + folder.resolve(name + "-events"),
                        "--axoniq.axonserver.controldb-path=" + folder.resolve(name + "-control"),
                        "--axoniq.axonserver.pid-file-location=" + folder));
    }

    /** The jar that was given, if any. */
    static Optional<Path> jar() {
        return Stream.of(System.getProperty("axonserver.jar"), System.getenv("AXONSERVER_JAR"))
                .filter(path -> path != null && !path.isBlank())
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Says loudly, in one line, if there is none to start. */
    static void tellIfMissing() {
        if (jar().isEmpty()) {
            System.err.println("*** SKIPPED: tests on Axon Server need its jar. Give it by -Daxonserver.jar=… or"
                    + " AXONSERVER_JAR. ***");
        }
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

    /** Ends it and starts another one in its place, without any event. */
    void startEmpty() {
        process.stop();
        process = processOn("another");
        process.awaitReady();
    }
}
