package arbd.feeds.net;

import io.netty.buffer.ByteBuf;

/** Told once what became of a request of a {@link RestPool}, on the event loop. */
public interface RestReply {
    /**
     * The venue answered.
     *
     * @param status of HTTP, 200 or any other that is final
     * @param body released by the caller when this returns
     * @param receivedNanos monotonic time at which the answer was whole
     * @param wallNanos wall-clock time of the same moment, nanoseconds since 1970
     */
    void answered(int status, ByteBuf body, long receivedNanos, long wallNanos);

    /**
     * There is no answer and will be none.
     *
     * @param sent whether bytes of it may have left: then the venue may have acted on it
     * @param why for people; never holds a secret
     */
    void failed(boolean sent, String why);
}
