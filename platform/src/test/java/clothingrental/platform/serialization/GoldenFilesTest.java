package clothingrental.platform.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import clothingrental.api.delivery.DeliveryQuery.DeliveryPage;
import clothingrental.api.order.OrderQuery.OrderAnswer;
import clothingrental.api.order.OrderQuery.OrderPage;
import clothingrental.api.order.OrderView;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was stored can always be read: the stored forms are pinned by golden files, and every file that was ever
 * committed is read by today's code. How to change a message is told in {@code docs/contracts.md}.
 */
class GoldenFilesTest {

    private static final boolean WRITE = Boolean.getBoolean("golden.write");
    private static final Map<Class<?>, Record> EXAMPLES =
            LanguageMother.oneOfEach().collect(toMap(Object::getClass, example -> example));

    private final Serializer serializer = new SerializationConfiguration().serializer();
    private final EventUpcaster upcasters = new UpcastingConfiguration().formsOfThePast();

    // ---- today's forms are the pinned ones

    @ParameterizedTest
    @MethodSource("clothingrental.platform.serialization.PublishedTypes#records")
    void eachRecordIsWrittenAsItsNewestGoldenFileSays(Class<?> type) {
        var example = example(type);

        requireWrittenAs(GoldenFile.today(type, false), example);
        sparse(example).ifPresent(sparse -> requireWrittenAs(GoldenFile.today(type, true), sparse));
    }

    @Test
    void metadataIsWrittenAsItsGoldenFileSays() {
        requireWrittenAs(GoldenFile.today(MetaData.class, false), LanguageMother.metadata());
    }

    @ParameterizedTest
    @MethodSource("clothingrental.platform.serialization.PublishedTypes#enums")
    void eachConstantIsPinnedByItsName(Class<?> type) {
        requireWrittenAs(GoldenFile.today(type, false), Objects.requireNonNull(type.getEnumConstants()));
    }

    @Test
    void everyMessageOfTheSealedCataloguesIsAmongThem() {
        assertThat(PublishedTypes.messages().toList()).hasSizeGreaterThan(30);
        assertThat(PublishedTypes.records().toList())
                .containsAll(PublishedTypes.messages().toList());
    }

    private void requireWrittenAs(GoldenFile golden, Object example) {
        var written = serializer.serialize(example, JsonNode.class).getData();
        if (!golden.exists() && WRITE) {
            golden.write(written);
        }
        if (!golden.exists()) {
            fail(
                    "%s is missing. `mvn -pl platform -am test -Dtest=GoldenFilesTest -Dgolden.write=true"
                            + " -Dsurefire.failIfNoSpecifiedTests=false` writes it; look at it and commit it.",
                    golden);
        }
        assertThat(written)
                .as(
                        "%s is not what is written today. What was stored so stays stored so: take the change back, or"
                                + " follow docs/contracts.md (a new @Revision, with an upcaster for an event)",
                        golden)
                .isEqualTo(golden.read());
    }

    // ---- all forms of the past can be read

    @ParameterizedTest
    @MethodSource("clothingrental.platform.serialization.GoldenFile#all")
    void whatWasEverStoredIsReadAsTodaysMessage(GoldenFile golden) {
        var read = golden.isEvent() ? readEvent(golden) : readMessage(golden);

        assertThat(read).as("what is read from %s", golden).isEqualTo(expected(golden, read));
    }

    /** So that old processes may hear new ones while an update is rolled out. */
    @ParameterizedTest
    @MethodSource("clothingrental.platform.serialization.PublishedTypes#records")
    void aComponentOfTheFutureIsIgnored(Class<?> type) {
        var example = example(type);
        var written = (ObjectNode) serializer.serialize(example, JsonNode.class).getData();
        written.put("ofTheFuture", "unheard of");

        assertThat(readMessage(type.getName(), "99", written)).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("clothingrental.platform.serialization.GoldenFile#all")
    void noRevisionIsForgottenAndNoneIsFromTheFuture(GoldenFile golden) {
        var newest = Stream.concat(PublishedTypes.records(), PublishedTypes.enums())
                .filter(type -> type.getName().equals(golden.type()))
                .mapToInt(PublishedTypes::revisionOf)
                .findAny()
                .orElse(golden.revision());

        assertThat(golden.revision()).isBetween(1, newest);
        // a form that leaves something out begins with the revision in which something may be missing
        var first = golden.sparse() ? golden.revision() : 1;
        assertThat(IntStream.rangeClosed(first, newest).mapToObj(golden::ofRevision))
                .as("a message of revision %d has been stored in all the revisions before, too", newest)
                .allMatch(GoldenFile::exists);
    }

    /** What stands in the mother, whichever form it is read from. */
    private static Object expected(GoldenFile golden, Object read) {
        if (read instanceof MetaData) {
            return LanguageMother.metadata();
        }
        if (golden.isEnum()) {
            return read; // a constant that is gone could not have been read
        }
        var example = asKnownIn(golden.revision(), example(read.getClass()));
        return golden.sparse() ? sparse(example).orElseThrow() : example;
    }

    /**
     * What had no place in a revision is unknown: how many events an order's view is made of, and that a total was not counted to
     * the end.
     */
    private static Record asKnownIn(int revision, Record example) {
        var hasVersions = revision > 1;
        return switch (example) {
            case OrderView order -> hasVersions ? order : withoutVersion(order);
            case OrderAnswer answer ->
                hasVersions ? answer : new OrderAnswer(withoutVersion(Objects.requireNonNull(answer.order())));
            case OrderPage page ->
                new OrderPage(
                        page.content().stream()
                                .map(order -> hasVersions ? order : withoutVersion(order))
                                .toList(),
                        page.page(),
                        page.size(),
                        page.totalElements(),
                        revision > 2 ? page.totalIsAtLeast() : null);
            case DeliveryPage page ->
                new DeliveryPage(
                        page.content(),
                        page.page(),
                        page.size(),
                        page.totalElements(),
                        revision > 1 ? page.totalIsAtLeast() : null);
            default -> example;
        };
    }

    private static OrderView withoutVersion(OrderView order) {
        return new OrderView(
                order.orderId(),
                order.customerId(),
                order.status(),
                order.lines(),
                order.rentalPeriod(),
                order.placedAt(),
                order.updatedAt(),
                order.delivery(),
                order.returnDelivery(),
                order.cancellation(),
                order.timeline(),
                null);
    }

    /** As the event store reads it. */
    private Object readEvent(GoldenFile golden) {
        DomainEventData<?> stored = new GenericDomainEventEntry<>(
                "Any",
                LanguageMother.ORDER,
                0,
                "message-1",
                "2026-03-10T03:00:00.123Z",
                golden.type(),
                String.valueOf(golden.revision()),
                golden.read().toString().getBytes(UTF_8),
                "{}".getBytes(UTF_8));
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(stored), serializer, upcasters)
                .next()
                .getPayload();
    }

    private Object readMessage(GoldenFile golden) {
        var type = golden.isEnum() ? "[L" + golden.type() + ";" : golden.type();
        return readMessage(type, String.valueOf(golden.revision()), golden.read());
    }

    /** As buses read it: there are no upcasters on the way. */
    private Object readMessage(String type, String revision, JsonNode json) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                json.toString().getBytes(UTF_8), byte[].class, new SimpleSerializedType(type, revision)));
    }

    // ---- examples

    private static Record example(Class<?> type) {
        return Optional.ofNullable(EXAMPLES.get(type))
                .orElseThrow(() -> new AssertionError("LanguageMother has no example of " + type.getName()));
    }

    /** The same without what it need not say, if it may be silent about anything. */
    private static Optional<Record> sparse(Record example) {
        var components = example.getClass().getRecordComponents();
        if (Arrays.stream(components).noneMatch(GoldenFilesTest::mayBeNull)) {
            return Optional.empty();
        }
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var values = new @Nullable Object[components.length];
            for (var index = 0; index < components.length; index++) {
                values[index] = mayBeNull(components[index])
                        ? null
                        : components[index].getAccessor().invoke(example);
            }
            return Optional.of(example.getClass().getDeclaredConstructor(types).newInstance(values));
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(example.toString(), impossible);
        }
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
