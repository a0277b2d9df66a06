package clothingrental.acceptance.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build has packaged, made ready to start fast, as the image does it: the executable jar is extracted, because
 * classes in a jar within a jar are slow to find, and a first start that ends before it touches any store trains an AOT cache. The
 * suite starts many processes, and each of them is ready in a quarter of the time.
 */
final class Jars {

    /** What suits a process that lives for a minute on a small machine; the cache is bound to it. */
    private static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m", "--enable-native-access=ALL-UNNAMED");

    private Jars() {}

    /** The command that starts a module; settings may be added at its end. */
    static List<String> commandOf(String module) {
        var jar = extracted(module);
        var cache = trained(jar, module);
        return command(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-jar", jar.toString()));
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

    private static Path extracted(String module) {
        var packaged = packaged(module);
        var folder = Path.of("target", "applications", module).toAbsolutePath();
        var jar = folder.resolve(packaged.getFileName());
        if (isOlder(jar, packaged)) {
            run(command(List.of(
                    "-Djarmode=tools",
                    "-jar",
                    packaged.toString(),
                    "extract",
                    "--force",
                    "--destination",
                    folder.toString())));
        }
        return jar;
    }

    private static Path trained(Path jar, String module) {
        var cache = jar.resolveSibling("application.aot");
        if (isOlder(cache, jar)) {
            var folder = jar.resolveSibling("training");
            run(command(Stream.of(
                            List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh"),
                            withoutStores(module),
                            List.of(
                                    "-Dserver.port=" + FreePort.any(),
                                    "-Dmanagement.server.port=" + FreePort.any(),
                                    "-Drental.mail.smtp-port=" + FreePort.any(),
                                    "-Drental.mail.imap-port=" + FreePort.any(),
                                    "-Drental.data-dir=" + folder,
                                    "-jar",
                                    jar.toString()))
                    .flatMap(List::stream)
                    .toList()));
        }
        return cache;
    }

    /** As the Dockerfile has it: there, too, no store is at hand. Standalone brings its own. */
    private static List<String> withoutStores(String module) {
        return switch (module) {
            case "standalone", "rental-query" -> List.of();
            default -> List.of("@" + Path.of(System.getProperty("project.root"), "deploy/service/training.options"));
        };
    }

    private static boolean isOlder(Path made, Path source) {
        try {
            return !Files.exists(made)
                    || Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(source)) < 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
