package arbd.execution.sim;

import arbd.market.Require;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What goes wrong at one simulated venue, on demand. May be called from any thread; the venue's thread looks at it
 * before it writes. Counted faults are consumed one by one.
 */
public final class FaultPlan {
    /** What can go wrong by chance, each time anew. */
    public enum Occasion {
        /** The reply to an order request, as in {@link #dropAcks}. */
        ACK,
        /** An order that is taken, as in {@link #timeOut}. */
        TIME_OUT,
        /** A market-data frame, as in {@link #malformFrames}. */
        MALFORMED,
        /** A market-data frame, as in {@link #loseFrames}. */
        LOST,
        /** A frame of a private stream, as in {@link #loseUserFrames}. */
        USER_LOST,
        /** A book frame, as in {@link #wrongChecksums}. */
        CHECKSUM,
        /** An event of a fast diff stream, as in {@link #dropDepthUpdates}. */
        DEPTH
    }

    /** So many, and beside them each with a chance. */
    private static final class Chance extends AtomicInteger {
        private static final long serialVersionUID = 1L;
        private static final int ONE_E8 = 100_000_000;

        private volatile int shareE8;
        private transient SplittableRandom random = new SplittableRandom(0);

        /** Only on the venue's thread. */
        boolean take() {
            return get() > 0 && getAndDecrement() > 0 || shareE8 > 0 && random.nextInt(ONE_E8) < shareE8;
        }

        void set(long share, long seed) {
            random = new SplittableRandom(seed);
            shareE8 = (int) share;
        }
    }

    private final Chance acksToDrop = new Chance();
    private final Chance timeOuts = new Chance();
    private final Chance malformedFrames = new Chance();
    private final Chance lostFrames = new Chance();
    private final Chance lostUserFrames = new Chance();
    private final Chance wrongChecksums = new Chance();
    private final Chance depthDrops = new Chance();
    private final AtomicInteger blocksToReplace = new AtomicInteger();
    private final AtomicLong replyDelayNanos = new AtomicLong();
    private final AtomicInteger tooMany = new AtomicInteger();
    private final AtomicLong deadManAheadNanos = new AtomicLong();
    private final AtomicLong deadMenSet = new AtomicLong();
    private final AtomicBoolean deadManRefused = new AtomicBoolean();
    private final AtomicLong announcedNanos = new AtomicLong(-1);
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
     * The next {@code orders} orders that are taken work, and the reply says that time ran out (Binance -1007, OKX
     * 50004, Bybit 10000, Kraken EService:Timeout) or that the server failed (Coinbase, status 500); nothing happens at
     * others.
     */
    public void timeOut(int orders) {
        timeOuts.addAndGet(orders);
    }

    /** The next {@code orders} order requests are refused: too many, in the venue's own words. */
    public void refuseAsTooMany(int orders) {
        tooMany.addAndGet(orders);
    }

    /** The venue's dead-man switch sees the clock this much further on than it is, besides what it did before. */
    public void hurryDeadMan(long nanos) {
        deadManAheadNanos.addAndGet(nanos);
    }

    /** The venue does not let this account have its dead-man switch, or lets it again. */
    public void refuseDeadMan(boolean refuse) {
        deadManRefused.set(refuse);
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

    /**
     * Announces to every client that its connection will end, as the venue does (Binance {@code serverShutdown}, OKX
     * notice 64008; nothing happens at others), and cuts those connections so much later; newer ones stay.
     */
    public void announceCut(long millis) {
        announcedNanos.set(millis * 1_000_000L);
    }

    /** Market data stops (pings and heartbeats go on) or goes on again. */
    public void freezeData(boolean freeze) {
        frozen.set(freeze);
    }

    /**
     * From now on an occasion goes wrong with this chance, besides those that were asked for one by one.
     *
     * @param shareE8 chance in 1e-8, 0..1e8; 0 ends it
     * @param seed of the draws
     */
    public void byChance(Occasion occasion, long shareE8, long seed) {
        Require.that(shareE8 >= 0 && shareE8 <= Chance.ONE_E8, "a share must be 0..100000000, was %d", shareE8);
        chance(occasion).set(shareE8, seed);
    }

    private Chance chance(Occasion occasion) {
        return switch (occasion) {
            case ACK -> acksToDrop;
            case TIME_OUT -> timeOuts;
            case MALFORMED -> malformedFrames;
            case LOST -> lostFrames;
            case USER_LOST -> lostUserFrames;
            case CHECKSUM -> wrongChecksums;
            case DEPTH -> depthDrops;
        };
    }

    boolean takeAckDrop() {
        return acksToDrop.take();
    }

    boolean takeTimeOut() {
        return timeOuts.take();
    }

    boolean takeTooMany() {
        return tooMany.get() > 0 && tooMany.getAndDecrement() > 0;
    }

    long deadManAheadNanos() {
        return deadManAheadNanos.get();
    }

    void deadManSet() {
        deadMenSet.incrementAndGet();
    }

    /** How often a client has armed its dead-man switch. */
    public long deadMenSet() {
        return deadMenSet.get();
    }

    boolean deadManRefused() {
        return deadManRefused.get();
    }

    boolean takeMalformed() {
        return malformedFrames.take();
    }

    boolean takeLost() {
        return lostFrames.take();
    }

    boolean takeUserLost() {
        return lostUserFrames.take();
    }

    boolean takeWrongChecksum() {
        return wrongChecksums.take();
    }

    boolean takeDepthDrop() {
        return depthDrops.take();
    }

    int takeReorganisation() {
        return blocksToReplace.getAndSet(0);
    }

    /** How long after now those connections are cut that are told now, -1 = none is. */
    long takeAnnouncement() {
        return announcedNanos.get() < 0 ? -1 : announcedNanos.getAndSet(-1);
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
}
