package clothingrental.platform.web;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/**
 * An answer that is written bit by bit while the client reads. Spring answers HEAD wherever it answers GET, and the server drops
 * what is written then: nobody would ever notice that the client is gone, and the connection would be held as long as there is something to
 * tell.
 */
public final class StreamingResponse {

    private StreamingResponse() {}

    /**
     * Refuses what is no GET.
     *
     * @throws HttpRequestMethodNotSupportedException 405 METHOD_NOT_ALLOWED
     */
    public static void onlyFor(HttpMethod get) throws HttpRequestMethodNotSupportedException {
        if (!get.equals(HttpMethod.GET)) {
            throw new HttpRequestMethodNotSupportedException(get.name(), List.of(HttpMethod.GET.name()));
        }
    }
}
