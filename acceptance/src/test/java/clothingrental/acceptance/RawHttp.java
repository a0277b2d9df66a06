package clothingrental.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;

/** Sends bytes that no decent HTTP client would send. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /** What came back; status 0 if the connection was just closed. */
    record Response(int status, String head, String body) {

        boolean isProblem() {
            return head.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")
                    && body.contains("\"code\":");
        }
    }

    /** Sends a whole request, and stays on the line until it is answered. */
    Response send(byte[] request) throws IOException {
        return send(request, false);
    }

    /**
     * Sends something that may be no whole request, and says that nothing more comes. A proxy may take that for a client that has gone:
     * nginx then drops what it has handed on.
     */
    Response sendAndEnd(byte[] request) throws IOException {
        return send(request, true);
    }

    private Response send(byte[] request, boolean isEnd) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                if (isEnd) {
                    socket.shutdownOutput();
                }
            } catch (SocketException refusedWhileSending) {
                // the answer may be there all the same
            }
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketException reset) {
                // what has come is the answer
            }
            return parse(answer.toString(UTF_8));
        }
    }

    private static Response parse(String answer) {
        var end = answer.indexOf("\r\n\r\n");
        if (!answer.startsWith("HTTP/1.1 ") || end < 0) {
            return new Response(0, answer, "");
        }
        return new Response(
                Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
    }

    /** A request line and headers, which end here, and a body. */
    static byte[] request(String head, byte[] body) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(ISO_8859_1));
        bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
