package clothingrental.standalone.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
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

    private static final FileAttribute<?> FOR_ITS_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> SECRET =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    public DataFolder {
        dataDir = dataDir.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(dataDir)) {
                Files.createDirectories(dataDir, knownTo(dataDir, FOR_ITS_OWNER));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file or folder of this name in the data folder. */
    public Path resolve(String name) {
        return dataDir.resolve(name);
    }

    /** Makes an empty file that only its owner can read, whatever the folder allows. */
    public void createSecretly(Path file) throws IOException {
        Files.createFile(file, knownTo(file, SECRET));
    }

    /** File systems without POSIX permissions refuse them. */
    private static FileAttribute<?>[] knownTo(Path path, FileAttribute<?> permissions) {
        var posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {permissions} : new FileAttribute<?>[0];
    }
}
