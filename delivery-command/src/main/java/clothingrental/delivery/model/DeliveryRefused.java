package clothingrental.delivery.model;

import clothingrental.api.delivery.DeliveryRefusalCode;
import clothingrental.api.refusal.DomainRefusal;
import clothingrental.api.refusal.Refusal.Violation;
import java.util.List;

/** The delivery says no, with one of its {@linkplain DeliveryRefusalCode codes}. */
public final class DeliveryRefused extends DomainRefusal {

    private static final long serialVersionUID = 1L;

    DeliveryRefused(DeliveryRefusalCode code) {
        super(code, List.of());
    }

    DeliveryRefused(List<Violation> violations) {
        super(DeliveryRefusalCode.VALIDATION_FAILED, violations);
    }
}
