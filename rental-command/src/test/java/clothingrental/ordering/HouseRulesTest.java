package clothingrental.ordering;

import clothingrental.testing.HouseRules;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rule of the house (design, section 1), as far as it concerns rental-command. */
@AnalyzeClasses(packages = "clothingrental.ordering", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String[] DOMAIN = {"..model..", "..cancellation..", "..fulfilment.."};

    @ArchTest
    static final ArchRule servicesMeetOnlyThroughMessages =
            HouseRules.servicesMeetOnlyThroughMessages("clothingrental.ordering..");

    @ArchTest
    static final ArchRule theDomainKnowsNoWebNoStoreAndNoMail = HouseRules.theDomainKnowsNoWebNoStoreAndNoMail(DOMAIN);

    @ArchTest
    static final ArchRule adaptersPointInwards =
            HouseRules.adaptersPointInwards(DOMAIN, "clothingrental..web..", "clothingrental.ordering.customer..");
}
