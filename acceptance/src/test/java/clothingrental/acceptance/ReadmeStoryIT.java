package clothingrental.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.environment.FreePort;
import clothingrental.acceptance.environment.StandaloneProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the README shows works, word for word, but for the ports. */
@Tag("standalone")
@Execution(ExecutionMode.CONCURRENT)
class ReadmeStoryIT {

    private static final String EXPECTED = "# → ";

    /**
     * A paragraph of the story.
     *
     * @param commands as they stand there
     * @param expected what the last command's answer contains, as the README says
     */
    record Paragraph(String commands, List<String> expected) {

        /** A question may be asked again until the answer is there; a command is given once. */
        boolean isQuestion() {
            return !commands.contains(" -d ") && !commands.contains(" -X ");
        }
    }

    @Test
    void theStoryInTheReadmeCanBeTyped() throws Exception {
        var imap = FreePort.any();
        try (var application = StandaloneProcess.withItsOwnMailServer(FreePort.any(), imap)) {
            var shell = new Shell(
                    Files.createTempDirectory("story"), application.api().getPort(), imap);
            var story = story();
            assertThat(story).hasSizeGreaterThanOrEqualTo(10);

            for (var paragraph : story) {
                if (paragraph.isQuestion()) {
                    await(paragraph.commands())
                            .atMost(Duration.ofSeconds(60))
                            .untilAsserted(() -> assertAsExpected(paragraph, shell.answer(paragraph)));
                } else {
                    assertAsExpected(paragraph, shell.answer(paragraph));
                }
            }
            assertThat(Files.readString(application.log()))
                    .as("the mail server that comes along tells nobody's address")
                    .doesNotContain("alice.kim", "Alice Kim");
        }
    }

    private static void assertAsExpected(Paragraph paragraph, String answer) {
        assertThat(paragraph.expected())
                .allSatisfy(
                        expected -> assertThat(answer).as(paragraph.commands()).contains(expected));
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

    /** Remembers variables and functions from one paragraph to the next, as a person's shell does. */
    private record Shell(Path folder, int port, int imapPort) {

        String answer(Paragraph paragraph) throws IOException, InterruptedException {
            var memory = folder.resolve("memory");
            var script = "touch " + memory + "; . " + memory + "\n"
                    + paragraph
                            .commands()
                            .replace("localhost:8080", "localhost:" + port)
                            .replace("localhost:3143", "localhost:" + imapPort)
                    + "\n{ declare -p ALICE DANA BOB JSON FROM TO ORDER OUT BACK 2>/dev/null; declare -f token; } > "
                    + memory
                    + "\ntrue";
            var shell = new ProcessBuilder("bash", "-c", script)
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(shell.getInputStream().readAllBytes(), UTF_8);
            assertThat(shell.waitFor()).as(answer).isZero();
            return answer;
        }
    }
}
