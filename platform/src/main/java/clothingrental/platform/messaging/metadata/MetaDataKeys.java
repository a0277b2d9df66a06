package clothingrental.platform.messaging.metadata;

/** What every message carries in its metadata (design, section 2); all values are strings. */
public final class MetaDataKeys {

    /** Who asked: the token's user. */
    public static final String USER_ID = "userId";

    /** In which roles, separated by commas. */
    public static final String ROLES = "roles";

    /** The message that began it all: the same for everything that followed from one request. */
    public static final String CORRELATION_ID = "correlationId";

    /** The message that led to this one directly. */
    public static final String CAUSATION_ID = "causationId";

    /** The trace of the request that began it all (W3C), as problem responses tell it. */
    public static final String TRACE_ID = "traceId";

    private MetaDataKeys() {}
}
