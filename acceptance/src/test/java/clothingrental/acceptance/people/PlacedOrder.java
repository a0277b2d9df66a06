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

    String deliveryPath(Leg leg) {
        return "/api/deliveries/" + leg.deliveryIdOf(id);
    }
}
