package clothingrental.platform.serialization;

import clothingrental.api.customer.CustomerContact;
import clothingrental.api.customer.CustomerQuery;
import clothingrental.api.delivery.DeliveryCommand;
import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryQuery;
import clothingrental.api.delivery.DeliveryView;
import clothingrental.api.mail.MailQuery;
import clothingrental.api.mail.MailView;
import clothingrental.api.order.OrderCommand;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderQuery;
import clothingrental.api.order.OrderView;
import clothingrental.api.refusal.Refusal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages made up for every record of the published language, so that none is forgotten. */
final class Examples {

    private Examples() {}

    /** Each record of the language twice: with everything that it may say, and with nothing that it need not. */
    static Stream<Record> ofTheWholeLanguage() {
        return Stream.of(
                        OrderCommand.class,
                        OrderEvent.class,
                        OrderQuery.class,
                        OrderView.class,
                        DeliveryCommand.class,
                        DeliveryEvent.class,
                        DeliveryQuery.class,
                        DeliveryView.class,
                        CustomerQuery.class,
                        CustomerContact.class,
                        MailQuery.class,
                        MailView.class,
                        Refusal.class)
                .flatMap(catalogue -> Stream.concat(Stream.of(catalogue), Stream.of(catalogue.getDeclaredClasses())))
                .filter(Class::isRecord)
                .flatMap(kind -> Stream.of(example(kind, true), example(kind, false)))
                .distinct();
    }

    private static Record example(Class<?> kind, boolean full) {
        try {
            var types = new ArrayList<Class<?>>();
            var values = new ArrayList<@Nullable Object>();
            for (var component : kind.getRecordComponents()) {
                types.add(component.getType());
                values.add(full || !mayBeNull(component) ? value(component.getGenericType(), component, full) : null);
            }
            return (Record)
                    kind.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(kind.toString(), impossible);
        }
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Object value(Type type, RecordComponent component, boolean full) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(list.getActualTypeArguments()[0], component, full));
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Arrays.asList(plain.getEnumConstants()).getLast();
        }
        if (plain.isRecord()) {
            return example(plain, full);
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> component.getName() + " \u2603 \"1\"";
            case "int" -> 7;
            case "long", "java.lang.Long" -> 7_000_000_000L;
            case "boolean" -> true;
            case "java.time.Instant" -> Instant.parse("2026-03-10T03:00:00.123Z");
            case "java.time.LocalDate" -> LocalDate.parse("2026-03-12");
            default -> throw new AssertionError("no example of " + plain + " for " + component);
        };
    }
}
