package foreign;

/** A class of somebody else's: whoever initialises it has stepped on it. */
public final class Landmine {

    static {
        Tripwire.spring();
    }

    private Landmine() {}
}
