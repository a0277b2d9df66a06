package clothingrental.platform.messaging.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import clothingrental.api.delivery.DeliveryCommand.CompleteDelivery;
import clothingrental.api.order.OrderCommand.ConfirmCancellation;
import clothingrental.api.order.OrderRefusalCode;
import clothingrental.api.refusal.DomainRefusal;
import clothingrental.api.refusal.Refusal;
import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.api.refusal.RefusalCode;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class RefusalDetailsInterceptorTest {

    private final RefusalDetailsInterceptor interceptor = new RefusalDetailsInterceptor();

    @Test
    void whatIsDoneIsAnswered() throws Exception {
        assertThat(handle(new ConfirmCancellation("order-1", "cancellation-1"), () -> "done"))
                .isEqualTo("done");
    }

    @Test
    void aRefusalTravelsWithItsCodeItsKindAndTheFieldsItIsAbout() {
        var violation = new Violation("lines[0].quantity", "must be 1 to 10");

        var travelling = refusedBy(() -> {
            throw new Refused(OrderRefusalCode.VALIDATION_FAILED, List.of(violation));
        });

        assertThat(travelling.<Refusal>getDetails())
                .contains(new Refusal(
                        "VALIDATION_FAILED",
                        RefusalCode.Kind.INVALID,
                        OrderRefusalCode.VALIDATION_FAILED.message(),
                        List.of(violation)));
        assertThat(travelling).hasMessageStartingWith("VALIDATION_FAILED").hasNoCause();
    }

    @Test
    void aCommandForSomebodyUnknownIsRefusedWithTheCodeOfItsKind() {
        var order =
                refusedOn(new ConfirmCancellation("order-1", "cancellation-1"), RefusalDetailsInterceptorTest::unknown);
        var delivery = refusedOn(new CompleteDelivery("delivery-1"), RefusalDetailsInterceptorTest::unknown);

        assertThat(order.<Refusal>getDetails().map(Refusal::code)).contains("ORDER_NOT_FOUND");
        assertThat(delivery.<Refusal>getDetails().map(Refusal::code)).contains("DELIVERY_NOT_FOUND");
        assertThat(delivery.<Refusal>getDetails().map(Refusal::kind)).contains(RefusalCode.Kind.NOT_FOUND);
    }

    @Test
    void aFaultIsNoRefusal() {
        var conflict = new ConcurrencyException("another writer");

        assertThatThrownBy(() -> handle("anything", () -> {
                    throw conflict;
                }))
                .isSameAs(conflict);
        assertThatThrownBy(() -> handle("a command for nobody in particular", RefusalDetailsInterceptorTest::unknown))
                .isInstanceOf(AggregateNotFoundException.class);
    }

    private CommandExecutionException refusedBy(InterceptorChain handler) {
        return refusedOn(new ConfirmCancellation("order-1", "cancellation-1"), handler);
    }

    private CommandExecutionException refusedOn(Object command, InterceptorChain handler) {
        return Optional.ofNullable(
                        catchThrowableOfType(CommandExecutionException.class, () -> handle(command, handler)))
                .orElseThrow();
    }

    private Object handle(Object command, InterceptorChain handler) throws Exception {
        CommandMessage<?> message = GenericCommandMessage.asCommandMessage(command);
        var unitOfWork = DefaultUnitOfWork.<CommandMessage<?>>startAndGet(message);
        try {
            return Optional.ofNullable(interceptor.handle(unitOfWork, handler)).orElseThrow();
        } finally {
            unitOfWork.rollback();
        }
    }

    private static Object unknown() {
        throw new AggregateNotFoundException("some-id", "nobody of that identity");
    }

    private static final class Refused extends DomainRefusal {

        private static final long serialVersionUID = 1L;

        Refused(RefusalCode code, List<Violation> violations) {
            super(code, violations);
        }
    }
}
