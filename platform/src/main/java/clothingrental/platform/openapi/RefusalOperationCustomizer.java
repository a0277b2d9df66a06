package clothingrental.platform.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import clothingrental.platform.web.problem.ProblemCode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/** Lists the refusals of each operation: those that all have, and those that it {@linkplain Refusals names}. */
final class RefusalOperationCustomizer implements GlobalOperationCustomizer {

    private static final List<ProblemCode> OF_ALL = List.of(
            ProblemCode.MALFORMED_REQUEST,
            ProblemCode.UNAUTHENTICATED,
            ProblemCode.FORBIDDEN,
            ProblemCode.NOT_ACCEPTABLE,
            ProblemCode.TOO_MANY_REQUESTS,
            ProblemCode.INTERNAL_ERROR,
            ProblemCode.SERVICE_UNAVAILABLE);
    private static final List<ProblemCode> OF_BODIES =
            List.of(ProblemCode.PAYLOAD_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var refusals = new ArrayList<RefusalExample>();
        OF_ALL.forEach(code -> refusals.add(RefusalExample.of(code)));
        if (operation.getRequestBody() != null) {
            OF_BODIES.forEach(code -> refusals.add(RefusalExample.of(code)));
        }
        // a query parameter that is unknown is refused by every operation
        refusals.add(RefusalExample.of(ProblemCode.VALIDATION_FAILED));
        AnnotatedElementUtils.findMergedRepeatableAnnotations(method.getMethod(), Refusals.class)
                .forEach(named -> RefusalExample.of(named).forEach(refusals::add));
        refusals.stream()
                .distinct()
                .collect(groupingBy(RefusalExample::status, TreeMap::new, toList()))
                .forEach((status, those) -> operation
                        .getResponses()
                        .addApiResponse(String.valueOf(status.value()), response(status, those)));
        return operation;
    }

    private static ApiResponse response(HttpStatus status, List<RefusalExample> refusals) {
        var type = new MediaType().schema(new Schema<>().$ref(ProblemSchema.REFERENCE));
        refusals.forEach(refusal -> type.addExamples(
                refusal.code(), new Example().summary(refusal.message()).value(refusal.example())));
        var response = new ApiResponse()
                .description(refusals.stream()
                        .map(refusal -> "`" + refusal.code() + "`: " + refusal.message())
                        .collect(joining("\n\n")))
                .content(new Content().addMediaType(ProblemSchema.MEDIA_TYPE, type));
        if (Arrays.asList(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE)
                .contains(status)) {
            response.addHeaderObject(
                    "Retry-After",
                    new Header()
                            .description("seconds to wait before trying again")
                            .schema(new IntegerSchema()));
        }
        return response;
    }
}
