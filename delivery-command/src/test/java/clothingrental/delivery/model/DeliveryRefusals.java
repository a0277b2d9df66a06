package clothingrental.delivery.model;

import clothingrental.api.delivery.DeliveryRefusalCode;
import clothingrental.api.refusal.Refusal;
import clothingrental.api.refusal.Refusal.Violation;
import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Lets a test say in one word how the delivery is expected to say no. */
final class DeliveryRefusals {

    private DeliveryRefusals() {}

    /** A refusal of this code, about exactly these fields. */
    static Matcher<DeliveryRefused> refusal(DeliveryRefusalCode code, String... fields) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(DeliveryRefused refused) {
                return isExpected(refused.refusal());
            }

            private boolean isExpected(Refusal refusal) {
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
            protected void describeMismatchSafely(DeliveryRefused refused, Description mismatch) {
                mismatch.appendText("was ").appendValue(refused.refusal());
            }
        };
    }
}
