package clothingrental.platform.messaging.command;

import clothingrental.api.refusal.DomainRefusal;
import clothingrental.api.refusal.Refusal;
import clothingrental.api.refusal.TargetsAggregate;
import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a refusal into what survives the way between processes: a {@link CommandExecutionException} with the
 * {@link Refusal} as its details. The sender sees the same, wherever the handler runs.
 */
public final class RefusalDetailsInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain interceptorChain) throws Exception {
        try {
            return interceptorChain.proceed();
        } catch (DomainRefusal refused) {
            throw travelling(refused.refusal());
        } catch (AggregateNotFoundException unknown) {
            if (unitOfWork.getMessage().getPayload() instanceof TargetsAggregate command) {
                var code = command.codeIfUnknown();
                throw travelling(new Refusal(code.name(), code.kind(), code.message(), List.of()));
            }
            throw unknown;
        }
    }

    private static CommandExecutionException travelling(Refusal refusal) {
        return new CommandExecutionException(refusal.code() + ": " + refusal.message(), null, refusal);
    }
}
