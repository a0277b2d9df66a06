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

    @Test
    void anEventOfTheCatalogueThatWasNotThoughtOfIsFoundWhenThePolicyIsMade() {
        var policy = CommandPolicy.named("any").whenever(Opened.class, event -> event);

        assertThatThrownBy(() -> policy.coveringAll(DoorEvent.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("any does not say what follows from [Closed]");
    }

    @Test
    void anEventThatIsIgnoredWasThoughtOf() {
        var policy = CommandPolicy.named("any")
                .whenever(Opened.class, event -> "close")
                .ignoring(Closed.class)
                .coveringAll(DoorEvent.class);

        assertThat(policy.commandFor(new Opened())).contains("close");
        assertThat(policy.commandFor(new Closed())).isEmpty();
        assertThat(policy.knows(Closed.class)).as("its payload is never read").isFalse();
    }

    private sealed interface DoorEvent {}

    private record Opened() implements DoorEvent {}

    private record Closed() implements DoorEvent {}
}
