package clothingrental.platform;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rule of the house (design, section 1), as far as it concerns the platform: it serves all and knows none. */
@AnalyzeClasses(packages = "clothingrental.platform", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule thePlatformKnowsTheLanguageAndNoService = classes()
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("clothingrental.."))
                    .or(resideInAnyPackage("clothingrental.platform..", "clothingrental.api..")));
}
