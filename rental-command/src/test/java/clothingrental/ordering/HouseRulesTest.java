package clothingrental.ordering;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rule of the house (design, section 1), as far as it concerns rental-command. */
@AnalyzeClasses(packages = "clothingrental.ordering", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule servicesMeetOnlyThroughMessages = classes()
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("clothingrental.."))
                    .or(resideInAnyPackage(
                            "clothingrental.ordering..", "clothingrental.api..", "clothingrental.platform..")));

    @ArchTest
    static final ArchRule theDomainKnowsNoWebNoStoreAndNoMail = noClasses()
            .that()
            .resideInAnyPackage("..model..", "..cancellation..", "..fulfilment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.servlet..",
                    "jakarta.persistence..",
                    "jakarta.mail..",
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "org.springframework.data..",
                    "org.springframework.jdbc..",
                    "com.mongodb..");

    @ArchTest
    static final ArchRule adaptersPointInwards = noClasses()
            .that()
            .resideInAnyPackage("..model..", "..cancellation..", "..fulfilment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("clothingrental..web..", "clothingrental.ordering.customer..");
}
