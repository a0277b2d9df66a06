package clothingrental.platform.messaging.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import clothingrental.api.refusal.Hindrance;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.junit.jupiter.api.Test;

class RetryableFailureInterceptorTest {

    @Test
    void aStoreThatIsAwayIsToldToWhoAsks() {
        var fault = failureOf(new IllegalStateException(new TimeoutException("no answer")));

        assertThat(fault).isInstanceOf(QueryExecutionException.class);
        assertThat(((QueryExecutionException) fault).<Hindrance>getDetails()).contains(new Hindrance(false));
    }

    @Test
    void aFaultOfOurOwnStaysWhatItIs() {
        assertThat(failureOf(new IllegalArgumentException("a bug"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Throwable failureOf(RuntimeException fault) {
        QueryMessage<?, ?> query = new GenericQueryMessage<>("which order?", ResponseTypes.instanceOf(String.class));
        var unitOfWork = DefaultUnitOfWork.startAndGet(query);
        try {
            return catchThrowable(() -> new RetryableFailureInterceptor().handle(unitOfWork, () -> {
                throw fault;
            }));
        } finally {
            unitOfWork.rollback();
        }
    }
}
