package clothingrental.platform.operations;

import clothingrental.platform.operations.Processors.Status;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** {@code GET /actuator/processors}: every processor with its segments, lag and dead letters. */
@Endpoint(id = "processors")
final class ProcessorsEndpoint {

    private final Processors processors;

    ProcessorsEndpoint(Processors processors) {
        this.processors = processors;
    }

    record All(List<Status> processors) {}

    @ReadOperation
    All all() {
        return new All(StreamSupport.stream(processors.names().spliterator(), false)
                .flatMap(name -> processors.status(name).stream())
                .toList());
    }

    @ReadOperation
    @Nullable Status one(@Selector String name) {
        return processors.status(name).orElse(null);
    }
}
