package arbd.bench.goal;

/**
 * What a value has to be.
 *
 * @param least whether the limit is the least that passes; otherwise it is the most
 * @param limit passes itself
 * @param unit of the limit
 */
public record Gate(boolean least, double limit, Unit unit) {
    /** Passes from this limit on. */
    public static Gate atLeast(double limit, Unit unit) {
        return new Gate(true, limit, unit);
    }

    /** Passes up to this limit. */
    public static Gate atMost(double limit, Unit unit) {
        return new Gate(false, limit, unit);
    }

    /** Whether a value passes; one that is no number does not. */
    public boolean passes(double value) {
        return least ? value >= limit : value <= limit;
    }

    /** Without a blank, such as {@code >=8x}. */
    public String text() {
        return (least ? ">=" : "<=") + unit.text(limit);
    }
}
