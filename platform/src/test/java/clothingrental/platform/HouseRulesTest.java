package clothingrental.platform;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import clothingrental.testing.HouseRules;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rule of the house (design, section 1), as far as it concerns the platform: it serves all and knows none. */
@AnalyzeClasses(packages = "clothingrental.platform", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule thePlatformKnowsTheLanguageAndNoService =
            HouseRules.onlyDependsOn("clothingrental.platform..", "clothingrental.api..");

    /** But for the upcasters, which read what the events of a context were before. */
    @ArchTest
    static final ArchRule thePlatformKnowsNoContext = noClasses()
            .that()
            .resideOutsideOfPackage("..platform.serialization..")
            .should()
            .dependOnClassesThat(resideInAPackage("clothingrental.api.*..")
                    .and(not(resideInAPackage("clothingrental.api.refusal.."))));
}
