package clothingrental.acceptance.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clothingrental.acceptance.environment.ApplicationUnderTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Somebody with a token. */
public class Person {

    private final Http http;
    private final String name;
    private @Nullable String token;

    public Person(ApplicationUnderTest application, String name) {
        this.http = new Http(application);
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Sends a request with the token; answers whatever comes back. */
    public Answer asks(String method, String path, @Nullable Object body, Map<String, String> headers) {
        return http.send(method, path, body, authorized(headers));
    }

    public Answer asks(String method, String path, @Nullable Object body) {
        return asks(method, path, body, Map.of());
    }

    public Answer asks(String method, String path) {
        return asks(method, path, null);
    }

    /** Opens an answer that goes on and on: its lines, as they come. Whoever opens it closes it. */
    public HttpResponse<Stream<String>> listens(String path, String mediaType) {
        return listens(path, mediaType, Map.of());
    }

    HttpResponse<Stream<String>> listens(String path, String mediaType, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("accept", mediaType);
        return http.listen(path, authorized(all));
    }

    /** The same to the operators' port. */
    public Answer asksManagement(String method, String path) {
        return asksManagement(method, path, null);
    }

    public Answer asksManagement(String method, String path, @Nullable Object body) {
        return http.sendToManagement(method, path, body, authorized(Map.of()));
    }

    /** The same to a process of its own. */
    public Answer asksAt(URI process, String method, String path) {
        return http.sendTo(process, method, path, authorized(Map.of()));
    }

    /** As {@link #asks}, for somebody who takes no for an error: throws {@link Refused}. */
    Answer getsDone(String method, String path, @Nullable Object body, Map<String, String> headers) {
        var answer = asks(method, path, body, headers);
        if (!answer.isSuccess()) {
            throw new Refused(answer);
        }
        return answer;
    }

    Answer getsDone(String method, String path, @Nullable Object body) {
        return getsDone(method, path, body, Map.of());
    }

    /** Expects a refusal with this code. */
    public Answer isRefused(Enum<?> code, ThrowingCallable attempt) {
        var refused = catchThrowableOfType(Refused.class, attempt);
        assertThat(refused).as("%s is refused with %s", name, code).isNotNull();
        assertThat(refused.answer().code()).isEqualTo(code.name());
        assertThat(refused.answer().header("content-type")).contains("application/problem+json");
        return refused.answer();
    }

    private Map<String, String> authorized(Map<String, String> headers) {
        if (token == null) {
            token = http.tokenOf(name);
        }
        var more = new HashMap<>(headers);
        more.put("authorization", "Bearer " + token);
        return more;
    }
}
