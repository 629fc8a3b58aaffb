package arbd.daemon.archive;

/** A row that is not what its archive holds; the message says why. */
final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRowException(String message) {
        super(message);
    }
}
