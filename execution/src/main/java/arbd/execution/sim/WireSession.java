package arbd.execution.sim;

/** What a venue knows about one connected client. */
interface WireSession {
    /** One text frame arrived. */
    void onText(String text);

    /** The connection is gone. */
    void onClosed();
}
