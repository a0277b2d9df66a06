package clothingrental.query.projection.store;

/**
 * One of the two places that a projection has: a collection, and a processor of the same name with tokens and dead
 * letters of its own. One is read, the other one rests or is filled anew.
 */
public enum Slot {
    FIRST(""),
    SECOND("-2");

    private final String suffix;

    Slot(String suffix) {
        this.suffix = suffix;
    }

    /** The name of a projection's collection and processor here. */
    public String of(String projection) {
        return projection + suffix;
    }

    public Slot other() {
        return this == FIRST ? SECOND : FIRST;
    }
}
