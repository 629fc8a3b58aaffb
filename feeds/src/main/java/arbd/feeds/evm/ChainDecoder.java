package arbd.feeds.evm;

import arbd.amm.PoolKind;
import arbd.amm.PoolSink;
import arbd.amm.TickMath;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.MarketState;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's frames to pool events; needs no socket and reads no clock. After connecting it subscribes; the first
 * head that comes is the block of the first snapshots. Never throws on bad input: that is counted by reason, and what
 * it may concern is told stale and asked for anew.
 */
final class ChainDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(ChainDecoder.class);

    /** Logs that are kept for the pools whose snapshots are under way. */
    static final int HELD_MOST = 1_024;
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long NONE = -1;

    private final ChainPools chain;
    private final String title;
    private final FeedCounters counters;
    private final NodeRequests requests;
    private final PoolTeller teller;
    private final NodeFrame frame;
    private final Blocks blocks = new Blocks();
    private final Snapshots snapshots;
    private final HeldLogs held = new HeldLogs(HELD_MOST);
    private final WatchedPool[] pools;
    private final PoolLog log = new PoolLog();

    private long chainRequest;
    private long logsRequest;
    private long headsRequest;
    private boolean rightChain;
    private boolean logsHeard;
    private long headNanos;
    private long lastBlock;
    private int lastIndex;
    private long nowNanos;
    private long wallNanos;
    private String leaving;

    /**
     * For a connection that is not up yet.
     *
     * @param node sends texts to the node
     * @param seed of the waits after faults
     */
    ChainDecoder(ChainPools chain, Consumer<String> node, PoolSink sink, FeedCounters counters, long seed) {
        this.chain = chain;
        this.title = chain.pools().get(0).venue().name();
        this.counters = counters;
        this.requests = new NodeRequests(node);
        this.teller = new PoolTeller(chain.pools().size(), sink, counters);
        this.frame = new NodeFrame(chain);
        this.snapshots = new Snapshots(requests);
        this.pools = new WatchedPool[chain.pools().size()];
        TickMath math = new TickMath();
        for (int i = 0; i < pools.length; i++) {
            pools[i] = new WatchedPool(chain.pools().get(i), i, math, seed);
        }
    }

    /** The connection is up: subscribes. */
    void connected(long now, long wall) {
        renew(now, wall);
        headNanos = now;
        chainRequest = requests.chainId();
        List<PoolKind> kinds = chain.pools().stream().map(pool -> pool.kind()).distinct().sorted().toList();
        logsRequest = requests.logs(chain.pools().stream().map(pool -> ChainPools.lower(pool.symbol())).toList(),
                kinds.stream().flatMap(kind -> LogReader.topics(kind).stream()).toList());
        headsRequest = requests.heads();
    }

    /** The connection is down. */
    void disconnected(long now, long wall) {
        renew(now, wall);
        tell(MarketState.DISCONNECTED);
    }

    /** Why this connection should be replaced by a new one, null = it need not. */
    String leaving() {
        return leaving;
    }

    /** When the newest head came, or the connection. */
    long headNanos() {
        return headNanos;
    }

    /** No pool is believed any more. */
    void stale(long now, long wall) {
        nowNanos = now;
        wallNanos = wall;
        everyFault(0);
    }

    /**
     * Decodes one whole text frame. Pools that changed are told by {@link #readComplete}.
     *
     * @param received monotonic time of the read
     * @param wall wall-clock time of the read, nanoseconds since 1970
     */
    void decode(byte[] text, int offset, int length, long received, long wall) {
        nowNanos = received;
        wallNanos = wall;
        switch (frame.read(text, offset, length)) {
            case HEAD -> head();
            case LOG -> log();
            case ANSWER -> answer();
            case ERROR -> error();
            case UNKNOWN -> counters.malformed(Malformed.UNKNOWN_KIND);
            default -> {
                counters.malformed(Malformed.SYNTAX);
                lost("a frame that cannot be read");
            }
        }
    }

    /** The socket has nothing more for now: tells the pools that changed. */
    void readComplete() {
        teller.flush();
    }

    /** Time passed: asks for what is due, and gives up what was asked for too long ago. */
    void poll(long now, long wall) {
        nowNanos = now;
        wallNanos = wall;
        Snapshot late = snapshots.late(now, PATIENCE_NANOS);
        if (late != null) {
            failed(late, "no answer");
        }
        begin();
    }

    private void renew(long now, long wall) {
        nowNanos = now;
        wallNanos = wall;
        rightChain = false;
        logsHeard = false;
        leaving = null;
        lastBlock = NONE;
        frame.reset();
        blocks.reset();
        snapshots.clear();
        held.clear();
        for (WatchedPool pool : pools) {
            pool.renew();
        }
    }

    private void head() {
        if (!logsHeard) {
            counters.ignored();
            return;
        }
        switch (blocks.head(frame.number, frame.hash, frame.parent)) {
            case SAME -> {
                counters.ignored();
                return;
            }
            case GAP -> {
                counters.gap();
                anew(frame.number);
            }
            case REORGANISED -> {
                counters.fault(BookFault.REORGANISED);
                anew(frame.number);
            }
            default -> { }
        }
        headNanos = nowNanos;
        begin();
    }

    /** What a frame said is lost, and nobody knows of which block: only another connection begins without a hole. */
    private void lost(String why) {
        everyFault(0);
        leaving = why;
    }

    /** No log so far says anything about those that come: all is asked for anew, at this block or a later one. */
    private void anew(long needed) {
        everyFault(needed);
        lastBlock = NONE;
    }

    private void log() {
        Malformed refused = frame.log(log);
        if (refused != null) {
            counters.malformed(refused);
            refused(refused);
            return;
        }
        log.receivedNanos = nowNanos;
        log.wallNanos = wallNanos;
        WatchedPool pool = pools[log.pool];
        if (blocks.head() == NONE) {
            counters.ignored();
            pool.blockNeeded = log.removed ? pool.blockNeeded : Math.max(pool.blockNeeded, log.block);
        } else if (log.removed) {
            takenBack();
        } else if (ofTheChain(pool)) {
            take(pool);
        }
    }

    private void refused(Malformed why) {
        if (why == Malformed.SYMBOL || why == Malformed.UNKNOWN_KIND) {
            return;
        }
        if (log.pool < 0 || log.block < 0 || log.block > blocks.head() + Blocks.REMEMBERED) {
            lost("a log that cannot be read");
        } else {
            fault(pools[log.pool], log.block);
        }
    }

    /** Whether a log continues what is known of the chain; otherwise what it makes doubtful was told stale. */
    private boolean ofTheChain(WatchedPool pool) {
        Blocks.Log where = blocks.log(log.block, log.blockHash);
        if (where == Blocks.Log.OTHER) {
            reorganised();
            return false;
        }
        if (where == Blocks.Log.UNKNOWN && covered(pool)) {
            counters.ignored();
            return false;
        }
        boolean follows = log.block > lastBlock || log.block == lastBlock && log.logIndex > lastIndex;
        if (where == Blocks.Log.UNKNOWN && log.block > blocks.head()) {
            counters.gap();
            lost("logs run far ahead of their heads");
            return false;
        }
        if (where == Blocks.Log.UNKNOWN || !follows) {
            counters.gap();
            anew(log.block);
        }
        lastBlock = log.block;
        lastIndex = log.logIndex;
        return where == Blocks.Log.KNOWN && follows;
    }

    private void takenBack() {
        Blocks.Log where = blocks.removed(log.block, log.blockHash);
        boolean replaced = where == Blocks.Log.OTHER || where == Blocks.Log.UNKNOWN && log.block > blocks.head();
        if (replaced) {
            counters.ignored();
        } else {
            reorganised();
        }
    }

    /** The chain is not the one that we know: nothing is believed before the next head. */
    private void reorganised() {
        counters.fault(BookFault.REORGANISED);
        blocks.reset();
        anew(log.removed ? 0 : log.block);
    }

    private boolean covered(WatchedPool pool) {
        return log.block <= blocks.head() && (pool.stage == WatchedPool.Stage.WAITING
                || pool.stage == WatchedPool.Stage.REFUSED || log.block <= pool.snapshotBlock);
    }

    private void take(WatchedPool pool) {
        switch (pool.stage) {
            case LIVE -> {
                if (log.block > pool.snapshotBlock) {
                    apply(pool, log);
                } else {
                    counters.ignored();
                }
            }
            case ASKED -> {
                if (log.block <= pool.snapshotBlock) {
                    counters.ignored();
                } else if (!held.add(log)) {
                    counters.fault(BookFault.BUFFER_FULL);
                    fault(pool, log.block);
                }
            }
            case WAITING -> {
                counters.ignored();
                pool.blockNeeded = Math.max(pool.blockNeeded, log.block);
            }
            default -> counters.ignored();
        }
    }

    private void apply(WatchedPool pool, PoolLog of) {
        switch (pool.state.apply(of)) {
            case DONE -> {
                pool.at(of.block, of.logIndex, of.receivedNanos, of.wallNanos);
                teller.changed(pool);
            }
            case OUTSIDE -> {
                counters.fault(BookFault.OUT_OF_RANGE);
                fault(pool, of.block);
            }
            case CONTRADICTION -> {
                counters.fault(BookFault.CROSS_CHECK);
                fault(pool, of.block);
            }
            case IMPOSSIBLE -> {
                counters.malformed(Malformed.NUMBER);
                fault(pool, of.block);
            }
            default -> counters.ignored();
        }
    }

    private void answer() {
        Snapshot snapshot = snapshots.owning(frame.id);
        if (snapshot != null) {
            progress(snapshot);
        } else if (frame.id == chainRequest) {
            chainAnswered();
        } else if (frame.id == logsRequest) {
            logsHeard = frame.logsAre();
            leaving = logsHeard ? leaving : "the node's subscription of logs has no name";
        } else if (frame.id == headsRequest) {
            leaving = frame.headsAre() ? leaving : "the node's subscription of heads has no name";
        } else {
            counters.ignored();
        }
    }

    private void chainAnswered() {
        long id = frame.quantity();
        rightChain = id >= 0 && (chain.id() == 0 || chain.id() == id);
        if (rightChain) {
            begin();
            return;
        }
        LOG.error("{}: the node is of chain {}, the configuration's is {}: its pools stay unpriced", title, id,
                chain.id());
        for (WatchedPool pool : pools) {
            refuse(pool);
        }
    }

    private void error() {
        counters.error();
        Snapshot snapshot = snapshots.owning(frame.id);
        if (snapshot != null) {
            failed(snapshot, frame.message());
        } else if (frame.id == chainRequest || frame.id == logsRequest || frame.id == headsRequest) {
            leaving = "the node refuses what a feed needs: " + frame.message();
        }
    }

    private void progress(Snapshot snapshot) {
        switch (snapshot.answer(frame)) {
            case WHOLE -> whole(snapshot);
            case UNUSABLE -> {
                counters.malformed(Malformed.NUMBER);
                failed(snapshot, snapshot.why());
            }
            case OTHER_POOL -> {
                counters.snapshot(false);
                LOG.error("{}: {}: the pool stays unpriced", snapshot.pool().pool.title(), snapshot.why());
                refuse(snapshot.pool());
                begin();
            }
            default -> { }
        }
    }

    private void whole(Snapshot snapshot) {
        WatchedPool pool = snapshot.pool();
        counters.snapshot(true);
        snapshot.end();
        pool.stage = WatchedPool.Stage.LIVE;
        pool.at(pool.snapshotBlock, 0, nowNanos, wallNanos);
        teller.changed(pool);
        for (int i = 0; i < held.count() && pool.stage == WatchedPool.Stage.LIVE; i++) {
            if (held.get(i).pool == pool.place) {
                apply(pool, held.get(i));
            }
        }
        held.drop(pool.place);
        begin();
    }

    private void failed(Snapshot snapshot, String why) {
        WatchedPool pool = snapshot.pool();
        counters.snapshot(false);
        if (!pool.complained) {
            pool.complained = true;
            LOG.warn("{}: no snapshot at block {}: {}; asked for again", pool.pool.title(), snapshot.block(), why);
        }
        fault(pool, pool.snapshotBlock);
        begin();
    }

    private void refuse(WatchedPool pool) {
        snapshots.end(pool);
        held.drop(pool.place);
        pool.stage = WatchedPool.Stage.REFUSED;
        teller.unpriced(pool, MarketState.STALE, nowNanos, wallNanos);
    }

    private void everyFault(long needed) {
        for (WatchedPool pool : pools) {
            fault(pool, needed);
        }
    }

    /** A pool is not believed before a snapshot at this block or a later one, that of the newest log included. */
    private void fault(WatchedPool pool, long needed) {
        snapshots.end(pool);
        pool.fault(Math.max(needed, lastBlock), nowNanos);
        teller.unpriced(pool, MarketState.STALE, nowNanos, wallNanos);
        held.drop(pool.place);
    }

    private void tell(MarketState state) {
        for (WatchedPool pool : pools) {
            teller.unpriced(pool, state, nowNanos, wallNanos);
        }
    }

    /** Asks for pools that are due, as many as may be under way at once. */
    private void begin() {
        if (!rightChain || blocks.head() == NONE) {
            return;
        }
        for (WatchedPool pool : pools) {
            if (pool.blockNeeded > blocks.head() + Blocks.REMEMBERED) {
                lost("the node's chain is far behind its own logs");
                return;
            }
            if (!pool.due(blocks.head(), nowNanos)) {
                continue;
            }
            Snapshot free = snapshots.free();
            if (free == null) {
                return;
            }
            pool.stage = WatchedPool.Stage.ASKED;
            pool.snapshotBlock = blocks.head();
            free.begin(pool, pool.snapshotBlock, nowNanos);
        }
    }
}
