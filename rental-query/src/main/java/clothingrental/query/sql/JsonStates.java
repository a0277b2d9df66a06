package clothingrental.query.sql;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Collection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as compact JSON: by their components, without nulls, moments in milliseconds; the same record always gives the same
 * text.
 */
final class JsonStates {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .build();

    private JsonStates() {}

    static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static ObjectReader readerOf(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    /** A list of texts as one parameter. */
    static String ofTexts(Collection<String> texts) {
        return MAPPER.writeValueAsString(texts);
    }
}
