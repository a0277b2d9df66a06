package clothingrental.api.order;

/** Why a customer cancels. An enum and no free text, so that nothing personal can enter an event. */
public enum CancellationReason {
    CHANGED_MIND,
    WRONG_ITEM,
    WRONG_SIZE,
    TOO_SLOW,
    OTHER
}
