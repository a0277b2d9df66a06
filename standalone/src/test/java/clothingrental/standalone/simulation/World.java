package clothingrental.standalone.simulation;

import clothingrental.delivery.intake.DeliveryIntakePolicy;
import clothingrental.notifier.outbox.MailOutbox;
import clothingrental.ordering.cancellation.CancellationProperties;
import clothingrental.ordering.cancellation.CancellationSaga;
import clothingrental.ordering.cancellation.ReturnWithdrawalSaga;
import clothingrental.ordering.fulfilment.FulfilmentPolicy;
import clothingrental.ordering.order.model.OrderLimits;
import clothingrental.platform.policy.CommandGate;
import clothingrental.platform.policy.CommandPolicy;
import clothingrental.platform.policy.CommandPolicyHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.SimpleResourceInjector;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.axonframework.spring.config.annotation.SpringBeanParameterResolverFactory;
import org.springframework.context.support.StaticApplicationContext;

/** The services' classes, wired as in the real system, on simulated infrastructure. Used for many interleavings. */
final class World {

    private static final int BATCH = 8;
    private static final int IN_FLIGHT = 3;

    final VirtualClock clock = new VirtualClock();
    final History history = new History();
    final Network network = new Network(SimpleCommandBus.builder().build());
    final Deadlines deadlines = new Deadlines(clock);
    final InMemorySagaStore sagas = new InMemorySagaStore();
    final List<String> mails = new ArrayList<>();
    final Views views = new Views();
    final List<Follower> followers;

    private final Set<String> told = new HashSet<>();
    private final List<AnnotatedSagaManager<?>> sagaManagers;

    World() {
        var commands = DefaultCommandGateway.builder().commandBus(network).build();
        var parameters = parameters(commands);
        aggregate(Internals.type("clothingrental.ordering.order.model.Order"), parameters);
        aggregate(Internals.type("clothingrental.delivery.model.Delivery"), parameters);
        var cancellation = sagaManager(CancellationSaga.class, parameters);
        var withdrawal = sagaManager(ReturnWithdrawalSaga.class, parameters);
        sagaManagers = List.of(cancellation, withdrawal);
        followers = List.of(
                commandPolicy("intake", DeliveryIntakePolicy.policy(CommandGate.OPEN)),
                commandPolicy("fulfilment", FulfilmentPolicy.policy()),
                policy("notifier", notifier(), parameters),
                new Follower("cancellation saga", event -> cancellation.handle(event, Segment.ROOT_SEGMENT)),
                new Follower("withdrawal saga", event -> withdrawal.handle(event, Segment.ROOT_SEGMENT)));
    }

    /** What a saga and its handlers may ask for. */
    private ParameterResolverFactory parameters(CommandGateway commands) {
        var beans = new StaticApplicationContext();
        beans.getBeanFactory().registerSingleton("commands", commands);
        beans.getBeanFactory().registerSingleton("deadlines", (DeadlineManager) deadlines);
        beans.getBeanFactory().registerSingleton("rules", new OrderLimits(clock, Duration.ofDays(365)));
        beans.getBeanFactory()
                .registerSingleton(
                        "cancellation",
                        new CancellationProperties(
                                Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMinutes(15)));
        beans.refresh();
        return MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(World.class), new SpringBeanParameterResolverFactory(beans));
    }

    private <T> void aggregate(Class<T> type, ParameterResolverFactory parameters) {
        var repository = EventSourcingRepository.builder(type)
                .eventStore(history)
                .parameterResolverFactory(parameters)
                .build();
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .repository(repository)
                .parameterResolverFactory(parameters)
                .build()
                .subscribe(network);
    }

    private <T> AnnotatedSagaManager<T> sagaManager(Class<T> type, ParameterResolverFactory parameters) {
        var repository = AnnotatedSagaRepository.<T>builder()
                .sagaType(type)
                .sagaStore(sagas)
                .resourceInjector(new SimpleResourceInjector())
                .parameterResolverFactory(parameters)
                .build();
        return AnnotatedSagaManager.<T>builder()
                .sagaType(type)
                .sagaRepository(repository)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .parameterResolverFactory(parameters)
                .build();
    }

    private Follower commandPolicy(String name, CommandPolicy policy) {
        var handler = new CommandPolicyHandler(policy, new SideBySide(network), IN_FLIGHT);
        return new Follower(name, handler::canHandle, handler::handle, BATCH);
    }

    private static Follower policy(String name, Object policy, ParameterResolverFactory parameters) {
        var handlers = new AnnotationEventHandlerAdapter(policy, parameters);
        return new Follower(name, event -> {
            if (handlers.canHandle(event)) {
                handlers.handle(event);
            }
        });
    }

    /** Its outbox keeps one mail for each event, as the notifier's table does by its key. */
    private Object notifier() {
        MailOutbox outbox = mail -> {
            if (told.add(mail.eventId())) {
                mails.add(mail.eventId());
            }
        };
        return Internals.create(Internals.type("clothingrental.notifier.status.StatusNotifier"), outbox);
    }

    /** The next deadline comes; if its handler fails, it comes again. */
    void nextDeadline() {
        deadlines.next().ifPresent(deadline -> {
            var message = deadline.message();
            var result = DefaultUnitOfWork.startAndGet(message).executeWithResult(() -> {
                for (var manager : sagaManagers) {
                    if (manager.canResolve(deadline.scope())) {
                        manager.send(message, deadline.scope());
                    }
                }
                return null;
            });
            if (result.isExceptional()) {
                deadlines.again(deadline);
            }
        });
    }

    boolean isSettled() {
        return network.isQuiet()
                && sagas.size() == 0
                && views.areUpToDate(history)
                && followers.stream().allMatch(follower -> follower.isUpToDate(history));
    }

    void reset() {
        clock.reset();
        history.clear();
        network.clear();
        deadlines.clear();
        mails.clear();
        told.clear();
        views.clear();
        followers.forEach(Follower::reset);
    }
}
