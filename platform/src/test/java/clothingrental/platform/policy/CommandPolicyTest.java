package clothingrental.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandPolicyTest {

    @Test
    void aGateKeepsTheRulesThatWereThereBefore() {
        CommandGate gate = targets -> CommandGate.OPEN.admit(targets);

        var policy = CommandPolicy.named("any")
                .whenever(String.class, "follow up on "::concat)
                .behind(gate);

        assertThat(policy.gate()).isSameAs(gate);
        assertThat(policy.commandFor("it")).contains("follow up on it");
    }

    @Test
    void anEventHasOneRule() {
        var policy = CommandPolicy.named("any").whenever(String.class, event -> event);

        assertThatThrownBy(() -> policy.whenever(String.class, event -> event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("String");
    }
}
