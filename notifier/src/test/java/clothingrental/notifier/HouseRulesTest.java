package clothingrental.notifier;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rule of the house (design, section 1), as far as it concerns the notifier. */
@AnalyzeClasses(packages = "clothingrental.notifier", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule servicesMeetOnlyThroughMessages = classes()
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("clothingrental.."))
                    .or(resideInAnyPackage(
                            "clothingrental.notifier..", "clothingrental.api..", "clothingrental.platform..")));

    @ArchTest
    static final ArchRule whatIsToldKnowsNothingOfHowItIsSent = noClasses()
            .that()
            .resideInAPackage("..status..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.mail..",
                    "org.eclipse.angus..",
                    "org.springframework.mail..",
                    "clothingrental.notifier.mail..");

    @ArchTest
    static final ArchRule theNotifierHasNoWeb = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "com.mongodb..");
}
