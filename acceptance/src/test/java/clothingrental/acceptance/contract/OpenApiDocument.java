package clothingrental.acceptance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description of the REST API as it is committed: always in the same order, and of no server in particular. */
public final class OpenApiDocument {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path CURRENT = DOCS.resolve("openapi.json");
    private static final Path OF_LAST_RELEASE = DOCS.resolve("openapi").resolve("baseline.json");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private OpenApiDocument() {}

    /** The text for what a server has answered. */
    public static String of(JsonNode served) {
        return JSON.writeValueAsString(JSON.treeToValue(served, Object.class)) + "\n";
    }

    public static String committed() {
        return read(CURRENT);
    }

    /** What clients have been given and rely on. */
    static String ofLastRelease() {
        return read(OF_LAST_RELEASE);
    }

    public static void commit(String document) {
        try {
            Files.writeString(CURRENT, document, UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
