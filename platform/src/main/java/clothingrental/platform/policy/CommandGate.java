package clothingrental.platform.policy;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Stands before a policy's commands, and may let none through for a while. */
public interface CommandGate {

    /** Lets everything through. */
    CommandGate OPEN = targets -> new Admission() {
        @Override
        public <R> CompletionStage<R> pass(String target, Supplier<CompletionStage<R>> sending) {
            return sending.get();
        }

        @Override
        public void end(boolean committed) {
            // nothing was counted
        }
    };

    /**
     * Asked once for each batch of events.
     *
     * @param targets the aggregates of the batch's commands, in the order of the events
     */
    Admission admit(List<String> targets);

    /** What was answered for a batch. Its commands come from several threads. */
    interface Admission {

        /**
         * Sends a command, if it may be sent.
         *
         * @return its result; a {@link clothingrental.platform.fault.TransientFault} if it was not let through
         */
        <R> CompletionStage<R> pass(String target, Supplier<CompletionStage<R>> sending);

        /**
         * The batch is over, and none of its commands is under way any more.
         *
         * @param committed whether the processor's token has passed its events; else they come again
         */
        void end(boolean committed);
    }
}
