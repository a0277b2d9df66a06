package clothingrental.standalone.events;

/** The data folder belongs to another event store than the one that is configured. */
final class WrongEventStore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * Says what is wrong.
     *
     * @param action what people can do about it
     */
    WrongEventStore(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
