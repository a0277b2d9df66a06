package clothingrental.platform.serialization;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** One serializer for everything that Axon stores and sends: JSON, by fields, of allowed types. */
@AutoConfiguration(before = AxonAutoConfiguration.class)
class SerializationConfiguration {

    @Bean
    @Primary
    Serializer serializer() {
        return new AllowListJsonSerializer(
                Jackson3Serializer.builder().jsonMapperBuilderCustomizer(SerializationConfiguration::shape));
    }

    @Bean
    @Qualifier("eventSerializer") Serializer eventSerializer(Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("messageSerializer") Serializer messageSerializer(Serializer serializer) {
        return serializer;
    }

    /**
     * Fields and nothing else: a saga's private state is stored whole, and what an event says by a method is not. An
     * object without fields is an error, not an empty document that comes back as nulls.
     */
    private static void shape(JsonMapper.Builder mapper) {
        mapper.changeDefaultVisibility(visibility -> visibility
                .withFieldVisibility(Visibility.ANY)
                .withGetterVisibility(Visibility.NONE)
                .withIsGetterVisibility(Visibility.NONE));
        mapper.enable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        mapper.typeFactory(new AllowedTypeFactory());
        mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType(AllowedTypes.OURS)
                .allowIfSubType(AllowedTypes.AXON)
                .allowIfSubType(String.class)
                .build());
    }
}
