package clothingrental.acceptance.people;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the system answers.
 *
 * @param headers by name, in any case; the first of each
 * @param body a missing node if there is none
 */
public record Answer(int status, Map<String, String> headers, JsonNode body) {

    public Answer {
        var inAnyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        inAnyCase.putAll(headers);
        headers = inAnyCase;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The code of a problem, or an empty text. */
    public String code() {
        return body.path("code").asString("");
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
