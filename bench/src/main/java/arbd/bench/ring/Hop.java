package arbd.bench.ring;

/** A way from one thread to another for slots that carry a time. One sender, one receiver, each its own thread. */
public interface Hop {
    /** Sends a slot stamped with this time, waiting for room if there is none. */
    void send(long nanos) throws InterruptedException;

    /** The stamp of the next slot, or {@link #NONE} when there is none yet; a hop that blocks waits for one. */
    long receive() throws Exception;

    /** Nothing is there yet. */
    long NONE = Long.MIN_VALUE;
}
