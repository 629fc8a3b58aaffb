package arbd.daemon.run;

/** The daemon cannot go on, or not even begin; one clear line and a documented exit code. */
public final class StopException extends Exception {
    /** The verdict is no. */
    public static final int VERDICT_NO = 1;
    /** Wrong words on the command line. */
    public static final int USAGE = 64;
    /** Damaged input. */
    public static final int DAMAGED = 65;
    /** A venue or service cannot be reached. */
    public static final int UNREACHABLE = 69;
    /** A fault of our own. */
    public static final int INTERNAL = 70;
    /** An output cannot be created. */
    public static final int CANNOT_CREATE = 73;
    /** Reading or writing failed. */
    public static final int IO = 74;
    /** A port or a journal is held by another. */
    public static final int HELD = 75;
    /** No permission. */
    public static final int PERMISSION = 77;
    /** The configuration is not valid. */
    public static final int CONFIGURATION = 78;
    /** Stopped at once, by force. */
    public static final int FORCED = 130;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** Stops with one of the codes above. */
    public StopException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Stops with one of the codes above, and what led to it. */
    public StopException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The process's exit code. */
    public int exitCode() {
        return exitCode;
    }
}
