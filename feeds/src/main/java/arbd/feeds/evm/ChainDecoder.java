package arbd.feeds.evm;

import arbd.amm.PoolSink;
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
    private static final long NONE = -1;

    private final ChainPools chain;
    private final FeedCounters counters;
    private final WatchedPools pools;
    private final NodeRequests requests;
    private final NodeFrame frame;
    private final Blocks blocks = new Blocks();
    private final PoolLog log = new PoolLog();

    private long chainRequest;
    private long logsRequest;
    private long headsRequest;
    private boolean rightChain;
    private boolean logsHeard;
    private long headNanos;
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
        this.counters = counters;
        this.pools = new WatchedPools(chain.pools(), node, sink, counters, seed);
        this.requests = pools.requests();
        this.frame = new NodeFrame(chain);
    }

    /** The connection is up: subscribes. */
    void connected(long now, long wall) {
        renew(now, wall);
        headNanos = now;
        chainRequest = requests.chainId();
        List<String> topics = chain.pools().stream().map(pool -> pool.kind()).distinct().sorted()
                .flatMap(kind -> LogReader.topics(kind).stream()).toList();
        logsRequest = requests.logs(
                chain.pools().stream().map(pool -> ChainPools.lower(pool.symbol())).toList(), topics);
        headsRequest = requests.heads();
    }

    /** The connection is down. */
    void disconnected(long now, long wall) {
        renew(now, wall);
        pools.tell(MarketState.DISCONNECTED);
    }

    /** Why this connection should be replaced by a new one, null = it need not. */
    String leaving() {
        return leaving;
    }

    /** The connection should be replaced by a new one; no pool is believed any more. */
    void leave(String why, long now, long wall) {
        time(now, wall);
        lost(why);
    }

    /** When the newest head came, or the connection. */
    long headNanos() {
        return headNanos;
    }

    /**
     * Decodes one whole text frame. Pools that changed are told by {@link #readComplete}.
     *
     * @param received monotonic time of the read
     * @param wall wall-clock time of the read, nanoseconds since 1970
     */
    void decode(byte[] text, int offset, int length, long received, long wall) {
        time(received, wall);
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
        pools.flush();
    }

    /** Time passed: asks for what is due, and gives up what was asked for too long ago. */
    void poll(long now, long wall) {
        time(now, wall);
        pools.giveUpLate();
        begin();
    }

    private void renew(long now, long wall) {
        time(now, wall);
        rightChain = false;
        logsHeard = false;
        leaving = null;
        frame.reset();
        blocks.reset();
        pools.renew();
    }

    private void time(long now, long wall) {
        nowNanos = now;
        wallNanos = wall;
        pools.time(now, wall);
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
                pools.anew(frame.number);
            }
            case REORGANISED -> {
                counters.fault(BookFault.REORGANISED);
                pools.anew(frame.number);
            }
            default -> { }
        }
        headNanos = nowNanos;
        begin();
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
        if (blocks.head() == NONE) {
            beforeTheFirstHead();
        } else if (log.removed) {
            takenBack();
        } else if (ofTheChain()) {
            pools.take(log);
        }
    }

    private void refused(Malformed why) {
        if (why == Malformed.SYMBOL || why == Malformed.UNKNOWN_KIND) {
            return;
        }
        boolean far = blocks.head() != NONE && log.block > blocks.head() + Blocks.REMEMBERED;
        if (log.pool < 0 || log.block < 0 || far) {
            lost("a log that cannot be read");
        } else {
            pools.unreadable(log);
        }
    }

    private void beforeTheFirstHead() {
        counters.ignored();
        if (!log.removed) {
            pools.await(log);
        }
    }

    /** Whether a log continues what is known of the chain; otherwise what it makes doubtful was told stale. */
    private boolean ofTheChain() {
        Blocks.Log where = blocks.log(log.block, log.blockHash);
        if (where == Blocks.Log.OTHER) {
            reorganised(log.block);
            return false;
        }
        if (where == Blocks.Log.UNKNOWN && log.block > blocks.head()) {
            counters.gap();
            lost("logs run far ahead of their heads");
            return false;
        }
        if (where == Blocks.Log.UNKNOWN && pools.covered(log)) {
            counters.ignored();
            return false;
        }
        if (where == Blocks.Log.KNOWN && pools.follows(log)) {
            return true;
        }
        counters.gap();
        pools.anew(log.block);
        return false;
    }

    /** Of a block that is not known nothing is taken back: if its heirs are gone too, heads will tell. */
    private void takenBack() {
        if (blocks.contains(log.block, log.blockHash)) {
            reorganised(0);
        } else {
            counters.ignored();
        }
    }

    /** The chain is not the one that we know: nothing is believed before the next head. */
    private void reorganised(long needed) {
        counters.fault(BookFault.REORGANISED);
        blocks.reset();
        pools.anew(needed);
    }

    /** What a frame said is lost, and nobody knows of which block: only another connection begins without a hole. */
    private void lost(String why) {
        pools.anew(0);
        leaving = why;
    }

    private void answer() {
        Snapshot snapshot = pools.owning(frame.id);
        if (snapshot != null) {
            pools.answer(snapshot, frame);
            begin();
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
        LOG.error("{}: the node is of chain {}, the configuration's is {}: its pools stay unpriced",
                chain.pools().get(0).venue().name(), id, chain.id());
        pools.refuseAll();
    }

    private void error() {
        counters.error();
        Snapshot snapshot = pools.owning(frame.id);
        if (snapshot != null) {
            pools.failed(snapshot, frame.message());
            begin();
        } else if (frame.id == chainRequest || frame.id == logsRequest || frame.id == headsRequest) {
            leaving = "the node refuses what a feed needs: " + frame.message();
        }
    }

    private void begin() {
        if (rightChain && blocks.head() != NONE && !pools.begin(blocks.head())) {
            lost("the node's logs are far ahead of its heads");
        }
    }
}
