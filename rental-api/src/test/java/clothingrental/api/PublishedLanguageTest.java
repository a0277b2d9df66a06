package clothingrental.api;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.customer.CustomerQuery;
import clothingrental.api.delivery.DeliveryCommand;
import clothingrental.api.delivery.DeliveryCommand.ShipDelivery;
import clothingrental.api.delivery.DeliveryEvent;
import clothingrental.api.delivery.DeliveryQuery;
import clothingrental.api.delivery.DeliveryRefusalCode;
import clothingrental.api.demand.DemandQuery;
import clothingrental.api.mail.MailQuery;
import clothingrental.api.order.OrderCommand;
import clothingrental.api.order.OrderCommand.RequestReturn;
import clothingrental.api.order.OrderEvent;
import clothingrental.api.order.OrderQuery;
import clothingrental.api.order.OrderRefusalCode;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published language is records in sealed catalogues, and nothing but words: no framework's, no I/O. */
@AnalyzeClasses(packages = "clothingrental.api", importOptions = DoNotIncludeTests.class)
class PublishedLanguageTest {

    @ArchTest
    static final ArchRule itDoesNoInputAndOutput = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net..", "java.nio.channels..", "java.nio.file..", "java.sql..");

    @ArchTest
    static final ArchRule itKnowsNoSpringAndNoOtherPartOfTheSystem = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "clothingrental.api..",
                    "java..",
                    "org.axonframework.modelling.command",
                    "org.axonframework.serialization",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule eachCatalogueIsSealed = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .haveNameMatching(".*(Command|Event|Query)")
            .and()
            .doNotBelongToAnyOf(DomainEvent.class)
            .should(be(describe(
                    "a sealed interface",
                    type -> type.isInterface() && type.reflect().isSealed())));

    @ArchTest
    static final ArchRule eachEventSaysWhatItIsAbout = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .haveNameMatching(".*Event")
            .should()
            .beAssignableTo(DomainEvent.class);

    @ParameterizedTest
    @ValueSource(
            classes = {
                OrderCommand.class,
                OrderEvent.class,
                OrderQuery.class,
                DeliveryCommand.class,
                DeliveryEvent.class,
                DeliveryQuery.class,
                CustomerQuery.class,
                MailQuery.class,
                DemandQuery.class
            })
    void eachMessageIsARecord(Class<?> catalogue) {
        assertThat(messagesOf(catalogue)).isNotEmpty().allMatch(Class::isRecord);
    }

    @ParameterizedTest
    @ValueSource(classes = {OrderEvent.class, DeliveryEvent.class})
    void eachEventTellsItsRevisionSoThatItCanBeReadForEver(Class<?> catalogue) {
        assertThat(messagesOf(catalogue)).isNotEmpty().allMatch(event -> event.isAnnotationPresent(Revision.class));
    }

    @Test
    void aCommandForSomebodyUnknownSaysSoInItsContextsWords() {
        assertThat(new RequestReturn("order-1", "alice").codeIfUnknown()).isEqualTo(OrderRefusalCode.ORDER_NOT_FOUND);
        assertThat(new ShipDelivery("delivery-1", "Seoul Express", "1").codeIfUnknown())
                .isEqualTo(DeliveryRefusalCode.DELIVERY_NOT_FOUND);
    }

    private static Stream<Class<?>> messagesOf(Class<?> catalogue) {
        return Stream.of(catalogue.getPermittedSubclasses())
                .flatMap(message -> message.isInterface() ? messagesOf(message) : Stream.of(message));
    }
}
