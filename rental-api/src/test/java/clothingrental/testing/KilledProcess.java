package clothingrental.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that is killed while it works. */
public final class KilledProcess {

    private KilledProcess() {}

    /**
     * Starts a main class of the tests and kills it, as by {@code kill -9}, some time after it has said its first line.
     *
     * @return the whole lines that it has said
     */
    public static List<String> linesOf(Class<?> main, String argument, long millisAfterTheFirst)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        argument)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var lines = new ArrayList<String>();
            var killer = Thread.ofVirtual().unstarted(() -> {
                try {
                    Thread.sleep(millisAfterTheFirst);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                process.toHandle().destroyForcibly(); // leaves what it has said to be read
            });
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (lines.isEmpty()) {
                    killer.start();
                }
                lines.add(line);
            }
            process.waitFor();
            if (!lines.isEmpty()) {
                lines.removeLast(); // it may have been cut off
            }
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
