package clothingrental.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house (design, section 1) that several modules keep; each says for which of its packages. */
public final class HouseRules {

    private HouseRules() {}

    /**
     * A service depends on the published language and the platform only.
     *
     * @param service its packages, as {@code clothingrental.delivery..}
     */
    public static ArchRule servicesMeetOnlyThroughMessages(String service) {
        return onlyDependsOn(service, "clothingrental.api..", "clothingrental.platform..");
    }

    /** Of this system, the classes depend on these packages only. */
    public static ArchRule onlyDependsOn(String... packages) {
        return classes()
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("clothingrental..")).or(resideInAnyPackage(packages)));
    }

    /** Aggregates, sagas and policies know nothing of how they are reached and where they are stored. */
    public static ArchRule theDomainKnowsNoWebNoStoreAndNoMail(String... domain) {
        return noClasses()
                .that()
                .resideInAnyPackage(domain)
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
    }

    /** Nothing inside depends on what is around it. */
    public static ArchRule adaptersPointInwards(String[] inside, String... around) {
        return noClasses()
                .that()
                .resideInAnyPackage(inside)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(around);
    }
}
