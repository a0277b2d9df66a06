package clothingrental.platform.processing.tuning;

/**
 * The numbers that lean on behaviour of Axon which it does not promise, in one place. {@code AxonTuningTest} fails when Axon does
 * something else.
 */
public final class AxonTuning {

    /** What a pooled processor's coordinator waits when a segment has no space for more events, and nowhere else. */
    static final long WAIT_FOR_SPACE_MILLIS = 100;

    /** What it waits instead, by {@link LowLatencyCoordinatorExecutor}. */
    static final long SHORTER_WAIT_FOR_SPACE_MILLIS = 2;

    /** How many events have one token by {@link EventBatchingSource}: a segment's space is counted in tokens. */
    static final int EVENTS_OF_A_RUN = 8;

    // Axon's defaults of axon.timeout.handler.events, which is off, because EventTimeouts limits these handlers

    public static final int EVENT_TIMEOUT_MILLIS = 30_000;
    public static final int EVENT_WARNING_MILLIS = 10_000;
    public static final int EVENT_WARNED_AGAIN_MILLIS = 1_000;

    private AxonTuning() {}
}
