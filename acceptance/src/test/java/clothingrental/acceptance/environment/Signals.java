package clothingrental.acceptance.environment;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java has no words for, to processes of the tests. */
final class Signals {

    private Signals() {}

    /** Freezes a process. */
    static void stop(ProcessHandle process) {
        send("STOP", process);
    }

    /** Lets it go on. */
    static void goOn(ProcessHandle process) {
        send("CONT", process);
    }

    private static void send(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
