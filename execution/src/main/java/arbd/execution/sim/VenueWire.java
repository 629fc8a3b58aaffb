package arbd.execution.sim;

/** A venue's protocol: text in, text out. Owned by the venues' thread. */
interface VenueWire extends VenueEvents {
    /** Whether there is a WebSocket at this path and query. */
    boolean serves(String uri);

    /** A client opened a WebSocket at a path that this venue {@link #serves}. */
    WireSession connect(String uri, WireChannel channel);

    /** A client sent a REST request. */
    HttpReply http(HttpCall call);

    /** The same, where it matters which connection it came by: answered now, later or never. */
    default void http(HttpCall call, RestChannel client) {
        client.answer(http(call));
    }

    /** A client opened a connection; nothing was asked on it yet. */
    default void opened(RestChannel client) {
    }

    /** The connection is gone. */
    default void closed(RestChannel client) {
    }

    /** The book of an instrument of this venue changed (any number of times since the last call). */
    void onBook(int instrument);

    /** Called about each millisecond: pings, heartbeats, conflated streams, cuts. */
    void onTimer(long nowNanos);
}
