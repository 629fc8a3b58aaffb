package arbd.bench.goal;

/** What was to be measured does not do its work, or not the work of its peer. */
public final class WrongAnswerException extends Exception {
    /** Says what was expected of whom, and what came. */
    public WrongAnswerException(String message) {
        super(message);
    }
}
