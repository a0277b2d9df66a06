package clothingrental.acceptance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each decision says whether it holds, and is found from the list of decisions. */
class DecisionsTest {

    private static final Path DECISIONS = Path.of("../docs/adr");
    private static final Pattern STATUS =
            Pattern.compile("\\n\\nStatus: (accepted|superseded by)\\b[\\s\\S]*?\\.\\n\\n## Context\\n");
    private static final Pattern LINK = Pattern.compile("\\]\\((\\d{4}-[a-z0-9-]+\\.md)");

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionBeginsWithItsStatus(Path decision) throws IOException {
        assertThat(STATUS.matcher(textOf(decision)).results())
                .as("Status: accepted or superseded by …, before the context")
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void whatADecisionRefersToIsThere(Path decision) throws IOException {
        assertThat(LINK.matcher(textOf(decision)).results().map(link -> DECISIONS.resolve(link.group(1))))
                .allMatch(Files::exists);
    }

    @Test
    void theListNamesEachDecisionOnce() throws IOException {
        assertThat(LINK.matcher(textOf(DECISIONS.resolve("README.md")))
                        .results()
                        .map(link -> link.group(1)))
                .containsExactlyInAnyOrderElementsOf(decisions().stream()
                        .map(decision -> DECISIONS.relativize(decision).toString())
                        .toList());
    }

    static List<Path> decisions() throws IOException {
        try (var files = Files.list(DECISIONS)) {
            return files.filter(file -> DECISIONS.relativize(file).toString().matches("\\d{4}-.+\\.md"))
                    .sorted()
                    .toList();
        }
    }

    private static String textOf(Path file) throws IOException {
        return Files.readString(file, UTF_8);
    }
}
