package clothingrental.standalone.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one folder that standalone writes to.
 *
 * @param dataDir made if it is missing, for the owner's eyes only: contacts and keys are in it
 */
@ConfigurationProperties("rental")
public record DataFolder(@DefaultValue("./data") Path dataDir) {

    public DataFolder {
        dataDir = dataDir.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(dataDir)) {
                Files.createDirectories(dataDir);
                if (dataDir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwx------"));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file or folder of this name in the data folder. */
    public Path resolve(String name) {
        return dataDir.resolve(name);
    }
}
