package clothingrental.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rule of the house, seen over all modules at once. */
@AnalyzeClasses(packages = "clothingrental", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule SERVICES_MEET_ONLY_THROUGH_MESSAGES = slices().matching(
                    "clothingrental.(ordering|delivery|query|notifier)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule NOBODY_KNOWS_WHERE_IT_RUNS = noClasses()
            .that()
            .resideOutsideOfPackage("clothingrental.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("clothingrental.standalone..");

    /** But for the published language: orders and deliveries speak of each other. */
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CIRCLES = slices().matching(
                    "clothingrental.(platform|ordering|delivery|query|notifier|standalone).(*)..")
            .should()
            .beFreeOfCycles();

    /** A role in an expression is a text that nobody checks. */
    @ArchTest
    static final ArchRule ROLES_ARE_CONSTANTS = noClasses()
            .that()
            .resideInAPackage("clothingrental..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.security.access.prepost..");
}
