package clothingrental.query;

import clothingrental.query.audit.PositionIndex;
import clothingrental.query.projection.store.ViewStore;
import clothingrental.query.rebuild.RebuildStore;
import clothingrental.query.sql.SqlPositionIndex;
import clothingrental.query.sql.SqlRebuildStore;
import clothingrental.query.sql.SqlViewStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.util.FileSystemUtils;

/** A store for views in a file that is gone afterwards. */
public final class EmbeddedViews implements TestViews {

    private final Path folder = newFolder();
    private final SqlViewStore store =
            new SqlViewStore(file(), Jackson3Serializer.builder().build(), CLAIM_TIMEOUT);

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("views");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path file() {
        return folder.resolve("views.db");
    }

    @Override
    public ViewStore store(String replica) {
        return store;
    }

    @Override
    public RebuildStore rebuilds() {
        return new SqlRebuildStore(store);
    }

    @Override
    public PositionIndex positions() {
        return new SqlPositionIndex(store);
    }

    @Override
    public void delete(String table, String id) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.prepareStatement("delete from \"" + table + "\" where id = ?")) {
            statement.setString(1, id);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        store.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
