package clothingrental.platform.openapi;

/** The groups of operations, described once: controllers of several services share them. */
public final class ApiTags {

    public static final String CUSTOMER = "Customer";
    public static final String CUSTOMER_DESCRIPTION = "How the rental reaches a customer.";

    public static final String ORDERS = "Orders";
    public static final String ORDERS_DESCRIPTION = "Customers order, follow, cancel and give back.";

    public static final String DELIVERIES = "Deliveries";
    public static final String DELIVERIES_DESCRIPTION = "The delivery team sends and collects.";

    public static final String SUPPORT = "Support";
    public static final String SUPPORT_DESCRIPTION = "Any customer's orders, for those who help.";

    public static final String AUDIT = "Audit";
    public static final String AUDIT_DESCRIPTION = "What happened, and how things stood at any moment.";

    public static final String REBUILDS = "Rebuilds";
    public static final String REBUILDS_DESCRIPTION = "Views made anew from the history.";

    private ApiTags() {}
}
