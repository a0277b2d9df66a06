package clothingrental.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import clothingrental.testing.HouseRules;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rule of the house (design, section 1), as far as it concerns rental-query. */
@AnalyzeClasses(packages = "clothingrental.query", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule servicesMeetOnlyThroughMessages =
            HouseRules.servicesMeetOnlyThroughMessages("clothingrental.query..");

    @ArchTest
    static final ArchRule viewsArePureFunctionsOfTheLanguage = classes()
            .that()
            .resideInAPackage("..view..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "clothingrental.query.view..",
                    "clothingrental.api..",
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule viewsReadNoClock = noClasses()
            .that()
            .resideInAPackage("..view..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class);

    @ArchTest
    static final ArchRule onlyOneAdapterKnowsMongoDb = noClasses()
            .that()
            .resideOutsideOfPackage("..query.mongo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.axonframework.extensions.mongo..");

    @ArchTest
    static final ArchRule onlyTheOtherAdapterKnowsSql = noClasses()
            .that()
            .resideOutsideOfPackage("..query.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.axonframework..jdbc..");

    @ArchTest
    static final ArchRule nobodyKnowsWhichAdapterThereIs = noClasses()
            .that()
            .resideOutsideOfPackages("..query.mongo..", "..query.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..query.mongo..", "..query.sql..");

    @ArchTest
    static final ArchRule viewsAreNoEntities = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "org.hibernate..",
                    "org.springframework.jdbc..",
                    "org.springframework.data..");

    @ArchTest
    static final ArchRule projectionsKnowNoWeb = noClasses()
            .that()
            .resideInAnyPackage("..view..", "..projection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..");
}
