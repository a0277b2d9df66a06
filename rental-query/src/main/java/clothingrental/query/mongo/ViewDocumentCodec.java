package clothingrental.query.mongo;

import clothingrental.query.projection.store.ViewDocument;
import java.util.Objects;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Documents {@code {_id, version, state}}; the state as MongoDB's codec for records has it. */
final class ViewDocumentCodec<S> implements Codec<ViewDocument<S>> {

    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String STATE = "state";
    private static final EncoderContext AS_PART = EncoderContext.builder().build();
    private static final DecoderContext ANY = DecoderContext.builder().build();

    private final Codec<S> states;
    private final Codec<Long> versions;

    ViewDocumentCodec(Class<S> stateType, CodecRegistry codecs) {
        states = codecs.get(stateType);
        versions = codecs.get(Long.class);
    }

    @Override
    public void encode(BsonWriter writer, ViewDocument<S> document, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeString(ID, document.id());
        writer.writeInt64(VERSION, document.version());
        writer.writeName(STATE);
        states.encode(writer, document.state(), AS_PART);
        writer.writeEndDocument();
    }

    @Override
    public ViewDocument<S> decode(BsonReader reader, DecoderContext context) {
        @Nullable String id = null;
        @Nullable Long version = null;
        @Nullable S state = null;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case ID -> id = reader.readString();
                case VERSION -> version = versions.decode(reader, ANY);
                case STATE -> state = states.decode(reader, ANY);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new ViewDocument<>(
                Objects.requireNonNull(id),
                Objects.requireNonNull(version),
                Objects.requireNonNull(state, "a document of a view has a state"));
    }

    @Override
    public Class<ViewDocument<S>> getEncoderClass() {
        return typeOf();
    }

    /** There is one class of all documents, whatever their states. */
    @SuppressWarnings("unchecked")
    static <S> Class<ViewDocument<S>> typeOf() {
        return (Class<ViewDocument<S>>) (Class<?>) ViewDocument.class;
    }
}
