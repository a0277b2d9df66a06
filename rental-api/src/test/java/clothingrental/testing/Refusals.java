package clothingrental.testing;

import clothingrental.api.refusal.DomainRefusal;
import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.api.refusal.RefusalCode;
import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Lets a test say in one word how a context is expected to say no. */
public final class Refusals {

    private Refusals() {}

    /** A refusal of this code, about exactly these fields. */
    public static Matcher<DomainRefusal> refusal(RefusalCode code, String... fields) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(DomainRefusal refused) {
                var refusal = refused.refusal();
                return refusal.code().equals(code.name())
                        && refusal.kind() == code.kind()
                        && refusal.violations().stream()
                                .map(Violation::field)
                                .toList()
                                .equals(List.of(fields));
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("a refusal " + code + " about ").appendValueList("[", ", ", "]", (Object[])
                        fields);
            }

            @Override
            protected void describeMismatchSafely(DomainRefusal refused, Description mismatch) {
                mismatch.appendText("was ").appendValue(refused.refusal());
            }
        };
    }
}
