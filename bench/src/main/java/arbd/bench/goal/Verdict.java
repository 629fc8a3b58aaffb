package arbd.bench.goal;

/** Whether a measured value passed its gate. */
public enum Verdict {
    /** The value is within the gate. */
    PASS,
    /** It is not, or it could not be measured although everything needed is here. */
    FAIL,
    /** What it is compared with is absent on this machine. */
    SKIP
}
