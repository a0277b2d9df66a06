package clothingrental.acceptance.environment;

import java.nio.file.Path;

/** What the build has packaged. */
final class Jars {

    private Jars() {}

    /** The executable jar of a module. */
    static Path of(String module) {
        return Path.of(
                System.getProperty("project.root"),
                module,
                "target",
                module + "-" + System.getProperty("project.version") + "-exec.jar");
    }
}
