package clothingrental.notifier.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** A mail server for one conversation, which says to one of the commands what it is told to say, and 250 to the rest. */
final class SmtpStub implements AutoCloseable {

    private final ServerSocket socket;

    SmtpStub(String command, String answer) throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> converse(command, answer));
    }

    int port() {
        return socket.getLocalPort();
    }

    private void converse(String command, String answer) {
        try (var client = socket.accept();
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
                var out = client.getOutputStream()) {
            out.write("220 stub\r\n".getBytes(US_ASCII));
            var line = in.readLine();
            while (line != null) {
                var said = line.toUpperCase(Locale.ROOT).startsWith(command) ? answer : usualAnswer(line);
                out.write((said + "\r\n").getBytes(US_ASCII));
                line = in.readLine();
            }
        } catch (IOException closed) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private static String usualAnswer(String line) {
        return line.equalsIgnoreCase("QUIT") ? "221 bye" : "250 ok";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
