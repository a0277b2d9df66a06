package clothingrental.benchmark;

import clothingrental.platform.processing.tuning.BatchTimeout;
import clothingrental.platform.security.ForCustomer;
import clothingrental.query.projection.ViewsProperties;
import clothingrental.query.slots.SlotProcessing;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the measurements need in the process beside the system: yardsticks. */
@Configuration(proxyBeanMethods = false)
class BenchmarkedApplication {

    static final String EMPTY = "empty";
    static final String CONSTANT = "/api/constant";

    @Bean
    EmptyHandler emptyHandler() {
        return new EmptyHandler();
    }

    /** As the projections' processors are. */
    @Bean
    ConfigurerModule emptyProcessor(ViewsProperties properties) {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        EMPTY, (axon, processor) -> SlotProcessing.forHistory(axon, processor, properties.batchSize()));
    }

    /** Does nothing with every event: what is left is reading. */
    @ProcessingGroup(EMPTY)
    @BatchTimeout
    static final class EmptyHandler {

        private final AtomicLong handled = new AtomicLong();

        @EventHandler
        void on(Object event) {
            handled.incrementAndGet();
        }

        long handled() {
            return handled.get();
        }
    }

    /** Answers the same to everybody: what is left is HTTP, the token and JSON. */
    @RestController
    @ForCustomer
    static class Constant {

        record Answer(String orderId, String status) {}

        @GetMapping(CONSTANT)
        Answer constant() {
            return new Answer("5f0c2a3e-9f39-4a4e-8c64-6f3d0b1c7a11", "PLACED");
        }
    }
}
