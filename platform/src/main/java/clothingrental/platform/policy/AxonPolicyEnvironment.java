package clothingrental.platform.policy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.transaction.support.TransactionOperations;

/** A policy's surroundings as Axon's configuration has them. Looked up late: its components may need the handlers. */
final class AxonPolicyEnvironment implements PolicyEnvironment {

    private final String processor;
    private final Configuration axon;
    private final TransactionOperations outsideOfTheBatch;
    private final Duration timeout;

    /**
     * @param outsideOfTheBatch suspends the batch's transaction, so that it does not hold a connection while its commands run
     */
    AxonPolicyEnvironment(
            String processor, Configuration axon, TransactionOperations outsideOfTheBatch, Duration timeout) {
        this.processor = processor;
        this.axon = axon;
        this.outsideOfTheBatch = outsideOfTheBatch;
        this.timeout = timeout;
    }

    @Override
    public Object sequenceOf(EventMessage<?> event) {
        var sequence =
                axon.eventProcessingConfiguration().sequencingPolicy(processor).getSequenceIdentifierFor(event);
        return sequence == null ? event.getIdentifier() : sequence;
    }

    /** One question for a batch as long as nothing is parked. */
    @Override
    public Predicate<Object> parkedSequences() {
        return axon.eventProcessingConfiguration()
                .deadLetterQueue(processor)
                .map(this::parkedIn)
                .orElse(NONE_PARKED);
    }

    private Predicate<Object> parkedIn(SequencedDeadLetterQueue<EventMessage<?>> queue) {
        var isAnyParked = Boolean.TRUE.equals(outsideOfTheBatch.execute(status -> queue.amountOfSequences() > 0));
        return isAnyParked
                ? sequence -> Boolean.TRUE.equals(outsideOfTheBatch.execute(status -> queue.contains(sequence)))
                : NONE_PARKED;
    }

    @Override
    public Map<String, ?> originOf(EventMessage<?> event) {
        var origin = new HashMap<String, Object>();
        axon.correlationDataProviders().forEach(provider -> origin.putAll(provider.correlationDataFor(event)));
        return origin;
    }

    @Override
    public CompletableFuture<Object> send(CommandMessage<?> command, EventMessage<?> cause) {
        return axon.spanFactory()
                .createChildHandlerSpan(() -> "CommandPolicy(" + processor + ")", cause)
                .runSupplier(() -> axon.commandGateway().send(command));
    }

    @Override
    public Duration timeout() {
        return timeout;
    }
}
