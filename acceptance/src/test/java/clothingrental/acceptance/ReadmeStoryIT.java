package clothingrental.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.environment.FreePort;
import clothingrental.acceptance.environment.StandaloneProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the README shows works as it is typed: word for word but for the ports, in one go, nothing asked twice. */
@Tag("standalone")
@Execution(ExecutionMode.CONCURRENT)
class ReadmeStoryIT {

    private static final String EXPECTED = "# → ";
    private static final String END_OF_PARAGRAPH = "=== end of paragraph ===";

    /**
     * A paragraph of the story.
     *
     * @param commands as they stand there
     * @param expected what is printed, in this order, as the README says
     */
    record Paragraph(String commands, List<String> expected) {}

    @Test
    void theStoryInTheReadmeCanBeTyped() throws Exception {
        var imap = FreePort.any();
        try (var application = StandaloneProcess.withItsOwnMailServer(FreePort.any(), imap)) {
            var story = story();
            assertThat(story).hasSizeGreaterThanOrEqualTo(10);
            assertThat(story)
                    .filteredOn(paragraph -> !paragraph.expected().isEmpty())
                    .hasSizeGreaterThanOrEqualTo(10);

            var printed = bash(
                    story.stream()
                            .map(paragraph -> paragraph
                                            .commands()
                                            .replace(
                                                    "localhost:8080",
                                                    "localhost:"
                                                            + application.api().getPort())
                                            .replace("localhost:3143", "localhost:" + imap)
                                    + "\necho '" + END_OF_PARAGRAPH + "'\n")
                            .collect(Collectors.joining("\n")),
                    System.getenv("PATH"));

            var answers = printed.split(END_OF_PARAGRAPH);
            assertThat(answers).as(printed).hasSize(story.size() + 1);
            for (var index = 0; index < story.size(); index++) {
                var paragraph = story.get(index);
                if (!paragraph.expected().isEmpty()) {
                    assertThat(answers[index]).as(paragraph.commands()).containsSubsequence(paragraph.expected());
                }
            }
            assertThat(Files.readString(application.log()))
                    .as("the mail server that comes along tells nobody's address")
                    .doesNotContain("alice.kim", "Alice Kim");
        }
    }

    /** Its date knows no {@code -d}; it counts days by {@code -v +3d}. */
    @Test
    void theDaysOfTheStoryAreFoundOnAMacToo(@TempDir Path folder) throws Exception {
        var date = folder.resolve("date");
        Files.writeString(date, """
                #!/bin/sh
                [ "$1" = -v ] || { echo "date: illegal option" >&2; exit 1; }
                days=${2#+}
                exec /bin/date -d "+${days%d} days" "$3"
                """);
        Files.setPosixFilePermissions(date, PosixFilePermissions.fromString("rwx------"));
        var days = story().getFirst()
                .commands()
                .lines()
                .filter(line -> line.startsWith("day()") || line.startsWith("FROM="))
                .collect(Collectors.joining("\n"));

        var printed = bash(days + "\necho $FROM $TO", folder + ":" + System.getenv("PATH"));

        var today = LocalDate.now(ZoneId.systemDefault());
        assertThat(printed.strip()).isEqualTo(today.plusDays(3) + " " + today.plusDays(5));
    }

    private static List<Paragraph> story() throws IOException {
        var readme = Files.readString(Path.of(System.getProperty("project.root"), "README.md"));
        var start = readme.indexOf("```bash\n", readme.indexOf("## The story")) + "```bash\n".length();
        var script = readme.substring(start, readme.indexOf("```", start));
        return Arrays.stream(script.split("\n\n"))
                .map(paragraph -> new Paragraph(
                        paragraph,
                        paragraph
                                .lines()
                                .filter(line -> line.startsWith(EXPECTED))
                                .map(line -> line.substring(EXPECTED.length()))
                                .toList()))
                .toList();
    }

    /** What a script prints, on either of its outputs. */
    private static String bash(String script, String path) throws IOException, InterruptedException {
        var file = Files.createTempFile("story", ".sh");
        Files.writeString(file, script);
        var builder = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true);
        builder.environment().put("PATH", path);
        var shell = builder.start();
        var printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).as(printed).isZero();
        return printed;
    }
}
