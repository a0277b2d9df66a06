package clothingrental.standalone.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Between those who send commands and those who handle them. A command may arrive, be refused, arrive without its answer
 * coming back, arrive much later, or arrive twice. It always runs in a unit of work of its own, as in the real system.
 */
final class Network implements CommandBus {

    private final CommandBus handlers;
    private final List<CommandMessage<?>> underWay = new ArrayList<>();
    private Random chance = new Random(0);
    private int trouble;

    Network(CommandBus handlers) {
        this.handlers = handlers;
    }

    /** How many commands of a hundred meet trouble. */
    void troubled(int percent, Random chance) {
        this.trouble = percent;
        this.chance = chance;
    }

    void clear() {
        underWay.clear();
    }

    boolean isQuiet() {
        return underWay.isEmpty();
    }

    /** One of so many, from 0. */
    int anyOf(int number) {
        return chance.nextInt(number);
    }

    /** One of the commands that are late arrives. */
    void deliverOne() {
        var command = underWay.remove(chance.nextInt(underWay.size()));
        arrive(command, (sent, answer) -> {});
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        if (chance.nextInt(100) >= trouble) {
            arrive(command, callback);
            return;
        }
        switch (chance.nextInt(4)) {
            case 0 -> fail(command, callback, new NoHandlerForCommandException("refused"));
            case 1 -> {
                arrive(command, (sent, answer) -> {});
                fail(command, callback, new TimeoutException("the answer was lost"));
            }
            case 2 -> {
                underWay.add(command);
                fail(command, callback, new TimeoutException("late"));
            }
            default -> {
                underWay.add(command);
                arrive(command, callback);
            }
        }
    }

    private <C, R> void arrive(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        if (!CurrentUnitOfWork.isStarted()) {
            handlers.dispatch(command, callback);
            return;
        }
        var sender = CurrentUnitOfWork.get();
        CurrentUnitOfWork.clear(sender);
        try {
            handlers.dispatch(command, callback);
        } finally {
            CurrentUnitOfWork.set(sender);
        }
    }

    private static <C, R> void fail(
            CommandMessage<C> command, CommandCallback<? super C, ? super R> callback, Exception fault) {
        callback.onResult(command, GenericCommandResultMessage.asCommandResultMessage(fault));
    }

    /** As {@link #dispatch(CommandMessage, CommandCallback)}, for whoever does not wait. */
    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, (sent, answer) -> {});
    }

    /** What a person does by REST: refusals are part of life. */
    void asks(Object command) {
        dispatch(new GenericCommandMessage<>(command), (sent, answer) -> {});
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return handlers.subscribe(commandName, handler);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        return handlers.registerDispatchInterceptor(dispatchInterceptor);
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        return handlers.registerHandlerInterceptor(handlerInterceptor);
    }
}
