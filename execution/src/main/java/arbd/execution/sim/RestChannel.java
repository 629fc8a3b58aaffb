package arbd.execution.sim;

/** One client's HTTP connection, seen from a venue. Writing to a closed one does nothing. */
interface RestChannel {
    /** Answers the request that came last. */
    void answer(HttpReply reply);

    /** Closes the TCP connection at once. */
    void cut();
}
