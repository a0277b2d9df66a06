package clothingrental.platform.operations;

import clothingrental.platform.deadletter.EnqueueNonTransientFaults;
import clothingrental.platform.text.FreeTextRule;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code GET /actuator/deadletters/{processor}} shows what is parked, {@code POST
 * /actuator/deadletters/{processor}/{orderId}} with {@code {action, reason}} decides about an order's first parked event:
 * RETRY handles it again and, if that succeeds, those behind it; DISCARD drops it, and leaves those behind it parked. Each decision
 * is recorded with who made it and why. Both answer 404 for a processor without a dead-letter queue, the latter also for
 * an order of which nothing is parked there.
 */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    private static final int MAX_REASON = 500;

    private final Processors processors;
    private final EventProcessingConfiguration processing;
    private final TransactionManager transactions;
    private final DeadLetterDecisions decisions;

    DeadLettersEndpoint(
            Processors processors,
            EventProcessingConfiguration processing,
            TransactionManager transactions,
            DeadLetterDecisions decisions) {
        this.processors = processors;
        this.processing = processing;
        this.transactions = transactions;
        this.decisions = decisions;
    }

    /** What operators may do. */
    enum Action {
        RETRY,
        DISCARD
    }

    record Parked(String processor, List<Letter> deadLetters) {}

    /**
     * A parked event.
     *
     * @param causeType what was thrown; absent for an event that only waits behind another of its order
     * @param cause a refusal's code, or where it was thrown
     * @param attempts how many times it was tried
     */
    record Letter(
            String eventId,
            String type,
            @Nullable String causeType,
            @Nullable String cause,
            Instant firstSeen,
            Instant lastTried,
            int attempts) {}

    /** @param done whether nothing of the order is parked any more (RETRY), or the event is dropped (DISCARD) */
    record Outcome(Action action, boolean done) {}

    @ReadOperation
    @Nullable Parked parked(@Selector String processor) {
        return processors
                .queueOf(processor)
                .map(queue -> transactions.fetchInTransaction(() -> new Parked(processor, lettersOf(queue))))
                .orElse(null);
    }

    private static List<Letter> lettersOf(SequencedDeadLetterQueue<EventMessage<?>> queue) {
        var letters = new ArrayList<Letter>();
        queue.deadLetters().forEach(sequence -> sequence.forEach(letter -> letters.add(letter(letter))));
        return letters;
    }

    private static Letter letter(DeadLetter<? extends EventMessage<?>> letter) {
        return new Letter(
                letter.message().getIdentifier(),
                letter.message().getPayloadType().getSimpleName(),
                letter.cause().map(Cause::type).orElse(null),
                letter.cause().map(Cause::message).orElse(null),
                letter.enqueuedAt(),
                letter.lastTouched(),
                EnqueueNonTransientFaults.attemptsOf(letter));
    }

    @WriteOperation
    WebEndpointResponse<Outcome> decide(
            @Selector String processor,
            @Selector String orderId,
            Action action,
            String reason,
            SecurityContext operator) {
        FreeTextRule.violationOf(reason, MAX_REASON).ifPresent(violation -> {
            throw new InvalidEndpointRequestException("reason " + violation, "reason");
        });
        return processors
                .queueOf(processor)
                .flatMap(queue -> first(queue, orderId).map(letter -> {
                    var done = action == Action.RETRY ? retry(processor, letter) : discard(queue, letter);
                    Principal who = operator.getPrincipal();
                    decisions.record(
                            who == null ? "unknown" : who.getName(),
                            processor,
                            orderId,
                            letter.message().getIdentifier(),
                            action + (done ? "" : " without success"),
                            FreeTextRule.normalized(reason));
                    return new WebEndpointResponse<>(new Outcome(action, done));
                }))
                // null would be 204: an operation that has succeeded and has nothing to tell
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    private Optional<DeadLetter<? extends EventMessage<?>>> first(
            SequencedDeadLetterQueue<EventMessage<?>> queue, String orderId) {
        return transactions.fetchInTransaction(() -> {
            var letters = queue.deadLetterSequence(orderId).iterator();
            return letters.hasNext() ? Optional.of(letters.next()) : Optional.empty();
        });
    }

    private boolean retry(String processor, DeadLetter<? extends EventMessage<?>> first) {
        var eventId = first.message().getIdentifier();
        return processing
                .sequencedDeadLetterProcessor(processor)
                .map(parking -> parking.process(
                        letter -> letter.message().getIdentifier().equals(eventId)))
                .orElse(false);
    }

    private boolean discard(
            SequencedDeadLetterQueue<EventMessage<?>> queue, DeadLetter<? extends EventMessage<?>> letter) {
        transactions.executeInTransaction(() -> queue.evict(letter));
        return true;
    }
}
