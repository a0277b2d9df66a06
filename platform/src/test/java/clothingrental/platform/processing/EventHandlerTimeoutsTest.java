package clothingrental.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.platform.messaging.MessagingProperties;
import clothingrental.platform.processing.tuning.BatchTimeout;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.AnnotatedHandlerInspector;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EventHandlerTimeoutsTest {

    private final EventHandlerTimeouts timeouts = new EventHandlerTimeouts();

    static final class Policy {
        @EventHandler
        void on(String event) {}
    }

    @BatchTimeout
    static final class Projector {
        @EventHandler
        void on(String event) {}
    }

    static final class Commanded {
        @CommandHandler
        void handle(String command) {}
    }

    @Test
    void aHandlerOfEventsIsLimited() {
        var handler = handlerOf(Policy.class);

        assertThat(timeouts.wrapHandler(handler)).extracting("timeout").isEqualTo(30_000);
    }

    @Test
    void aHandlerThatOnlyNotesEventsIsNot() {
        var handler = handlerOf(Projector.class);

        assertThat(timeouts.wrapHandler(handler)).isSameAs(handler);
    }

    @Test
    void leavesHandlersOfCommandsToAxon() {
        var handler = handlerOf(Commanded.class);

        assertThat(timeouts.wrapHandler(handler)).isSameAs(handler);
    }

    @Test
    void whereAxonLimitsNothingNeitherDoesThis() {
        var system = new ApplicationContextRunner()
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(
                        MessagingProperties.class,
                        () -> new MessagingProperties(
                                Duration.ofSeconds(6), 1, 1, 1, 0, 0, 1, Duration.ofSeconds(2), 1))
                .withUserConfiguration(ProcessingConfiguration.class);

        system.run(context -> assertThat(context).hasSingleBean(EventHandlerTimeouts.class));
        system.withPropertyValues("axon.timeout.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(EventHandlerTimeouts.class));
    }

    private static <T> MessageHandlingMember<? super T> handlerOf(Class<T> type) {
        List<MessageHandlingMember<? super T>> handlers =
                AnnotatedHandlerInspector.inspectType(type).getHandlers(type).toList();
        return handlers.getFirst();
    }
}
