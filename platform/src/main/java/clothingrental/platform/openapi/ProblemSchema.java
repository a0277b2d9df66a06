package clothingrental.platform.openapi;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;

/** The problem (RFC 9457) that every refusal is told in. */
final class ProblemSchema {

    static final String NAME = "Problem";
    static final String REFERENCE = "#/components/schemas/" + NAME;
    static final String MEDIA_TYPE = "application/problem+json";

    private ProblemSchema() {}

    static Schema<?> schema() {
        var schema = new ObjectSchema();
        schema.setDescription("Why a request was refused (RFC 9457).");
        schema.addProperty("type", new StringSchema().description("absent: `about:blank`"));
        schema.addProperty("title", new StringSchema().description("the status in words"));
        schema.addProperty("status", new IntegerSchema().format("int32"));
        schema.addProperty("detail", new StringSchema().description("one sentence for people"));
        schema.addProperty("code", new StringSchema().description("stable; clients may rely on it"));
        var errors = new ArraySchema().items(new Schema<>().$ref("#/components/schemas/" + Violation.NAME));
        errors.setDescription("the fields or parameters that a 400 is about");
        schema.addProperty("errors", errors);
        schema.addProperty("traceId", new StringSchema().description("by which we find the request in our logs"));
        schema.setRequired(List.of("title", "status", "detail", "code", "traceId"));
        return schema;
    }

    /** A rule that a field breaks. */
    static final class Violation {

        static final String NAME = "Violation";

        private Violation() {}

        static Schema<?> schema() {
            var schema = new ObjectSchema();
            schema.setDescription("A rule that a field or a parameter breaks.");
            schema.addProperty("field", new StringSchema().description("its path, as `lines[0].quantity`"));
            schema.addProperty("message", new StringSchema().description("the rule, in English"));
            schema.setRequired(List.of("field", "message"));
            return schema;
        }
    }
}
