package clothingrental.platform.serialization;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/** All records and enums of the published language, found on the class path, so that none can be forgotten. */
final class PublishedTypes {

    private static final List<Class<?>> ALL = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("clothingrental.api")
                    .stream()
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    private PublishedTypes() {}

    static Stream<Class<?>> records() {
        return ALL.stream().filter(Class::isRecord);
    }

    static Stream<Class<?>> enums() {
        return ALL.stream().filter(Class::isEnum);
    }

    /** The messages of the sealed catalogues, and of the sealed interfaces within them. */
    static Stream<Class<?>> messages() {
        return ALL.stream()
                .filter(type -> type.isInterface() && type.isSealed())
                .flatMap(catalogue -> Arrays.stream(catalogue.getPermittedSubclasses()))
                .filter(message -> !message.isInterface());
    }

    /** Events are kept for ever and read through the upcasters; all else only travels. */
    static boolean isEvent(Class<?> type) {
        return Arrays.stream(type.getInterfaces())
                .anyMatch(catalogue -> catalogue.getSimpleName().endsWith("Event"));
    }

    /** The revision of the stored form: what {@link Revision} says, else the first. */
    static int revisionOf(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(Revision.class))
                .map(revision -> Integer.parseInt(revision.value()))
                .orElse(1);
    }
}
