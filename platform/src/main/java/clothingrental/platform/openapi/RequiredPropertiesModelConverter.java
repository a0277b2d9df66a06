package clothingrental.platform.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record always has is {@code required} in its schema: every component that is not {@link Nullable}. Without it
 * generated clients take each field for optional.
 */
final class RequiredPropertiesModelConverter implements ModelConverter {

    private static final String OUR_PACKAGE = "clothingrental.";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        var raw = rawClass(type);
        if (schema != null && raw.isRecord() && raw.getName().startsWith(OUR_PACKAGE)) {
            var defined = defined(schema, context);
            if (defined != null && defined.getProperties() != null) {
                requiredOf(raw)
                        .filter(defined.getProperties()::containsKey)
                        .filter(name -> defined.getRequired() == null
                                || !defined.getRequired().contains(name))
                        .forEach(defined::addRequiredItem);
            }
        }
        return schema;
    }

    private static Class<?> rawClass(AnnotatedType type) {
        return type.getType() instanceof JavaType java
                ? java.getRawClass()
                : Json.mapper().constructType(type.getType()).getRawClass();
    }

    private static @Nullable Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static Stream<String> requiredOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .flatMap(component ->
                        isUnwrapped(component) ? requiredOf(component.getType()) : Stream.of(component.getName()));
    }

    private static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }
}
