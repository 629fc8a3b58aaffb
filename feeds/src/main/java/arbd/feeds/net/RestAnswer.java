package arbd.feeds.net;

import io.netty.buffer.ByteBuf;

/** Told once what became of a request, on the event loop. */
public interface RestAnswer {
    /**
     * The request is over.
     *
     * @param body of an answer with status 200, released by the caller when this returns; null = it failed
     * @param receivedNanos monotonic time at which the answer was whole
     * @param wallNanos wall-clock time of the same moment, nanoseconds since 1970
     */
    void done(ByteBuf body, long receivedNanos, long wallNanos);
}
