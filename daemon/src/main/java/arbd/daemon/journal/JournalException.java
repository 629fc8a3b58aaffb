package arbd.daemon.journal;

/** A journal that cannot be read or written on; the message is for the operator. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for the operator. */
    public JournalException(String message) {
        super(message);
    }

    /** With a message for the operator and what led to it. */
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
