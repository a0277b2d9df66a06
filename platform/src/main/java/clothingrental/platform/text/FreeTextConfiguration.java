package clothingrental.platform.text;

import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Tells in the description of the API how long free text may be. */
@AutoConfiguration
class FreeTextConfiguration {

    @Bean
    PropertyCustomizer lengthsOfFreeText() {
        return (property, type) -> {
            Stream.ofNullable(type.getCtxAnnotations())
                    .flatMap(Arrays::stream)
                    .forEach(annotation -> describe(property, annotation));
            return property;
        };
    }

    private static void describe(Schema<?> property, Annotation annotation) {
        if (annotation instanceof FreeText text) {
            property.maxLength(text.max());
        }
    }
}
