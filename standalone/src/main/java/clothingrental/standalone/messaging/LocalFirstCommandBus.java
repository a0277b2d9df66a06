package clothingrental.standalone.messaging;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;

/**
 * Handles a command here if its handler is here, without the way through Axon Server and back. The handlers are known
 * to Axon Server all the same, for senders in other processes; and what is not handled here goes to it.
 */
final class LocalFirstCommandBus extends AxonServerCommandBus {

    private final CommandBus here;
    private final Set<String> handledHere = ConcurrentHashMap.newKeySet();

    LocalFirstCommandBus(Builder builder, CommandBus here) {
        super(builder.localSegment(here));
        this.here = here;
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        var subscription = super.subscribe(commandName, handler);
        handledHere.add(commandName);
        return () -> {
            handledHere.remove(commandName);
            return subscription.cancel();
        };
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        if (handledHere.contains(command.getCommandName())) {
            here.dispatch(command, callback);
        } else {
            super.dispatch(command, callback);
        }
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        var toAxonServer = super.registerDispatchInterceptor(interceptor);
        var toHere = here.registerDispatchInterceptor(interceptor);
        return () -> {
            var isCancelled = toAxonServer.cancel();
            return toHere.cancel() && isCancelled;
        };
    }
}
