package clothingrental.acceptance.environment;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the build has packaged, made ready to start fast, as the image does it: the executable jar is extracted, because
 * classes in a jar within a jar are slow to find, and a first start that ends before it touches any store trains an AOT cache. The
 * suite starts many processes, and each of them is ready in a quarter of the time.
 */
final class Jars {

    /**
     * What suits a process that lives for a minute on a small machine, unless {@code rental.jvm} says otherwise, as for load that
     * lasts; the cache is bound to it.
     */
    private static final List<String> JVM = List.of(System.getProperty(
                    "rental.jvm",
                    "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx384m --enable-native-access=ALL-UNNAMED")
            .split(" "));

    private static final Map<String, Path> READY = new ConcurrentHashMap<>();

    private Jars() {}

    /** The command that starts a module; settings may be added at its end. */
    static List<String> commandOf(String module) {
        var jar = READY.computeIfAbsent(module, Jars::madeReady);
        return command(List.of("-XX:AOTCache=" + cacheOf(jar), "-Xlog:aot=off", "-jar", jar.toString()));
    }

    /** Once for all JVMs of the tests, and again only when another jar was packaged. */
    private static Path madeReady(String module) {
        var packaged = packaged(module);
        var folder = Path.of("target", "applications", module).toAbsolutePath();
        var jar = folder.resolve(packaged.getFileName());
        try (var lock = FileChannel.open(Files.createDirectories(folder).resolve("lock"), CREATE, WRITE)) {
            lock.lock();
            var made = folder.resolve("made-of.sha256");
            var digest = digestOf(packaged) + " " + String.join(" ", JVM);
            if (!Files.exists(made) || !Files.readString(made).equals(digest)) {
                Files.deleteIfExists(made);
                extract(packaged, folder);
                train(jar, module);
                Files.writeString(made, digest);
            }
            return jar;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path cacheOf(Path jar) {
        return jar.resolveSibling("application.aot");
    }

    private static List<String> command(List<String> arguments) {
        return Stream.of(List.of(ChildProcess.java()), JVM, arguments)
                .flatMap(List::stream)
                .toList();
    }

    private static Path packaged(String module) {
        return Path.of(
                System.getProperty("project.root"),
                module,
                "target",
                module + "-" + System.getProperty("project.version") + "-exec.jar");
    }

    private static void extract(Path packaged, Path folder) {
        run(command(List.of(
                "-Djarmode=tools",
                "-jar",
                packaged.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString())));
    }

    private static void train(Path jar, String module) {
        run(command(Stream.of(
                        List.of("-XX:AOTCacheOutput=" + cacheOf(jar), "-Dspring.context.exit=onRefresh"),
                        withoutStores(module),
                        List.of(
                                "-Dserver.port=" + FreePort.any(),
                                "-Dmanagement.server.port=" + FreePort.any(),
                                "-Drental.mail.smtp-port=" + FreePort.any(),
                                "-Drental.mail.imap-port=" + FreePort.any(),
                                "-Drental.data-dir=" + jar.resolveSibling("training"),
                                "-jar",
                                jar.toString()))
                .flatMap(List::stream)
                .toList()));
    }

    /** As the Dockerfile has it: there, too, no store is at hand. Standalone brings its own. */
    private static List<String> withoutStores(String module) {
        return switch (module) {
            case "standalone", "rental-query" -> List.of();
            default -> List.of("@" + Path.of(System.getProperty("project.root"), "deploy/service/training.options"));
        };
    }

    private static String digestOf(Path file) {
        try (var content = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void run(List<String> command) {
        try {
            var log = Files.createTempFile(Files.createDirectories(Path.of("target")), "preparation-", ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("could not be made ready, see " + log + ": " + command);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
