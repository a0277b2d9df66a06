package clothingrental.platform.serialization;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Axon's JSON serializer, for the {@linkplain AllowedTypes types that may be read}. A payload type is a class name
 * that somebody has written; loading it would run its static initialisers. Any other name is an unknown type.
 */
final class AllowListJsonSerializer extends Jackson3Serializer {

    AllowListJsonSerializer(Builder builder) {
        super(builder);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type) || AllowedTypes.contains(type.getName())) {
            return super.classForType(type);
        }
        return UnknownSerializedType.class;
    }
}
