package arbd.bench.goal;

/**
 * A measured value, and how far it scattered.
 *
 * @param value the median of the repetitions, or what was counted
 * @param min lowest repetition
 * @param max highest repetition
 * @param unit of all three
 */
public record Measured(double value, double min, double max, Unit unit) {
    /** Measured once, or counted. */
    public static Measured of(double value, Unit unit) {
        return new Measured(value, value, value, unit);
    }

    /** Without a blank: {@code 17.25x(15.1..19.8)}, or {@code 0B} when nothing scattered. */
    public String text() {
        return min == max ? unit.text(value)
                : unit.text(value) + "(" + unit.number(min) + ".." + unit.number(max) + ")";
    }
}
