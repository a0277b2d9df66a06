package clothingrental.platform.policy;

import clothingrental.platform.policy.CommandGate.Admission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.jspecify.annotations.Nullable;

/**
 * Follows up on the events of a processor as its policy says. At the first event of a batch the commands of all its events are
 * sent ahead, side by side; at each event its own command is waited for, so that a fault is told of the event that it belongs to.
 *
 * <p>A passing fault rolls the batch back, once nothing of it is under way any more, and all its commands are sent again.
 */
public final class CommandPolicyHandler implements EventMessageHandler {

    private final String batchResource;
    private final CommandPolicy policy;
    private final PolicyEnvironment environment;
    private final CommandBulkhead bulkhead;
    private final CommandTargetResolver targets =
            AnnotationCommandTargetResolver.builder().build();

    public CommandPolicyHandler(CommandPolicy policy, PolicyEnvironment environment, int maxInFlight) {
        this.policy = policy;
        this.environment = environment;
        this.bulkhead = new CommandBulkhead(maxInFlight);
        this.batchResource = CommandPolicyHandler.class.getName() + "." + policy.name();
    }

    boolean isOf(CommandPolicy one) {
        return policy.equals(one);
    }

    @Override
    public boolean canHandle(EventMessage<?> event) {
        return policy.knows(event.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return policy.knows(payloadType);
    }

    /** A policy acts once: it refuses replays. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) throws Exception {
        var command = policy.commandFor(event.getPayload());
        if (command.isPresent()) {
            waitFor(resultOf(event, command.get()));
        }
        return null;
    }

    private @Nullable CompletableFuture<?> resultOf(EventMessage<?> event, Object command) {
        var unitOfWork = CurrentUnitOfWork.get();
        CommandPipeline batch = unitOfWork.getResource(batchResource);
        if (batch == null) {
            batch = sendAhead(event, unitOfWork);
            unitOfWork.resources().put(batchResource, batch);
        }
        var sent = batch.resultOf(event.getIdentifier());
        var isToBeSent = sent == null || (hasNotBeenSent(sent) && !batch.isStopped());
        return isToBeSent
                ? send(List.of(followUpOf(event, command)), unitOfWork).resultOf(event.getIdentifier())
                : sent;
    }

    /** Its sequence was parked when the batch began, and an operator has decided about it since. */
    private static boolean hasNotBeenSent(CompletableFuture<?> result) {
        return result.isCompletedExceptionally() && result.exceptionNow() instanceof CommandPipeline.NotSent;
    }

    /** From the event that is handled now on: the handlers of those before it were not called, they are parked. */
    private CommandPipeline sendAhead(EventMessage<?> event, UnitOfWork<?> unitOfWork) {
        var events = unitOfWork instanceof BatchingUnitOfWork<?> batch
                ? from(event, batch.getMessages())
                : List.<EventMessage<?>>of(event);
        var sequence = environment.sequenceOf(event);
        var isParked = events.size() > 1 ? environment.parkedSequences() : PolicyEnvironment.NONE_PARKED;
        var followUps = new ArrayList<FollowUp>();
        for (var next : events) {
            var itsSequence = environment.sequenceOf(next);
            if (itsSequence.equals(sequence) || !isParked.test(itsSequence)) {
                policy.commandFor(next.getPayload()).ifPresent(command -> followUps.add(followUpOf(next, command)));
            }
        }
        return send(followUps, unitOfWork);
    }

    private static List<EventMessage<?>> from(EventMessage<?> first, List<? extends Message<?>> batch) {
        return batch.stream()
                .dropWhile(event -> !event.getIdentifier().equals(first.getIdentifier()))
                .<EventMessage<?>>map(event -> (EventMessage<?>) event)
                .toList();
    }

    private FollowUp followUpOf(EventMessage<?> event, Object command) {
        // Axon would write on it the origin of the event that is being handled, which may be another one
        var message = GenericCommandMessage.asCommandMessage(command)
                .withMetaData(MetaData.from(environment.originOf(event)));
        return new FollowUp(
                event,
                environment.sequenceOf(event),
                message,
                targets.resolveTarget(message).getIdentifier());
    }

    private record FollowUp(EventMessage<?> event, Object sequence, CommandMessage<?> command, String target) {}

    private CommandPipeline send(List<FollowUp> followUps, UnitOfWork<?> unitOfWork) {
        var pipeline = new CommandPipeline(bulkhead);
        var admission =
                policy.gate().admit(followUps.stream().map(FollowUp::target).toList());
        unitOfWork.afterCommit(committed -> admission.end(true));
        unitOfWork.onRollback(rolledBack -> {
            var nothingUnderWay = pipeline.stop();
            environment.beforeWaitingFor(nothingUnderWay);
            nothingUnderWay.join();
            admission.end(false);
        });
        followUps.forEach(next ->
                pipeline.send(next.event().getIdentifier(), next.sequence(), next.target(), sending(next, admission)));
        return pipeline;
    }

    private Supplier<CompletionStage<Object>> sending(FollowUp next, Admission admission) {
        return () -> admission.pass(
                next.target(),
                () -> environment
                        .send(next.command(), next.event())
                        .orTimeout(environment.timeout().toMillis(), TimeUnit.MILLISECONDS));
    }

    private void waitFor(@Nullable CompletableFuture<?> result) throws Exception {
        if (result == null) {
            throw new IllegalStateException("no command was sent");
        }
        environment.beforeWaitingFor(result);
        try {
            result.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception fault) {
                throw fault;
            }
            throw failed;
        }
    }
}
