package clothingrental.platform.messaging;

/**
 * The numbers that lean on behaviour of Axon which it does not promise, in one place. {@code AxonTuningTest} fails when Axon does
 * something else.
 */
final class AxonTuning {

    /** What a pooled processor's coordinator waits when a segment has no space for more events, and nowhere else. */
    static final long WAIT_FOR_SPACE_MILLIS = 100;

    /** What it waits instead, by {@link PromptCoordinator}. */
    static final long SHORTER_WAIT_FOR_SPACE_MILLIS = 2;

    /** How many events have one token by {@link EventsInRuns}: a segment's space is counted in tokens. */
    static final int EVENTS_OF_A_RUN = 8;

    // Axon's defaults of axon.timeout.handler.events, which is off, because EventTimeouts limits these handlers

    static final int EVENT_TIMEOUT_MILLIS = 30_000;
    static final int EVENT_WARNING_MILLIS = 10_000;
    static final int EVENT_WARNED_AGAIN_MILLIS = 1_000;

    private AxonTuning() {}
}
