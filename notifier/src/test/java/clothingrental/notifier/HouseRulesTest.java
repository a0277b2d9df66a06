package clothingrental.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import clothingrental.testing.HouseRules;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rule of the house (design, section 1), as far as it concerns the notifier. */
@AnalyzeClasses(packages = "clothingrental.notifier", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule servicesMeetOnlyThroughMessages =
            HouseRules.servicesMeetOnlyThroughMessages("clothingrental.notifier..");

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
