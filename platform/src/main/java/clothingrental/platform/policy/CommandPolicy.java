package clothingrental.platform.policy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A policy as a table: whenever an event happens, a command follows. Its functions are pure, since they are asked ahead and
 * again when a batch is handled again; its commands are safe to repeat.
 *
 * <p>A table and no {@code switch}: the processor reads only the events that have a rule, and never the others' payloads.
 */
public final class CommandPolicy {

    private final String name;
    private final CommandGate gate;
    private final Map<Class<?>, Function<Object, Optional<Object>>> rules;
    private final Set<Class<?>> ignored;

    private CommandPolicy(
            String name,
            CommandGate gate,
            Map<Class<?>, Function<Object, Optional<Object>>> rules,
            Set<Class<?>> ignored) {
        this.name = name;
        this.gate = gate;
        this.rules = rules;
        this.ignored = ignored;
    }

    /** A policy whose event processor, and so its tokens and dead letters, have this name. */
    public static CommandPolicy named(String processor) {
        return new CommandPolicy(processor, CommandGate.OPEN, new LinkedHashMap<>(), new HashSet<>());
    }

    /** The same policy with a gate before its commands. */
    public CommandPolicy behind(CommandGate before) {
        return new CommandPolicy(name, before, new LinkedHashMap<>(rules), new HashSet<>(ignored));
    }

    /** Whenever an event of exactly this type happens, the command follows. */
    public <E> CommandPolicy whenever(Class<E> event, Function<? super E, ?> command) {
        return whenever(event, happened -> true, command);
    }

    /** The same, for some of the events only. */
    public <E> CommandPolicy whenever(Class<E> event, Predicate<? super E> which, Function<? super E, ?> command) {
        var before = rules.put(
                event,
                happened -> Optional.of(event.cast(happened)).filter(which).map(command));
        if (before != null) {
            throw new IllegalArgumentException(name + " has two rules for " + event.getSimpleName());
        }
        return this;
    }

    /** No command follows from these events. That it was thought of is told by {@link #coveringAll}. */
    public CommandPolicy ignoring(Class<?>... events) {
        ignored.addAll(List.of(events));
        return this;
    }

    /**
     * The same policy, if it says of each event of a catalogue what follows from it, or that nothing does.
     *
     * @param catalogue a sealed interface of events
     * @throws IllegalArgumentException if an event of it has neither a rule nor is ignored
     */
    public CommandPolicy coveringAll(Class<?> catalogue) {
        var forgotten = Stream.of(catalogue.getPermittedSubclasses())
                .filter(event -> !rules.containsKey(event) && !ignored.contains(event))
                .map(Class::getSimpleName)
                .toList();
        if (!forgotten.isEmpty()) {
            throw new IllegalArgumentException(name + " does not say what follows from " + forgotten);
        }
        return this;
    }

    String name() {
        return name;
    }

    CommandGate gate() {
        return gate;
    }

    boolean knows(Class<?> event) {
        return rules.containsKey(event);
    }

    /** What follows from an event, if anything. */
    public Optional<Object> commandFor(Object event) {
        var rule = rules.get(event.getClass());
        return rule == null ? Optional.empty() : rule.apply(event);
    }
}
