package clothingrental.acceptance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients of the last release go on working, unless it is declared that they do not. */
class OpenApiContractTest {

    private static final Path DECLARED = Path.of("..", "docs", "openapi", "declared-breaking-changes.txt");

    @Test
    void noChangeBreaksClientsUnlessItIsDeclared() throws IOException {
        var breaking = BreakingChanges.between(OpenApiDocument.ofLastRelease(), OpenApiDocument.committed());

        assertThat(breaking)
                .as("changes since the last release that break clients. Take back what is not declared, or declare it"
                        + " as it stands here in docs/openapi/declared-breaking-changes.txt, and take out there what is"
                        + " no break any more (docs/contracts.md)")
                .containsExactlyInAnyOrderElementsOf(declared());
    }

    private static List<String> declared() throws IOException {
        return Files.readAllLines(DECLARED, UTF_8).stream()
                .map(String::strip)
                .filter(not(String::isEmpty))
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
