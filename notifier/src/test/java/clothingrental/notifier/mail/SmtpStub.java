package clothingrental.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that says to one of the commands what it is told to say, and takes the rest. The command {@code "."} is
 * the end of a message.
 */
final class SmtpStub implements AutoCloseable {

    private final ServerSocket socket;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final String command;
    private final String answer;

    SmtpStub(String command, String answer) throws IOException {
        this.command = command;
        this.answer = answer;
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return clients.size();
    }

    void closeConnections() throws IOException {
        for (var client : clients) {
            client.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> converse(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void converse(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
                var out = client.getOutputStream()) {
            out.write("220 stub\r\n".getBytes(UTF_8));
            var inMessage = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (inMessage && !line.equals(".")) {
                    continue;
                }
                var reply = line.toUpperCase(Locale.ROOT).startsWith(command) ? answer : usualAnswer(line);
                inMessage = reply.startsWith("354");
                out.write((reply + "\r\n").getBytes(UTF_8));
            }
        } catch (IOException closed) {
            // by one side or the other
        }
    }

    private static String usualAnswer(String line) {
        return switch (line.toUpperCase(Locale.ROOT)) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
        closeConnections();
    }
}
