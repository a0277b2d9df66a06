package clothingrental.acceptance.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Takes each mail by SMTP, tells which order it is about, and forgets it: a mail server that is no bottleneck. */
final class MailSink implements AutoCloseable {

    private static final String ORDER = "x-order-id:";

    private final ServerSocket server;
    private final ExecutorService conversations = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<String> listener;

    /** Listens on a free port of loopback. */
    MailSink(Consumer<String> listener) {
        this.listener = listener;
        try {
            server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        conversations.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var client = server.accept();
                conversations.execute(() -> converse(client));
            }
        } catch (IOException closed) {
            // the load has ended
        }
    }

    private void converse(Socket client) {
        try (client;
                var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            client.setTcpNoDelay(true);
            reply(client, "220 sink");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "DATA" -> {
                        reply(client, "354 go on");
                        var order = read(lines);
                        reply(client, "250 taken");
                        listener.accept(order);
                    }
                    case "QUIT" -> {
                        reply(client, "221 bye");
                        return;
                    }
                    default -> reply(client, "250 ok");
                }
            }
        } catch (IOException gone) {
            // a sender that ends without a word
        }
    }

    /** Reads a mail to its end; which order it is about. */
    private static String read(BufferedReader lines) throws IOException {
        var order = "";
        for (var line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(ORDER)) {
                order = line.substring(ORDER.length()).strip();
            }
        }
        return order;
    }

    private static void reply(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        conversations.shutdownNow();
    }
}
