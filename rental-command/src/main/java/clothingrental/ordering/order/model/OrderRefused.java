package clothingrental.ordering.order.model;

import clothingrental.api.order.OrderRefusalCode;
import clothingrental.api.refusal.DomainRefusal;
import clothingrental.api.refusal.Refusal.Violation;
import java.util.List;

/** The order says no, with one of its {@linkplain OrderRefusalCode codes}. */
public final class OrderRefused extends DomainRefusal {

    private static final long serialVersionUID = 1L;

    OrderRefused(OrderRefusalCode code) {
        super(code, List.of());
    }

    OrderRefused(List<Violation> violations) {
        super(OrderRefusalCode.VALIDATION_FAILED, violations);
    }
}
