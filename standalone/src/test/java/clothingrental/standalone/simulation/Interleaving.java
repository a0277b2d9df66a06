package clothingrental.standalone.simulation;

import clothingrental.api.delivery.DeliveryCommand.CompleteDelivery;
import clothingrental.api.delivery.DeliveryCommand.CorrectShipment;
import clothingrental.api.delivery.DeliveryCommand.ShipDelivery;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.CancellationReason;
import clothingrental.api.order.OrderCommand.PlaceOrder;
import clothingrental.api.order.OrderCommand.RequestCancellation;
import clothingrental.api.order.OrderCommand.RequestReturn;
import clothingrental.api.order.OrderCommand.RequestReturnWithdrawal;
import clothingrental.api.order.OrderEvent.ReturnRequested;
import clothingrental.api.order.OrderLine;
import clothingrental.api.order.RentalPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** The lives of a few orders, with customers, delivery team, processors, network and time taking turns as the seed says. */
final class Interleaving {

    private static final String CUSTOMER = "customer-1";
    private static final int MAX_ORDERS = 3;
    private static final int MAX_TROUBLE = 50;
    private static final int PATIENCE = 20_000;

    private final World world;
    private final Random chance;
    private final List<String> orders;

    /** Whose turn it is. */
    private String orderId;

    Interleaving(World world, long seed) {
        this.world = world;
        this.chance = new Random(seed);
        this.orders = Stream.generate(() -> new UUID(chance.nextLong(), chance.nextLong()).toString())
                .limit(1 + chance.nextInt(MAX_ORDERS))
                .toList();
        this.orderId = orders.getFirst();
    }

    List<String> orders() {
        return orders;
    }

    /** Lives it, with trouble first, and then until nothing moves any more. */
    void live() {
        world.reset();
        var trouble = chance.nextInt(MAX_TROUBLE + 1);
        var turns = 20 + chance.nextInt(200 * orders.size());
        world.network.troubled(trouble, chance);
        placeAll();
        for (int turn = 0; turn < turns; turn++) {
            takeATurn(trouble);
        }
        world.network.troubled(0, chance);
        placeAll();
        settle();
    }

    private void takeATurn(int trouble) {
        switch (chance.nextInt(20)) {
            case 0, 1, 2, 3 -> somebodyActs();
            case 4 -> anyFollower().goesBack(chance);
            case 5, 6 -> lateCommand();
            case 7 -> world.nextDeadline();
            case 8, 9 -> world.views.step(world.history, chance);
            default -> anyFollower().step(world.history, chance, trouble);
        }
    }

    private void settle() {
        for (int turn = 0; turn < PATIENCE && !world.isSettled(); turn++) {
            anyFollower().step(world.history, chance, 0);
            world.views.step(world.history, chance);
            lateCommand();
            if (world.followers.stream().allMatch(follower -> follower.isUpToDate(world.history))) {
                world.nextDeadline();
            }
        }
    }

    private Follower anyFollower() {
        return world.followers.get(chance.nextInt(world.followers.size()));
    }

    private void lateCommand() {
        if (!world.network.isQuiet()) {
            world.network.deliverOne();
        }
    }

    private void placeAll() {
        orders.forEach(order -> {
            orderId = order;
            place();
        });
    }

    private void somebodyActs() {
        orderId = orders.get(chance.nextInt(orders.size()));
        switch (chance.nextInt(14)) {
            case 0 -> place();
            case 1 ->
                world.network.asks(new RequestCancellation(
                        orderId,
                        CUSTOMER,
                        new UUID(chance.nextLong(), chance.nextLong()).toString(),
                        CancellationReason.CHANGED_MIND));
            case 2, 3 -> world.network.asks(new RequestReturn(orderId, CUSTOMER));
            case 4, 5 -> ship(outbound());
            case 6, 7 -> ship(someReturn());
            case 8 -> correct(outbound());
            case 9 -> correct(someReturn());
            case 10, 11 ->
                world.network.asks(new RequestReturnWithdrawal(
                        orderId, CUSTOMER, new UUID(chance.nextLong(), chance.nextLong()).toString()));
            default -> {
                complete(outbound());
                complete(someReturn());
            }
        }
    }

    private void place() {
        var from = LocalDate.now(world.clock).plusDays(3);
        world.network.asks(new PlaceOrder(
                orderId,
                CUSTOMER,
                List.of(new OrderLine("hanbok-1001", 1)),
                new RentalPeriod(from, from.plusDays(2)),
                "hash",
                true));
    }

    private String outbound() {
        return Leg.OUTBOUND.deliveryIdOf(orderId);
    }

    /** The delivery of one of the returns that were asked for; of the first, before there is any. */
    private String someReturn() {
        var requested = (int) world.history
                .payloads(ReturnRequested.class)
                .filter(event -> event.orderId().equals(orderId))
                .count();
        return Leg.RETURN.deliveryIdOf(orderId, 1 + chance.nextInt(Math.max(1, requested)));
    }

    private void ship(String deliveryId) {
        world.network.asks(new ShipDelivery(deliveryId, "Hanjin", "HJ-1"));
    }

    private void correct(String deliveryId) {
        world.network.asks(new CorrectShipment(deliveryId, "Hanjin", "HJ-" + chance.nextInt(4)));
    }

    private void complete(String deliveryId) {
        world.network.asks(new CompleteDelivery(deliveryId));
    }
}
