package clothingrental.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What was measured on the way, for {@code docs/figures.md}: one line each in {@code target/figures.txt}. */
final class Figures {

    private Figures() {}

    static void tell(String what, Object figure) {
        try {
            Files.writeString(
                    Path.of("target", "figures.txt"),
                    what + ": " + figure + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
