package clothingrental.query.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import clothingrental.api.order.OrderView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events: an order as it changes (HTML standard, section 9.2). */
final class OrderEventStream {

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(UTF_8);

    /** With data: browsers drop events that have none. */
    private static final byte[] END = "event: end\ndata: {}\n\n".getBytes(UTF_8);

    private final JsonMapper json;
    private final HttpServletResponse response;

    OrderEventStream(JsonMapper json, HttpServletResponse response) {
        this.json = json;
        this.response = response;
    }

    /** Answers the request; from here on it is a stream. */
    void begin() throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // a gateway that collects what it passes on would keep it for itself
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
    }

    /** Answers the request instead of beginning a stream: there is nothing more to hear, and no reason to come again. */
    void refuse() {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    void send(OrderView order) throws IOException {
        var id = order.version() == null ? "" : "id: " + order.version() + "\n";
        write((id + "event: order\ndata: " + json.writeValueAsString(order) + "\n\n").getBytes(UTF_8));
    }

    /** Says that nothing follows. Without it browsers take the end of a stream for a fault, and come back for ever. */
    void end() throws IOException {
        write(END);
    }

    /** A comment, by which the client knows that we are there, and we learn whether it is. */
    void beat() throws IOException {
        write(HEARTBEAT);
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream out = response.getOutputStream();
        out.write(bytes);
        out.flush();
    }
}
