package clothingrental.standalone.simulation;

import clothingrental.delivery.intake.IntakeGate;
import clothingrental.notifier.outbox.MailOutbox;
import clothingrental.ordering.cancellation.CancellationSaga;
import clothingrental.ordering.order.model.OrderRules;
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

    final VirtualClock clock = new VirtualClock();
    final History history = new History();
    final Network network = new Network(SimpleCommandBus.builder().build());
    final Deadlines deadlines = new Deadlines(clock);
    final InMemorySagaStore sagas = new InMemorySagaStore();
    final List<String> mails = new ArrayList<>();
    final Views views = new Views();
    final List<Follower> followers;

    private final Set<String> told = new HashSet<>();
    private final AnnotatedSagaManager<CancellationSaga> sagaManager;

    World() {
        var commands = DefaultCommandGateway.builder().commandBus(network).build();
        var parameters = parameters(commands);
        aggregate(Internals.type("clothingrental.ordering.order.model.Order"), parameters);
        aggregate(Internals.type("clothingrental.delivery.model.Delivery"), parameters);
        sagaManager = sagaManager(parameters);
        followers = List.of(
                policy(
                        "intake",
                        Internals.create(
                                Internals.type("clothingrental.delivery.intake.DeliveryIntake"), commands, (IntakeGate)
                                        Runnable::run),
                        parameters),
                policy(
                        "fulfilment",
                        Internals.create(
                                Internals.type("clothingrental.ordering.fulfilment.FulfilmentPolicy"), commands),
                        parameters),
                policy("notifier", notifier(), parameters),
                new Follower("saga", event -> sagaManager.handle(event, Segment.ROOT_SEGMENT)));
    }

    /** What a saga and its handlers may ask for. */
    private ParameterResolverFactory parameters(CommandGateway commands) {
        var beans = new StaticApplicationContext();
        beans.getBeanFactory().registerSingleton("commands", commands);
        beans.getBeanFactory().registerSingleton("deadlines", (DeadlineManager) deadlines);
        beans.getBeanFactory().registerSingleton("rules", new OrderRules(clock));
        beans.getBeanFactory()
                .registerSingleton(
                        "pauses",
                        Internals.create(
                                Internals.type("clothingrental.ordering.cancellation.AskingPauses"),
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(10)));
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

    private AnnotatedSagaManager<CancellationSaga> sagaManager(ParameterResolverFactory parameters) {
        var repository = AnnotatedSagaRepository.<CancellationSaga>builder()
                .sagaType(CancellationSaga.class)
                .sagaStore(sagas)
                .resourceInjector(new SimpleResourceInjector())
                .parameterResolverFactory(parameters)
                .build();
        return AnnotatedSagaManager.<CancellationSaga>builder()
                .sagaType(CancellationSaga.class)
                .sagaRepository(repository)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .parameterResolverFactory(parameters)
                .build();
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
                sagaManager.send(message, deadline.scope());
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
