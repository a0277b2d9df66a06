package clothingrental.api;

/**
 * Something that has happened. Each catalogue of events extends this interface, so that every event says what it is
 * about.
 */
public interface DomainEvent {

    /**
     * The identity of what the event is about. Every event processor handles the events of one subject in the order in
     * which they happened, and parks them together if one of them can't be handled. It is worked out from the event's
     * components, and stored nowhere.
     */
    String subject();
}
