package arbd.bench.goal;

/**
 * One line of the answer: {@code id value gate PASS|FAIL|SKIP environment}. The first four are words without blanks.
 *
 * @param id of the goal, then what is measured: {@code 2-decode.quote.jackson}
 * @param measured {@code null} when it could not be measured, printed as {@code -}
 * @param gate what the value has to be, {@code null} when a whole goal went wrong
 * @param verdict whether it is
 * @param note what else was seen, such as both sides' times; or why there is no value
 */
public record Line(String id, Measured measured, Gate gate, Verdict verdict, String note) {
    /** Checks that the line can be taken apart again. */
    public Line {
        if (!id.matches("[a-z0-9.-]+")) {
            throw new IllegalArgumentException("an id is letters, digits, dots and hyphens, was '" + id + "'");
        }
        if (note.contains("\n")) {
            throw new IllegalArgumentException("a note is one line, was '" + note + "'");
        }
    }

    /** A value and whether it passes. */
    public static Line of(String id, Measured measured, Gate gate, String note) {
        return new Line(id, measured, gate, gate.passes(measured.value()) ? Verdict.PASS : Verdict.FAIL, note);
    }

    /** The peer is absent on this machine: says which, and how to get it. */
    public static Line skip(String id, Gate gate, String why) {
        return new Line(id, null, gate, Verdict.SKIP, why);
    }

    /** It went wrong although everything needed is here; the gate as in the record. */
    public static Line failed(String id, Gate gate, String why) {
        return new Line(id, null, gate, Verdict.FAIL, why);
    }
}
