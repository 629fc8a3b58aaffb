package arbd.execution.sim.chain;

import arbd.amm.Pool;
import arbd.market.Require;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A chain with pools, seen through one of its nodes. Blocks come at whole multiples of a time; each holds the logs of
 * what traders did ({@link Traders}), counted as the contracts count. The same seed, start and reference prices give
 * the same blocks; a reorganisation gives others from there on.
 *
 * <p>Pure and owned by one thread: time comes from the caller, who asks for a block when it is due.
 */
public final class SimulatedChain {
    /** Blocks whose states can be asked for, as many as a node keeps that is no archive. */
    static final int BLOCKS_KEPT = 128;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long BRANCHES = 1_000_003L;

    private final ChainSettings settings;
    private final List<Pool> pools;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Traders traders;
    private final List<Block> blocks = new ArrayList<>();
    private final List<ChainSession> sessions = new ArrayList<>();
    private long dueNanos;
    private long branch;
    private int replaced;
    private long sessionNumber;

    /**
     * A chain in which the pools are already there, at the reference prices.
     *
     * @param pools addresses and tokens are 20 bytes in hexadecimal digits, with {@code 0x}
     * @param startNanos wall-clock time of the first block, nanoseconds since 1970
     * @throws IllegalArgumentException when an asset has no reference price, or an address is none
     */
    public SimulatedChain(ChainSettings settings, List<Pool> pools, ReferencePrices prices, long startNanos) {
        this.settings = settings;
        this.pools = List.copyOf(pools);
        ConcentratedChanges concentrated = new ConcentratedChanges();
        Opening opening = new Opening(prices, settings.depth(), concentrated);
        this.traders = new Traders(settings, this.pools, concentrated, opening);
        this.dueNanos = startNanos;
        List<PoolState> states = new ArrayList<>();
        for (Pool pool : pools) {
            for (String address : List.of(pool.symbol(), pool.token0(), pool.token1())) {
                Require.that(Hex.isBytes(address, Hex.ADDRESS_DIGITS), "%s: %s is no address", pool.title(), address);
            }
            Require.that(byAddress.put(pool.symbol().toLowerCase(Locale.ROOT), states.size()) == null,
                    "%s is listed twice", pool.title());
            states.add(opening.of(pool, seconds()));
        }
        blocks.add(Draft.first(settings.firstBlock(), seconds(), states));
        dueNanos += settings.blockEveryNanos();
    }

    /** A client opened a connection. */
    public ChainSession connect(ChainClient client) {
        ChainSession session = new ChainSession(this, client, ++sessionNumber);
        sessions.add(session);
        return session;
    }

    /** When the next block is due, nanoseconds since 1970. */
    public long dueNanos() {
        return dueNanos;
    }

    /** The next block takes the place of so many; in the end the new branch is one longer. At most 64. */
    public void reorganise(int depth) {
        replaced = Math.min(depth, BLOCKS_KEPT / 2);
    }

    /** Makes the block that is due and tells those who subscribed. */
    public void mine() {
        mine(true);
    }

    /**
     * Makes the block that is due.
     *
     * @param tell whether those who subscribed hear of it; they never will otherwise
     */
    public void mine(boolean tell) {
        int kept = blocks.size() - Math.min(replaced, blocks.size() - 1);
        List<Block> removed = List.copyOf(blocks.subList(kept, blocks.size()));
        blocks.subList(kept, blocks.size()).clear();
        if (replaced > 0) {
            replaced = 0;
            branch++;
        }
        List<Block> added = new ArrayList<>();
        for (Block other : removed) {
            added.add(next(other.header().timestamp()));
        }
        added.add(next(seconds()));
        dueNanos += settings.blockEveryNanos();
        while (blocks.size() > BLOCKS_KEPT) {
            blocks.remove(0);
        }
        if (tell) {
            List.copyOf(sessions).forEach(session -> session.onBlocks(removed, added));
        }
    }

    private Block next(long seconds) {
        Block parent = head();
        long number = parent.header().number() + 1;
        SplittableRandom random = new SplittableRandom((settings.seed() * BRANCHES + branch) * BRANCHES + number);
        Draft draft = new Draft(parent, seconds, Hex.bytes(Keccak.hash("beacon" + random.nextLong())));
        traders.trade(draft, random);
        Block block = draft.mined();
        blocks.add(block);
        return block;
    }

    private long seconds() {
        return dueNanos / NANOS_PER_SECOND;
    }

    void closed(ChainSession session) {
        sessions.remove(session);
    }

    long chainId() {
        return settings.chainId();
    }

    Block head() {
        return blocks.get(blocks.size() - 1);
    }

    /** Blocks whose states are known, oldest first. */
    List<Block> blocks() {
        return blocks;
    }

    /** Null when it is not known (any more). */
    Block block(long number) {
        long at = number - blocks.get(0).header().number();
        return at < 0 || at >= blocks.size() ? null : blocks.get((int) at);
    }

    /** What a contract answers after a block; null where it reverts, nothing from an address without a contract. */
    String call(Block at, String to, String data) {
        Integer pool = byAddress.get(to.toLowerCase(Locale.ROOT));
        if (pool == null) {
            return "0x";
        }
        int selectorEnd = 10;
        return data.length() < selectorEnd ? null : at.states().get(pool).call(pools.get(pool),
                data.substring(0, selectorEnd).toLowerCase(Locale.ROOT), data.substring(selectorEnd));
    }
}
