package foreign;

/** Tells whether the landmine was stepped on, without stepping on it. */
public final class Tripwire {

    private static boolean sprung;

    private Tripwire() {}

    public static boolean isSprung() {
        return sprung;
    }

    static void spring() {
        sprung = true;
    }
}
