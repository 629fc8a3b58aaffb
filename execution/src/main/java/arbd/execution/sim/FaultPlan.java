package arbd.execution.sim;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What goes wrong at one simulated venue, on demand. May be called from any thread; the venue's thread looks at it
 * before it writes. Counted faults are consumed one by one.
 */
public final class FaultPlan {
    private final AtomicInteger acksToDrop = new AtomicInteger();
    private final AtomicInteger timeOuts = new AtomicInteger();
    private final AtomicInteger malformedFrames = new AtomicInteger();
    private final AtomicInteger lostFrames = new AtomicInteger();
    private final AtomicInteger lostUserFrames = new AtomicInteger();
    private final AtomicInteger wrongChecksums = new AtomicInteger();
    private final AtomicInteger depthDrops = new AtomicInteger();
    private final AtomicInteger blocksToReplace = new AtomicInteger();
    private final AtomicLong replyDelayNanos = new AtomicLong();
    private final AtomicBoolean cut = new AtomicBoolean();
    private final AtomicBoolean userCut = new AtomicBoolean();
    private final AtomicBoolean frozen = new AtomicBoolean();

    FaultPlan() {
    }

    /** The replies to the next {@code orders} order requests are not sent; the orders work and the streams tell. */
    public void dropAcks(int orders) {
        acksToDrop.addAndGet(orders);
    }

    /**
     * The next {@code orders} orders that are taken work, and the reply says that time ran out (OKX 50004, Bybit 10000)
     * or that the server failed (Coinbase, status 500); nothing happens at others.
     */
    public void timeOut(int orders) {
        timeOuts.addAndGet(orders);
    }

    /** Closes the TCP connection of every client of this venue, without a WebSocket close frame, within 2 ms. */
    public void cutConnections() {
        cut.set(true);
    }

    /**
     * As {@link #cutConnections}, of the sockets of private streams alone (Binance USD-M, Bybit, Coinbase; others have
     * none).
     */
    public void cutUserStreams() {
        userCut.set(true);
    }

    /** From now on replies (not the streams) leave this much later; 0 ends it. */
    public void delayReplies(long millis) {
        replyDelayNanos.set(millis * 1_000_000L);
    }

    /** The next {@code frames} market-data frames are cut in the middle. */
    public void malformFrames(int frames) {
        malformedFrames.addAndGet(frames);
    }

    /** The next {@code frames} market-data frames are not sent. */
    public void loseFrames(int frames) {
        lostFrames.addAndGet(frames);
    }

    /** The next {@code frames} frames of private streams are not sent (Coinbase, which numbers them; others do not). */
    public void loseUserFrames(int frames) {
        lostUserFrames.addAndGet(frames);
    }

    /** The next {@code frames} book frames carry a wrong checksum (Kraken; nothing happens where there is none). */
    public void wrongChecksums(int frames) {
        wrongChecksums.addAndGet(frames);
    }

    /** The next {@code events} events of the fast diff streams are lost (Binance; others have none). */
    public void dropDepthUpdates(int events) {
        depthDrops.addAndGet(events);
    }

    /** The next block of a chain takes the place of the last {@code blocks}, 1..64 (nothing happens at others). */
    public void reorganise(int blocks) {
        blocksToReplace.set(blocks);
    }

    /** Market data stops (pings and heartbeats go on) or goes on again. */
    public void freezeData(boolean freeze) {
        frozen.set(freeze);
    }

    boolean takeAckDrop() {
        return take(acksToDrop);
    }

    boolean takeTimeOut() {
        return take(timeOuts);
    }

    boolean takeMalformed() {
        return take(malformedFrames);
    }

    boolean takeLost() {
        return take(lostFrames);
    }

    boolean takeUserLost() {
        return take(lostUserFrames);
    }

    boolean takeWrongChecksum() {
        return take(wrongChecksums);
    }

    boolean takeDepthDrop() {
        return take(depthDrops);
    }

    int takeReorganisation() {
        return blocksToReplace.getAndSet(0);
    }

    boolean takeCut() {
        return cut.getAndSet(false);
    }

    boolean takeUserCut() {
        return userCut.getAndSet(false);
    }

    boolean frozen() {
        return frozen.get();
    }

    long replyDelayNanos() {
        return replyDelayNanos.get();
    }

    private static boolean take(AtomicInteger left) {
        return left.get() > 0 && left.getAndDecrement() > 0;
    }
}
