package arbd.execution.sim;

/** One client's WebSocket, seen from a venue. Writing to a closed one does nothing. */
interface WireChannel {
    /** Sends one text frame. */
    void send(String text);

    /** Sends a ping frame. */
    void ping();

    /** Closes the TCP connection at once. */
    void cut();
}
