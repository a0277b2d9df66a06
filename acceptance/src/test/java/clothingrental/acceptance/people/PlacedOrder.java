package clothingrental.acceptance.people;

import clothingrental.api.delivery.Leg;

/** An order that was taken. */
public record PlacedOrder(String id) {

    public String path() {
        return "/api/orders/" + id;
    }

    String supportPath() {
        return "/api/support/orders/" + id;
    }

    String auditPath() {
        return "/api/audit/orders/" + id;
    }

    /** The delivery of a return after one that was taken back; the first has number 1. */
    String returnPath(int number) {
        return "/api/deliveries/" + Leg.RETURN.deliveryIdOf(id, number);
    }

    String deliveryPath(Leg leg) {
        return "/api/deliveries/" + leg.deliveryIdOf(id);
    }
}
