package arbd.market;

/**
 * The one way in which deciding classes fold their state into a hash. Integer arithmetic only, so the same inputs give
 * the same hash on every machine. Finds differences between two runs; it is no cryptographic hash.
 */
public final class StateHash {
    /** What a hash starts from. */
    public static final long SEED = 0x9E37_79B9_7F4A_7C15L;

    private StateHash() {
    }

    /** Folds one value in; order matters. (The finaliser of SplitMix64, Steele, Lea and Flood 2014.) */
    public static long mix(long hash, long value) {
        long z = Long.rotateLeft(hash, 23) * 5 + value + SEED;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
