package clothingrental.acceptance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The build in an image sees every module that Maven looks for. */
class ImageContextTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");

    @Test
    void everyModuleIsSentToTheImageBuild() throws IOException {
        var sent = Files.readAllLines(ROOT.resolve(".dockerignore"), UTF_8);

        assertThat(MODULE.matcher(Files.readString(ROOT.resolve("pom.xml"), UTF_8))
                        .results())
                .isNotEmpty()
                .allSatisfy(module ->
                        assertThat(sent).containsAnyOf("!" + module.group(1), "!" + module.group(1) + "/pom.xml"));
    }
}
