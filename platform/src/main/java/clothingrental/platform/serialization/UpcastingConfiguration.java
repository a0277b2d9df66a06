package clothingrental.platform.serialization;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * How events that were stored in older forms are read, in every service and from whichever store. How a form is
 * changed is told in {@code docs/contracts.md}.
 */
@AutoConfiguration(before = AxonAutoConfiguration.class)
class UpcastingConfiguration {

    /** One for each form of the past, oldest first: each takes an event one revision further. */
    @Bean
    EventUpcaster formsOfThePast() {
        return new EventUpcasterChain(new CancellationRejectedRevision1());
    }
}
