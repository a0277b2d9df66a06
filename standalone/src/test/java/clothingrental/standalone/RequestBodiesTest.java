package clothingrental.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * What the code says of a request's members, the validator has to know: a member that is not {@code @Nullable} is
 * refused when it is missing, and what is inside of it is looked at, too. A constraint can be written where no validator
 * looks, as in {@code CustomerContact.@NotNull Locale}.
 */
class RequestBodiesTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void everyMemberThatMustBeThereIsKnownToTheValidator() {
        var bodies = requestBodies();
        assertThat(bodies).as("request bodies of all modules").hasSizeGreaterThanOrEqualTo(4);

        var unseen = bodies.stream()
                .flatMap(body -> body.isAnnotatedWith(Valid.class)
                        ? unseenIn(body.getRawType().reflect())
                        : Stream.of(body.getOwner().getFullName() + ": its body is not @Valid"))
                .distinct()
                .toList();

        assertThat(unseen).isEmpty();
    }

    @Test
    void aConstraintThatIsWrittenWhereNoValidatorLooksIsFound() {
        assertThat(unseenIn(Odd.class))
                .containsExactly(
                        "Odd.qualified has no @NotNull that the validator sees",
                        "Odd.number is primitive: it can't be seen to be missing",
                        "Odd.part is not @Valid",
                        "Odd.parts is a list of what may be null",
                        "Odd.parts is not @Valid");
    }

    record Odd(
            Outer.@NotNull Inner qualified,
            int number,
            @NotNull String seen,
            @Nullable String open,
            @NotNull Part part,
            @NotNull List<Part> parts) {}

    record Part(@NotNull String name) {}

    static final class Outer {

        private Outer() {}

        enum Inner {
            ONE
        }
    }

    private static List<JavaParameter> requestBodies() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("clothingrental").stream()
                        .flatMap((JavaClass type) -> type.getMethods().stream())
                        .flatMap((JavaMethod method) -> method.getParameters().stream())
                        .filter(parameter -> parameter.isAnnotatedWith(RequestBody.class))
                        .toList();
    }

    private static Stream<String> unseenIn(Class<?> type) {
        var found = new ArrayList<String>();
        look(type, new LinkedHashSet<>(), found);
        return found.stream();
    }

    private static void look(Class<?> type, Set<Class<?>> seen, List<String> found) {
        if (!type.isRecord() || !seen.add(type)) {
            return;
        }
        for (var member : type.getRecordComponents()) {
            var name = type.getSimpleName() + "." + member.getName();
            if (member.getType().isPrimitive()) {
                found.add(name + " is primitive: it can't be seen to be missing");
            } else if (!isNullable(member.getAnnotatedType()) && !isRequired(type, member)) {
                found.add(name + " has no @NotNull that the validator sees");
            }
            var element = elementOf(member);
            if (element != null && !isNullable(element) && !element.isAnnotationPresent(NotNull.class)) {
                found.add(name + " is a list of what may be null");
            }
            var inner = element == null ? member.getType() : (Class<?>) element.getType();
            if (inner.isRecord() && !isCascaded(type, member, element)) {
                found.add(name + " is not @Valid");
            }
            look(inner, seen, found);
        }
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean isRequired(Class<?> type, RecordComponent member) {
        var property = VALIDATOR.getConstraintsForClass(type).getConstraintsForProperty(member.getName());
        return property != null
                && property.getConstraintDescriptors().stream().anyMatch(RequestBodiesTest::refusesNull);
    }

    private static boolean refusesNull(ConstraintDescriptor<?> constraint) {
        var kind = constraint.getAnnotation().annotationType();
        return kind == NotNull.class
                || kind == NotEmpty.class
                || constraint.getComposingConstraints().stream().anyMatch(RequestBodiesTest::refusesNull);
    }

    private static @Nullable AnnotatedType elementOf(RecordComponent member) {
        return member.getAnnotatedType() instanceof AnnotatedParameterizedType list
                ? Arrays.stream(list.getAnnotatedActualTypeArguments()).toList().getLast()
                : null;
    }

    private static boolean isCascaded(Class<?> type, RecordComponent member, @Nullable AnnotatedType element) {
        var property = VALIDATOR.getConstraintsForClass(type).getConstraintsForProperty(member.getName());
        if (property == null) {
            return false;
        }
        return element == null
                ? property.isCascaded()
                : property.getConstrainedContainerElementTypes().stream().anyMatch(inner -> inner.isCascaded());
    }
}
