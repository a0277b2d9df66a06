package clothingrental.platform.policy;

import java.util.List;

/** The policies of a service. Declared as a bean, each of them gets an event processor. */
public record CommandPolicies(List<CommandPolicy> all) {

    public CommandPolicies {
        all = List.copyOf(all);
    }

    public static CommandPolicies of(CommandPolicy... all) {
        return new CommandPolicies(List.of(all));
    }
}
