package clothingrental.platform.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stored form of a message as it was once, and has to be readable for ever:
 * {@code golden/events/<class name>/<revision>.json}, {@code golden/messages/…}, or for all constants of an enum
 * {@code golden/enums/…}. Where components may be missing there is a second file, {@code <revision>-sparse.json},
 * without them.
 *
 * @param type the name of the class at the time of writing, as it is stored beside the JSON
 */
record GoldenFile(String folder, String type, int revision, boolean sparse) {

    private static final String EVENTS = "events";
    private static final String MESSAGES = "messages";
    private static final String ENUMS = "enums";
    private static final Path ROOT = Path.of("src", "test", "resources", "golden");
    private static final String SPARSE = "-sparse";
    private static final String JSON_FILE = ".json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Where today's form of this class belongs. */
    static GoldenFile today(Class<?> type, boolean sparse) {
        var folder = type.isEnum() ? ENUMS : PublishedTypes.isEvent(type) ? EVENTS : MESSAGES;
        return new GoldenFile(folder, type.getName(), PublishedTypes.revisionOf(type), sparse);
    }

    /** Every file that was ever committed. */
    static List<GoldenFile> all() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(JSON_FILE))
                    .map(ROOT::relativize)
                    .filter(file -> file.getNameCount() == 3)
                    .map(GoldenFile::named)
                    .sorted(comparing(GoldenFile::toString))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static GoldenFile named(Path file) {
        var name = file.getName(2).toString().replace(JSON_FILE, "");
        return new GoldenFile(
                file.getName(0).toString(),
                file.getName(1).toString(),
                Integer.parseInt(name.replace(SPARSE, "")),
                name.endsWith(SPARSE));
    }

    boolean isEvent() {
        return folder.equals(EVENTS);
    }

    boolean isEnum() {
        return folder.equals(ENUMS);
    }

    boolean exists() {
        return Files.exists(path());
    }

    GoldenFile ofRevision(int other) {
        return new GoldenFile(folder, type, other, sparse);
    }

    JsonNode read() {
        try {
            return JSON.readTree(Files.readString(path(), UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes what has no file yet; a file that is there is never touched. */
    void write(JsonNode stored) {
        try {
            Files.createDirectories(path().getParent());
            Files.writeString(path(), JSON.writeValueAsString(stored) + "\n", UTF_8, CREATE_NEW);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path path() {
        return ROOT.resolve(folder).resolve(type).resolve(revision + (sparse ? SPARSE : "") + JSON_FILE);
    }

    @Override
    public String toString() {
        return path().toString();
    }
}
