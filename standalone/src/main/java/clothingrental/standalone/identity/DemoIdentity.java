package clothingrental.standalone.identity;

import clothingrental.platform.security.Roles;
import java.util.Arrays;
import java.util.Optional;

/** The people of the demo (design, section 3). Each is a client of its own, and its secret is its name. */
enum DemoIdentity {
    ALICE(Roles.CUSTOMER),
    BOB(Roles.CUSTOMER),
    DANA(Roles.DELIVERY),
    SAM(Roles.SUPPORT),
    AVERY(Roles.AUDITOR),
    OPAL(Roles.OPERATOR);

    private final String role;

    DemoIdentity(String role) {
        this.role = role;
    }

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String role() {
        return role;
    }

    static Optional<DemoIdentity> of(String id) {
        return Arrays.stream(values())
                .filter(identity -> identity.id().equals(id))
                .findFirst();
    }
}
