package clothingrental.platform.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.order.OrderCommand;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderLine;
import foreign.Tripwire;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.MultiSourceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AllowListJsonSerializerTest {

    private final Serializer serializer = new SerializationConfiguration().serializer();

    // ---- what is written comes back

    @ParameterizedTest
    @MethodSource("clothingrental.platform.serialization.Examples#ofTheWholeLanguage")
    void everyMessageOfTheLanguageComesBackAsItWent(Record message) {
        assertThat(roundTrip(message)).isEqualTo(message);
    }

    @Test
    void noEventAndNoCommandIsForgottenHere() {
        var tried =
                Examples.ofTheWholeLanguage().<Class<?>>map(Object::getClass).toList();

        assertThat(tried).contains(OrderEvent.class.getPermittedSubclasses());
        assertThat(tried).contains(DeliveryEvent.class.getPermittedSubclasses());
        assertThat(tried).contains(OrderCommand.PlaceOrder.class, OrderCommand.RecordReturn.class);
    }

    @ParameterizedTest
    @MethodSource("clothingrental.platform.serialization.Examples#ofTheWholeLanguage")
    void aMessageIsWrittenByItsComponentsAndNothingElse(Record message) {
        var written = serializer.serialize(message, JsonNode.class).getData();

        assertThat(written.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(message.getClass().getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    @Test
    void severalOfOursComeBackAsAnArray() {
        var lines = new OrderLine[] {new OrderLine("hanbok-1001", 2), new OrderLine("norigae.7", 1)};

        assertThat(roundTrip(lines)).isEqualTo(lines);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void howFarAProcessorHasComeComesBackAsItWent(TrackingToken token) {
        assertThat(roundTrip(token)).isEqualTo(token);
    }

    @Test
    void aTokenOfAReplayStillKnowsWhereItWasReset() {
        var replay = ReplayToken.createReplayToken(
                GapAwareTrackingToken.newInstance(10, List.of(8L)), GapAwareTrackingToken.newInstance(3, List.of()));

        var read = (TrackingToken) roundTrip(Objects.requireNonNull(replay));

        assertThat(ReplayToken.isReplay(read)).isTrue();
        assertThat(ReplayToken.getTokenAtReset(read)).hasValue(10);
    }

    @Test
    void metadataComesBackAsItWent() {
        var metadata = MetaData.from(Map.of("userId", "alice", "traceId", "0af7651916cd43dd8448eb211c80319c"));

        assertThat(roundTrip(metadata)).isEqualTo(metadata);
    }

    @Test
    void theAnswerOfACommandMayBeAPlainValueOrNothing() {
        assertThat(roundTrip("order-1")).isEqualTo("order-1");
        assertThat(roundTrip(true)).isEqualTo(true);
        assertThat(roundTrip(7)).isEqualTo(7);
        assertThat(roundTrip(7_000_000_000L)).isEqualTo(7_000_000_000L);
        SerializedObject<byte[]> nothing = serializer.serialize(null, byte[].class);
        assertThat(serializer.<byte[], @Nullable Object>deserialize(nothing)).isNull();
    }

    @Test
    void stateThatASagaKeepsToItselfComesBackWhole() {
        var saga = new SagaLike();
        saga.begin("order-1", 3);

        var read = (SagaLike) roundTrip(saga);

        assertThat(read.tells()).isEqualTo("order-1 after 3 attempts, pending true");
    }

    @Test
    void anObjectWithoutFieldsIsAnErrorAndNoEmptyDocument() {
        assertThatThrownBy(() -> serializer.serialize(new Empty(), byte[].class))
                .isInstanceOf(SerializationException.class);
    }

    // ---- what is not ours is not even loaded

    @Test
    void aForeignClassIsNeverInitialisedWhereverItsNameStands() throws Exception {
        for (var name : List.of("foreign.Landmine", "[Lforeign.Landmine;", "[[Lforeign.Landmine;")) {
            assertThat(serializer.classForType(new SimpleSerializedType(name, null)))
                    .isEqualTo(UnknownSerializedType.class);
            assertThat(read(name, "{}")).isInstanceOf(UnknownSerializedType.class);
        }
        for (var name : List.of(
                "foreign.Landmine",
                "[Lforeign.Landmine;",
                "java.util.ArrayList<foreign.Landmine>",
                "org.axonframework.eventhandling.MergedTrackingToken<foreign.Landmine>")) {
            var token = """
                    {"tokenAtReset": {"@class": "%s"}, "currentToken": null, "resetContext": {"@class": "%s"}}
                    """.formatted(name, name);
            assertThatThrownBy(() -> read(ReplayToken.class.getName(), token)).isInstanceOf(RuntimeException.class);
        }
        assertThat(Tripwire.isSprung()).isFalse();

        // the trap is a real one
        Class.forName("foreign.Landmine");
        assertThat(Tripwire.isSprung()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.script.ScriptEngineManager",
                "java.util.HashMap",
                "java.lang.Runtime",
                "java.lang.StringBuilder",
                "[Ljava.lang.Object;",
                "[Lorg.springframework.beans.factory.ObjectFactory;",
                "org.springframework.context.support.FileSystemXmlApplicationContext",
                "org.axonframeworks.Impostor",
                "clothingrentals.Impostor",
                "[Lclothingrentals.Impostor;",
                "[Ijavax.script.ScriptEngineManager",
                "[[Lclothingrental.api.order.OrderLine;",
                " clothingrental.api.order.OrderLine",
                "java.util.List<clothingrental.api.order.OrderLine>",
                ""
            })
    void aNameOutsideTheListIsAnUnknownType(String name) {
        assertThat(serializer.classForType(new SimpleSerializedType(name, null)))
                .isEqualTo(UnknownSerializedType.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clothingrental.api.order.NoSuchThing", "org.axonframework.NoSuchThing"})
    void aNameOfOursThatDoesNotExistIsAnUnknownType(String name) {
        assertThat(serializer.classForType(new SimpleSerializedType(name, null)))
                .isEqualTo(UnknownSerializedType.class);
    }

    static Stream<TrackingToken> tokens() {
        var one = GapAwareTrackingToken.newInstance(10, List.of(7L, 8L));
        var other = GapAwareTrackingToken.newInstance(3, List.of());
        return Stream.of(
                one,
                other,
                new GlobalSequenceTrackingToken(42),
                Objects.requireNonNull(ReplayToken.createReplayToken(one, other)),
                Objects.requireNonNull(ReplayToken.createReplayToken(one)),
                new MergedTrackingToken(one, other),
                new MultiSourceTrackingToken(Map.of("one", one)));
    }

    private Object roundTrip(Object object) {
        SerializedObject<byte[]> written = serializer.serialize(object, byte[].class);
        return serializer.deserialize(written);
    }

    private Object read(String type, String json) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(json.getBytes(UTF_8), byte[].class, new SimpleSerializedType(type, null)));
    }

    /** Nothing of it can be seen from outside, as of a saga. */
    static final class SagaLike {

        private @Nullable String orderId;
        private int attempts;
        private boolean pending;
        private Deque<String> asked = new ArrayDeque<>();
        private final transient Map<String, Object> services = new LinkedHashMap<>();

        void begin(String order, int soOften) {
            orderId = order;
            attempts = soOften;
            pending = true;
            asked.add(order);
            services.put("bus", new Object());
        }

        String tells() {
            return asked.getFirst() + " after " + attempts + " attempts, pending " + (pending && orderId != null);
        }
    }

    static final class Empty {}
}
