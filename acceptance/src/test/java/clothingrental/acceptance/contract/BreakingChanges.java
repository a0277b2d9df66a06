package clothingrental.acceptance.contract;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.schema.ChangedEnum;
import org.openapitools.openapidiff.core.model.schema.ChangedRequired;

/**
 * What breaks clients of an older description, a line each: {@code POST /api/orders: request.coupon is required now}.
 * openapi-diff finds the changes and judges them, but for one: a field that is gone from an answer is always a break
 * here; openapi-diff minds only those that were declared as required.
 */
final class BreakingChanges {

    private final SortedSet<String> lines = new TreeSet<>();

    private BreakingChanges() {}

    static SortedSet<String> between(String older, String newer) {
        var comparison = OpenApiCompare.fromContents(older, newer);
        var changes = new BreakingChanges();
        for (var endpoint : comparison.getMissingEndpoints()) {
            changes.lines.add(endpoint.getMethod() + " " + endpoint.getPathUrl() + ": removed");
        }
        comparison.getChangedOperations().forEach(changes::operation);
        if (comparison.isIncompatible() && changes.lines.isEmpty()) {
            changes.lines.add("the whole: incompatible");
        }
        return changes.lines;
    }

    private void operation(ChangedOperation changed) {
        var operation = changed.getHttpMethod() + " " + changed.getPathUrl();
        var before = lines.size();
        parameters(operation, changed.getParameters());
        requestBody(operation + ": request", changed.getRequestBody());
        responses(operation, changed.getApiResponses());
        others(
                operation + ":",
                changed.getChangedElements(),
                ChangedParameters.class,
                ChangedRequestBody.class,
                ChangedApiResponse.class);
        requireALine(operation + ":", changed, before);
    }

    private void parameters(String operation, @Nullable ChangedParameters changed) {
        if (changed == null) {
            return;
        }
        for (var gone : changed.getMissing()) {
            lines.add(operation + ": parameter " + gone.getName() + " removed");
        }
        for (var added : changed.getIncreased()) {
            if (Boolean.TRUE.equals(added.getRequired())) {
                lines.add(operation + ": parameter " + added.getName() + " is required now");
            }
        }
        changed.getChanged().forEach(parameter -> parameter(operation, parameter));
    }

    private void parameter(String operation, ChangedParameter changed) {
        var where = operation + ": parameter " + changed.getName();
        var before = lines.size();
        if (changed.isChangeRequired()
                && Boolean.TRUE.equals(changed.getNewParameter().getRequired())) {
            lines.add(where + " is required now");
        }
        schema(where, changed.getSchema());
        others(where, changed.getChangedElements(), ChangedSchema.class);
        requireALine(where, changed, before);
    }

    private void requestBody(String where, @Nullable ChangedRequestBody changed) {
        if (changed == null) {
            return;
        }
        var before = lines.size();
        content(where, changed.getContent());
        others(where, changed.getChangedElements(), ChangedContent.class);
        requireALine(where, changed, before);
    }

    private void responses(String operation, @Nullable ChangedApiResponse changed) {
        if (changed == null) {
            return;
        }
        for (var status : changed.getMissing().keySet()) {
            lines.add(operation + ": response " + status + " removed");
        }
        changed.getChanged().forEach((status, response) -> {
            var where = operation + ": response " + status;
            content(where, response.getContent());
            others(where, response.getChangedElements(), ChangedContent.class);
        });
    }

    private void content(String where, @Nullable ChangedContent changed) {
        if (changed == null) {
            return;
        }
        for (var type : changed.getMissing().keySet()) {
            lines.add(where + " no longer as " + type);
        }
        changed.getChanged().values().forEach(type -> schema(where, type.getSchema()));
    }

    private void schema(String where, @Nullable ChangedSchema changed) {
        if (changed == null) {
            return;
        }
        var before = lines.size();
        schema(where + "[]", changed.getItems());
        schema(where + ".*", changed.getAddProp());
        changed.getChangedProperties().forEach((name, property) -> schema(where + "." + name, property));
        if (changed.getContext().isResponse()) {
            for (var gone : changed.getMissingProperties().keySet()) {
                lines.add(where + "." + gone + " removed");
            }
        }
        if (changed.isChangedType()) {
            lines.add(where + " is " + changed.getNewSchema().getType() + " now");
        }
        if (changed.getRequired() != null && changed.getRequired().isIncompatible()) {
            for (var name : changed.getContext().isRequest()
                    ? changed.getRequired().getIncreased()
                    : changed.getRequired().getMissing()) {
                lines.add(
                        where + "." + name + (changed.getContext().isRequest() ? " is" : " is not") + " required now");
            }
        }
        var enumeration = changed.getEnumeration();
        if (enumeration != null && enumeration.isIncompatible()) {
            enumeration.getMissing().forEach(gone -> lines.add(where + " knows no " + gone + " any more"));
            enumeration.getIncreased().forEach(added -> lines.add(where + " may be " + added + " now"));
        }
        others(where, changed.getChangedElements(), ChangedSchema.class, ChangedRequired.class, ChangedEnum.class);
        requireALine(where, changed, before);
    }

    /** Whatever else openapi-diff calls incompatible, by the name that it has there: MaxLength, Pattern … */
    private void others(String where, List<Changed> elements, Class<?>... told) {
        for (var element : elements) {
            if (element != null
                    && element.isIncompatible()
                    && Arrays.stream(told).noneMatch(type -> type.isInstance(element))) {
                lines.add(where + " " + element.getClass().getSimpleName().replace("Changed", ""));
            }
        }
    }

    /** So that nothing which openapi-diff calls incompatible gets by without a word. */
    private void requireALine(String where, Changed changed, int before) {
        if (changed.isIncompatible() && lines.size() == before) {
            lines.add(where + " incompatible");
        }
    }
}
