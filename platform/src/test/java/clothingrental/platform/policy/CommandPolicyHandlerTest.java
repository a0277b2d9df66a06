package clothingrental.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import clothingrental.platform.deadletter.EnqueueNonTransientFaults;
import clothingrental.platform.fault.Faults;
import clothingrental.platform.fault.TransientFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.deadletter.InMemorySequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch of events is followed up side by side, as a pooled processor would hand it over, with a queue of dead letters. */
class CommandPolicyHandlerTest {

    private static final int MAX_IN_FLIGHT = 4;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Answers answers = new Answers();
    private final SequencedDeadLetterQueue<EventMessage<?>> parked = InMemorySequencedDeadLetterQueue.defaultQueue();
    private CommandPolicy policy =
            CommandPolicy.named("following").whenever(Happened.class, CommandPolicyHandlerTest::act);

    /** An event; those with the same sequence are handled one after the other. */
    record Happened(String sequence, String target, int number) {}

    /** What follows. */
    record Act(@TargetAggregateIdentifier String target, String sequence, int number) {}

    private static Act act(Happened event) {
        return new Act(event.target(), event.sequence(), event.number());
    }

    @AfterEach
    void answerAll() {
        answers.immediately = true;
        answers.pending.values().forEach(result -> result.complete("done"));
    }

    @Test
    void theCommandsOfABatchAreSentSideBySideButNeverMoreThanTheLimit() {
        var batch = handle(events(10));
        await().until(() -> answers.sent.size() == MAX_IN_FLIGHT);

        answers.answer(2);
        answers.answer(1);

        await().until(() -> answers.sent.size() == MAX_IN_FLIGHT + 2);
        answers.answerEverything();
        assertThat(batch).succeedsWithin(SOON).matches(result -> !result.isExceptional());
        assertThat(answers.sent).hasSize(10);
        assertThat(answers.mostInFlight).isEqualTo(MAX_IN_FLIGHT);
    }

    @Test
    void theSegmentsOfAProcessorShareTheLimit() {
        var handler = handler();
        var one = handle(handler, events(10));
        var other = handle(handler, events(10, 10));

        await().until(() -> answers.sent.size() == MAX_IN_FLIGHT);

        answers.answerEverything();
        assertThat(CompletableFuture.allOf(one, other)).succeedsWithin(SOON);
        assertThat(answers.mostInFlight).isEqualTo(MAX_IN_FLIGHT);
        assertThat(answers.sent).hasSize(20);
    }

    @Test
    void theCommandsOfASequenceAreSentOneAfterTheOther() {
        var batch = handle(event("order-1", "a", 1), event("order-1", "b", 2), event("order-2", "c", 3));

        await().until(() -> answers.sent.equals(List.of(1, 3)));
        answers.answer(1);
        await().until(() -> answers.sent.equals(List.of(1, 3, 2)));
        answers.answerEverything();
        assertThat(batch).succeedsWithin(SOON);
    }

    @Test
    void theCommandsToAnAggregateAreSentOneAfterTheOtherHoweverTheyEnd() {
        var batch = handle(event("order-1", "shelf", 1), event("order-2", "shelf", 2), event("order-3", "c", 3));

        await().until(() -> answers.sent.equals(List.of(1, 3)));
        answers.fail(1, new IllegalArgumentException("refused"));
        await().until(() -> answers.sent.equals(List.of(1, 3, 2)));
        answers.answerEverything();
        assertThat(batch).succeedsWithin(SOON).matches(result -> !result.isExceptional());
        assertThat(parked.contains("order-1")).isTrue();
        assertThat(parked.contains("order-2")).isFalse();
    }

    @Test
    void anOwnFaultParksItsSequenceOfWhichNothingMoreIsSentAndTheOthersGoOn() {
        var batch = handle(event("order-1", "a", 1), event("order-1", "a", 2), event("order-2", "b", 3));
        await().until(() -> answers.sent.equals(List.of(1, 3)));

        answers.fail(1, new IllegalArgumentException("refused"));
        answers.answer(3);

        assertThat(batch).succeedsWithin(SOON).matches(result -> !result.isExceptional());
        assertThat(answers.sent).containsExactly(1, 3);
        assertThat(parked.sequenceSize("order-1")).isEqualTo(2);
        assertThat(parked.contains("order-2")).isFalse();
    }

    @Test
    void aPassingFaultSendsNothingMoreAndWaitsForWhatIsUnderWay() {
        var batch = handle(events(8));
        await().until(() -> answers.sent.size() == MAX_IN_FLIGHT);

        answers.fail(0, new TimeoutException());
        answers.answer(1);
        answers.answer(2);

        assertThat(batch).as("one is under way").isNotDone();
        answers.answer(3);
        assertThat(batch).succeedsWithin(SOON).satisfies(result -> {
            assertThat(result.isExceptional()).isTrue();
            assertThat(Faults.isTransient(result.exceptionResult())).isTrue();
        });
        assertThat(answers.sent).containsExactly(0, 1, 2, 3);
        assertThat(parked.amountOfSequences()).isZero();
    }

    @Test
    void aBatchThatWasRolledBackComesAgainAndNothingIsLost() {
        var events = events(8);
        var batch = handle(events);
        await().until(() -> answers.sent.size() == MAX_IN_FLIGHT);
        answers.fail(2, new TimeoutException());
        answers.answer(0);
        answers.answer(1);
        answers.answer(3);
        assertThat(batch).succeedsWithin(SOON).matches(ResultMessage::isExceptional);

        answers.immediately = true;

        assertThat(handle(events)).succeedsWithin(SOON).matches(result -> !result.isExceptional());
        assertThat(new HashSet<>(answers.done)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void ofASequenceThatIsParkedNothingIsSentAhead() {
        answers.immediately = true;
        answers.faults.put(1, new IllegalArgumentException("refused"));
        assertThat(handle(event("order-1", "a", 1))).succeedsWithin(SOON);
        answers.faults.clear();

        assertThat(handle(event("order-2", "b", 2), event("order-1", "a", 3), event("order-3", "c", 4)))
                .succeedsWithin(SOON);
        assertThat(handle(event("order-1", "a", 5), event("order-3", "c", 6))).succeedsWithin(SOON);

        assertThat(answers.sent).containsExactly(1, 2, 4, 6);
        assertThat(parked.sequenceSize("order-1")).isEqualTo(3);
    }

    @Test
    void aParkedSequenceThatIsTriedAgainIsSentInItsOrder() {
        answers.immediately = true;
        answers.faults.put(1, new IllegalArgumentException("refused"));
        assertThat(handle(event("order-1", "a", 1), event("order-1", "a", 2))).succeedsWithin(SOON);
        answers.faults.clear();

        var again = invoker(handler()).process(letter -> true);

        assertThat(again).isTrue();
        assertThat(answers.sent).containsExactly(1, 1, 2);
        assertThat(parked.amountOfSequences()).isZero();
    }

    @Test
    void eachCommandBearsTheOriginOfItsOwnEvent() {
        answers.immediately = true;
        var events = events(5);

        assertThat(handle(events)).succeedsWithin(SOON);

        assertThat(answers.origins)
                .containsExactlyElementsOf(Arrays.stream(events)
                        .map(event -> Map.of("causationId", event.getIdentifier()))
                        .toList());
    }

    @Test
    void whateverTheOrderOfTheAnswersEachSequenceKeepsItsOwn() {
        for (long seed = 1; seed <= 200; seed++) {
            answers.shuffled(new Random(seed));
            var chance = new Random(seed);
            var events = new EventMessage<?>[20];
            for (int number = 0; number < events.length; number++) {
                events[number] = event("order-" + chance.nextInt(5), "target-" + chance.nextInt(4), number);
            }

            assertThat(handle(events)).as("seed %d", seed).succeedsWithin(SOON).matches(r -> !r.isExceptional());

            assertThat(answers.sent).hasSize(events.length);
            assertThat(answers.outOfOrder()).as("seed %d", seed).isFalse();
        }
    }

    @Test
    void theGateIsAskedOnceForABatch() {
        var asked = new ArrayList<List<String>>();
        policy = CommandPolicy.named("following")
                .behind(targets -> {
                    asked.add(targets);
                    return new LettingIn(3);
                })
                .whenever(Happened.class, CommandPolicyHandlerTest::act);
        answers.immediately = true;

        var result = handle(events(6));

        assertThat(result).succeedsWithin(SOON).matches(ResultMessage::isExceptional);
        assertThat(asked)
                .containsExactly(List.of("target-0", "target-1", "target-2", "target-3", "target-4", "target-5"));
        assertThat(answers.sent).containsExactly(0, 1, 2);
        assertThat(LettingIn.ended).isEqualTo("rolled back");
    }

    @Test
    void itRefusesReplaysAndKnowsItsEvents() {
        assertThat(handler().supportsReset()).isFalse();
        assertThat(handler().canHandleType(Happened.class)).isTrue();
        assertThat(handler().canHandleType(String.class)).isFalse();
        assertThatThrownBy(() -> policy.whenever(Happened.class, CommandPolicyHandlerTest::act))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EventMessage<?>[] events(int number) {
        return events(0, number);
    }

    private static EventMessage<?>[] events(int first, int number) {
        var events = new EventMessage<?>[number];
        for (int one = 0; one < number; one++) {
            events[one] = event("order-" + (first + one), "target-" + (first + one), first + one);
        }
        return events;
    }

    private static EventMessage<?> event(String sequence, String target, int number) {
        return GenericEventMessage.asEventMessage(new Happened(sequence, target, number));
    }

    private CommandPolicyHandler handler() {
        return new CommandPolicyHandler(policy, answers, MAX_IN_FLIGHT);
    }

    private DeadLetteringEventHandlerInvoker invoker(CommandPolicyHandler handler) {
        return DeadLetteringEventHandlerInvoker.builder()
                .eventHandlers(handler)
                .queue(parked)
                .enqueuePolicy(new EnqueueNonTransientFaults())
                .transactionManager(NoTransactionManager.instance())
                .sequencingPolicy(answers::sequenceOf)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
    }

    private CompletableFuture<ResultMessage<Object>> handle(EventMessage<?>... events) {
        return handle(handler(), events);
    }

    /** On a thread of its own, as a work package. */
    private CompletableFuture<ResultMessage<Object>> handle(CommandPolicyHandler handler, EventMessage<?>... events) {
        var invoker = invoker(handler);
        return CompletableFuture.supplyAsync(
                () -> {
                    var batch = new BatchingUnitOfWork<EventMessage<?>>(List.of(events));
                    return batch.executeWithResult(
                            () -> {
                                invoker.handle(batch.getMessage(), Segment.ROOT_SEGMENT);
                                return null;
                            },
                            RollbackConfigurationType.ANY_THROWABLE);
                },
                task -> Thread.ofPlatform().start(task));
    }

    /** A gate that lets in so many of a batch. */
    private static final class LettingIn implements CommandGate.Admission {

        private static @Nullable String ended;
        private final int room;
        private int letIn;

        LettingIn(int room) {
            this.room = room;
        }

        @Override
        public synchronized <R> CompletionStage<R> pass(String target, Supplier<CompletionStage<R>> sending) {
            letIn++;
            return letIn > room ? CompletableFuture.failedFuture(new Closed()) : sending.get();
        }

        @Override
        public void end(boolean committed) {
            ended = committed ? "committed" : "rolled back";
        }
    }

    private static final class Closed extends RuntimeException implements TransientFault {
        private static final long serialVersionUID = 1L;
    }

    /** Stands for the command bus: answers when it is told to. */
    private final class Answers implements PolicyEnvironment {

        private final List<Integer> sent = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final List<Act> acts = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final List<Integer> done = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final List<Map<String, ?>> origins = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final Map<Integer, CompletableFuture<Object>> pending = new java.util.concurrent.ConcurrentHashMap<>();
        private final Map<Integer, Exception> faults = new HashMap<>();
        private final Set<String> busy = new HashSet<>();
        private volatile boolean immediately;
        private volatile boolean outOfOrder;
        private @Nullable Random chance;
        private int inFlight;
        private int mostInFlight;

        void shuffled(Random order) {
            chance = order;
            sent.clear();
            acts.clear();
            outOfOrder = false;
        }

        boolean outOfOrder() {
            var last = new HashMap<String, Integer>();
            for (var act : acts) {
                for (var key : List.of("s" + act.sequence(), "t" + act.target())) {
                    var before = last.put(key, act.number());
                    outOfOrder |= before != null && before > act.number();
                }
            }
            return outOfOrder;
        }

        void answer(int number) {
            java.util.Objects.requireNonNull(pending.remove(number)).complete("done");
        }

        void fail(int number, Exception fault) {
            java.util.Objects.requireNonNull(pending.remove(number)).completeExceptionally(fault);
        }

        void answerEverything() {
            immediately = true;
            pending.keySet().forEach(this::answer);
        }

        @Override
        public CompletableFuture<Object> send(CommandMessage<?> command, EventMessage<?> cause) {
            var act = (Act) command.getPayload();
            var result = new CompletableFuture<Object>();
            synchronized (busy) {
                outOfOrder |= !busy.add("s" + act.sequence());
                outOfOrder |= !busy.add("t" + act.target());
                inFlight++;
                mostInFlight = Math.max(mostInFlight, inFlight);
            }
            origins.add(command.getMetaData());
            acts.add(act);
            var told = result.whenComplete((answer, fault) -> {
                synchronized (busy) {
                    busy.remove("s" + act.sequence());
                    busy.remove("t" + act.target());
                    inFlight--;
                }
                if (fault == null) {
                    done.add(act.number());
                }
            });
            pending.put(act.number(), result);
            sent.add(act.number());
            if (immediately) {
                pending.remove(act.number());
                var fault = faults.get(act.number());
                if (fault == null) {
                    result.complete("done");
                } else {
                    result.completeExceptionally(fault);
                }
            }
            return told;
        }

        /** Any of those under way is next to end, until the one that is waited for has. */
        @Override
        public void beforeWaitingFor(CompletableFuture<?> result) {
            if (chance != null) {
                while (!result.isDone()) {
                    var numbers = new ArrayList<>(new java.util.TreeSet<>(pending.keySet()));
                    answer(numbers.get(chance.nextInt(numbers.size())));
                }
            }
        }

        @Override
        public Object sequenceOf(EventMessage<?> event) {
            return ((Happened) event.getPayload()).sequence();
        }

        @Override
        public Predicate<Object> parkedSequences() {
            return parked::contains;
        }

        @Override
        public Map<String, ?> originOf(EventMessage<?> event) {
            return Map.of("causationId", event.getIdentifier());
        }

        @Override
        public Duration timeout() {
            return SOON;
        }
    }
}
