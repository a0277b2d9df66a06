package clothingrental.notifier.status;

/** Brings letters to customers. */
public interface Mailbag {

    /**
     * Hands a letter to the mail server.
     *
     * @param letter what is said
     * @param email whom to
     * @param reference where it comes from
     * @return whether the server took it, or refused it for good
     * @throws RuntimeException if it could not be handed over now; trying again may help
     */
    Outcome send(Letter letter, String email, Reference reference);

    /** What became of a letter. */
    enum Outcome {
        /** The mail server has it. */
        SENT,
        /** The mail server will never take it: there is no such address, say. */
        REFUSED,
        /** It was not even tried, because the change is long past. */
        TOO_OLD
    }

    /**
     * Where a letter comes from.
     *
     * @param eventId the change that it tells of; the same for a letter that is sent again
     * @param orderId the order
     * @param correlationId the request that led to it
     */
    record Reference(String eventId, String orderId, String correlationId) {}
}
