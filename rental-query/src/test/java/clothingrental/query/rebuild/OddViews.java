package clothingrental.query.rebuild;

import clothingrental.api.order.OrderEvent.OrderPlaced;
import clothingrental.platform.fault.TransientFault;
import clothingrental.query.LikeTheOrdersView;
import clothingrental.query.view.OrderState;
import clothingrental.query.view.SequencedEvent;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Orders' views that are slow, changed or can't fold something. */
final class OddViews {

    private OddViews() {}

    /** Stops at will when an order is placed. */
    static final class Slow extends LikeTheOrdersView {

        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean isDead;

        void stopsAtNewDocuments() {
            gate = new CountDownLatch(1);
        }

        void goesOn() {
            gate.countDown();
        }

        /** Whatever it is at fails. */
        void dies() {
            isDead = true;
            gate.countDown();
        }

        @Override
        public OrderState evolve(@Nullable OrderState state, SequencedEvent happened) {
            if (state == null) {
                try {
                    gate.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            if (isDead) {
                throw new Dead();
            }
            return super.evolve(state, happened);
        }
    }

    private static final class Dead extends RuntimeException implements TransientFault {
        private static final long serialVersionUID = 1L;
    }

    /** Tells customers in another way. */
    static final class Changed extends LikeTheOrdersView {

        @Override
        public int version() {
            return 2;
        }

        @Override
        public OrderState evolve(@Nullable OrderState state, SequencedEvent happened) {
            var evolved = super.evolve(state, happened);
            var order = evolved.order();
            return order == null || !(happened.event() instanceof OrderPlaced)
                    ? evolved
                    : new OrderState(
                            evolved.orderId(),
                            new OrderState.Ordered(
                                    "customer " + order.customerId(),
                                    order.status(),
                                    order.lines(),
                                    order.rentalPeriod(),
                                    order.placedAt(),
                                    order.cancellation(),
                                    order.timeline(),
                                    order.laterReturn()),
                            evolved.delivery(),
                            evolved.returnDelivery(),
                            evolved.updatedAt(),
                            evolved.sequences(),
                            evolved.laterReturns());
        }
    }

    /** Can't fold one of the orders. */
    static final class Troubled extends LikeTheOrdersView {

        @Override
        public OrderState evolve(@Nullable OrderState state, SequencedEvent happened) {
            if (documentOf(happened.event()).orElseThrow().equals("poisoned")) {
                throw new IllegalArgumentException();
            }
            return super.evolve(state, happened);
        }
    }
}
