package arbd.feeds.net;

import io.netty.buffer.ByteBuf;

/** What a connection tells its owner, always on the event loop. */
public interface SessionEvents {
    /** The WebSocket handshake is done: texts may be sent. */
    void connected();

    /**
     * One whole text message.
     *
     * @param frame readable bytes are the text; released by the caller when this returns
     * @param receivedNanos monotonic time of the socket read that completed it
     * @param wallNanos wall-clock time of that read, nanoseconds since 1970
     */
    void text(ByteBuf frame, long receivedNanos, long wallNanos);

    /** All messages of one socket read were told: what belongs together may be whole now. */
    default void readComplete() {
    }

    /**
     * The connection is down; told once per {@link #connected()}.
     *
     * @param why for people; never holds a secret
     */
    void disconnected(String why);
}
