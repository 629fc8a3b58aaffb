package arbd.execution.sim.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.amm.TickMath;
import arbd.amm.U256;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** One pool, known from one snapshot and from logs alone; checks that each log takes and gives what it says. */
final class Replica {
    private static final String SYNC = "0x1c411e9a96e071241c2f21f7726b17ae89e3cab4c78be50e062b03a9fffbbad1";
    private static final String PAIR_SWAP = "0xd78ad95fa46c994b6551d0da85fc275fe613ce37657fb8d5e3d130840159d822";
    private static final String PAIR_MINT = "0x4c209b5fc8ad50758f13e2e1088ba56a560dff690a1c6fef26394f4c03821c4f";
    private static final String PAIR_BURN = "0xdccd412f0b1252819cb1fd330b93224ca42612892bb3f4f789976e6d81936496";
    private static final String SWAP = "0xc42079f94a6350d7e6235f29174924f928cc2ac818eb64fed8004e115fbcca67";
    private static final String MINT = "0x7a53080ba414158be7ec69b987b5fb7d07dee101fe85488f0853ae16239d0bde";
    private static final String BURN = "0x0c396cd989a39f4459b5fa1aed6a9a8dcdbc45908acfd67e028cd568da98982c";
    private static final BigInteger PIPS = BigInteger.valueOf(1_000_000);

    final Pool pool;
    final String address;
    final boolean pair;
    final Map<String, Integer> seen = new TreeMap<>();
    private final TickMath math = new TickMath();
    private final Map<Integer, BigInteger> roots = new HashMap<>();
    private BigInteger reserve0;
    private BigInteger reserve1;
    private BigInteger synced0;
    private BigInteger synced1;
    private BigInteger sqrtPrice;
    private BigInteger liquidity;
    private int tick;
    private final TreeMap<Integer, BigInteger> net = new TreeMap<>();
    private final TreeMap<Integer, BigInteger> gross = new TreeMap<>();
    /** What concentrated pools hold of both tokens, counted from what everything would give at the snapshot. */
    private BigInteger held0 = BigInteger.ZERO;
    private BigInteger held1 = BigInteger.ZERO;

    /** What the contract says after a block, every word of its bitmap. */
    Replica(Node node, Pool pool, long block) {
        this(node, pool, block, IntStream.rangeClosed(wordOf(pool, TickMath.TICK_MIN), wordOf(pool, TickMath.TICK_MAX))
                .boxed().toList());
    }

    private Replica(Node node, Pool pool, long block, Collection<Integer> words) {
        this.pool = pool;
        this.address = pool.symbol().toLowerCase(Locale.ROOT);
        this.pair = pool.kind() == PoolKind.CONSTANT_PRODUCT;
        if (pair) {
            List<BigInteger> reserves = node.call(address, Node.RESERVES, block);
            reserve0 = Node.unsigned(reserves.get(0), 112);
            reserve1 = Node.unsigned(reserves.get(1), 112);
            return;
        }
        readSlot(node, block);
        for (int word : words) {
            BigInteger bits = node.call(address, Node.TICK_BITMAP + Node.argument(word), block).get(0);
            for (int bit = 0; bit < 256; bit++) {
                if (bits.testBit(bit)) {
                    readTick(node, (word * 256 + bit) * pool.tickSpacing(), block);
                }
            }
        }
        held0 = worth(true).add(BigInteger.valueOf(net.size()));
        held1 = worth(false).add(BigInteger.valueOf(net.size()));
    }

    private static int wordOf(Pool pool, int index) {
        return Math.floorDiv(Math.floorDiv(index, pool.tickSpacing()), 256);
    }

    private void readSlot(Node node, long block) {
        List<BigInteger> slot = node.call(address, Node.SLOT0, block);
        assertEquals(7, slot.size());
        sqrtPrice = Node.unsigned(slot.get(0), 160);
        tick = Node.signed(slot.get(1), 24).intValue();
        assertEquals(BigInteger.ONE, slot.get(6), "not locked");
        liquidity = Node.unsigned(node.call(address, Node.LIQUIDITY, block).get(0), 128);
    }

    private void readTick(Node node, int index, long block) {
        List<BigInteger> told = node.call(address, Node.TICKS + Node.argument(index), block);
        assertEquals(8, told.size());
        assertEquals(BigInteger.ONE, told.get(7), "initialised");
        gross.put(index, Node.unsigned(told.get(0), 128));
        net.put(index, Node.signed(told.get(1), 128));
    }

    /** Follows one log of this pool. */
    void follow(JsonNode log) {
        JsonNode topics = log.get("topics");
        String event = topics.get(0).textValue();
        List<BigInteger> words = Node.words(log.get("data").textValue());
        seen.merge(event, 1, Integer::sum);
        switch (event) {
            case SYNC -> {
                assertEquals(2, words.size());
                synced0 = Node.unsigned(words.get(0), 112);
                synced1 = Node.unsigned(words.get(1), 112);
            }
            case PAIR_SWAP -> pairSwap(words, topics);
            case PAIR_MINT -> paid(words.get(0), words.get(1));
            case PAIR_BURN -> paid(words.get(0).negate(), words.get(1).negate());
            case SWAP -> swap(words, topics);
            case MINT -> {
                assertEquals(4, words.size());
                provide(topics, words.get(1), words.get(2), words.get(3));
            }
            case BURN -> {
                assertEquals(3, words.size());
                provide(topics, words.get(0).negate(), words.get(1).negate(), words.get(2).negate());
            }
            default -> throw new AssertionError("unknown event " + event);
        }
    }

    /** What went in and out, together with the reserves that the Sync in front of it told. */
    private void paid(BigInteger in0, BigInteger in1) {
        assertEquals(reserve0.add(in0), synced0, "token 0 of " + pool.title());
        assertEquals(reserve1.add(in1), synced1, "token 1 of " + pool.title());
        reserve0 = synced0;
        reserve1 = synced1;
    }

    private void pairSwap(List<BigInteger> words, JsonNode topics) {
        assertEquals(4, words.size());
        assertEquals(3, topics.size());
        BigInteger in0 = words.get(0);
        BigInteger in1 = words.get(1);
        BigInteger product = reserve0.multiply(reserve1).multiply(PIPS).multiply(PIPS);
        paid(in0.subtract(words.get(2)), in1.subtract(words.get(3)));
        BigInteger fee = BigInteger.valueOf(pool.feePips());
        BigInteger adjusted = reserve0.multiply(PIPS).subtract(in0.multiply(fee))
                .multiply(reserve1.multiply(PIPS).subtract(in1.multiply(fee)));
        assertTrue(adjusted.compareTo(product) >= 0, "the pair would have said K");
    }

    private void swap(List<BigInteger> words, JsonNode topics) {
        assertEquals(5, words.size());
        assertEquals(3, topics.size());
        BigInteger amount0 = Node.signed(words.get(0), 256);
        BigInteger amount1 = Node.signed(words.get(1), 256);
        assertEquals(-1, amount0.signum() * amount1.signum(), "one is paid in, one taken out");
        BigInteger before = sqrtPrice;
        sqrtPrice = Node.unsigned(words.get(2), 160);
        assertEquals(amount1.signum(), sqrtPrice.compareTo(before), "the price rises when token 1 is paid in");
        liquidity = Node.unsigned(words.get(3), 128);
        tick = Node.signed(words.get(4), 24).intValue();
        held0 = held0.add(amount0);
        held1 = held1.add(amount1);
        check();
    }

    private void provide(JsonNode topics, BigInteger by, BigInteger amount0, BigInteger amount1) {
        assertEquals(4, topics.size());
        int lower = Node.signed(Node.words(topics.get(2).textValue()).get(0), 24).intValue();
        int upper = Node.signed(Node.words(topics.get(3).textValue()).get(0), 24).intValue();
        assertTrue(lower < upper && lower % pool.tickSpacing() == 0 && upper % pool.tickSpacing() == 0);
        add(lower, by, by);
        add(upper, by, by.negate());
        if (lower <= tick && tick < upper) {
            liquidity = liquidity.add(by);
        }
        held0 = held0.add(amount0);
        held1 = held1.add(amount1);
        check();
    }

    private void add(int index, BigInteger all, BigInteger crossing) {
        gross.merge(index, all, BigInteger::add);
        net.merge(index, crossing, BigInteger::add);
        assertTrue(gross.get(index).signum() >= 0, "more was taken out than there was");
        if (gross.get(index).signum() == 0) {
            gross.remove(index);
            net.remove(index);
        }
    }

    /** Liquidity is what the ticks below add up to, the price lies at its tick, and everybody could be paid out. */
    private void check() {
        BigInteger below = net.headMap(tick, true).values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        assertEquals(below, liquidity, "liquidity of " + pool.title());
        assertTrue(root(tick).compareTo(sqrtPrice) <= 0 && sqrtPrice.compareTo(root(tick + 1)) <= 0,
                "the price lies at its tick");
        assertTrue(held0.compareTo(worth(true)) >= 0, "token 0 was given away by " + pool.title());
        assertTrue(held1.compareTo(worth(false)) >= 0, "token 1 was given away by " + pool.title());
    }

    /** What all positions together would give now, rounded down tick by tick. */
    private BigInteger worth(boolean token0) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger at = BigInteger.ZERO;
        BigInteger from = null;
        for (Map.Entry<Integer, BigInteger> next : net.entrySet()) {
            BigInteger to = root(next.getKey());
            if (from != null) {
                BigInteger low = token0 ? from.max(sqrtPrice) : from;
                BigInteger high = token0 ? to : to.min(sqrtPrice);
                if (low.compareTo(high) < 0) {
                    BigInteger width = high.subtract(low).multiply(at);
                    sum = sum.add(token0 ? width.shiftLeft(96).divide(high).divide(low) : width.shiftRight(96));
                }
            }
            at = at.add(next.getValue());
            from = to;
        }
        return sum;
    }

    private BigInteger root(int index) {
        return roots.computeIfAbsent(index, tickIndex -> {
            U256 root = new U256();
            math.sqrtRatio(tickIndex, root);
            return root.toBigInteger();
        });
    }

    /** Whether the contract says the same after a block, in the words of the bitmap that are known to be used. */
    void assertEqual(Node node, long block) {
        Set<Integer> words = new TreeSet<>();
        net.keySet().forEach(index -> words.add(wordOf(pool, index)));
        assertEquals(new Replica(node, pool, block, words).state(), state(), pool.title() + " after block " + block);
    }

    /** The same in every word. */
    void assertWholeEqual(Node node, long block) {
        assertEquals(new Replica(node, pool, block).state(), state(), pool.title() + " after block " + block);
    }

    /** Everything that decides a swap. */
    String state() {
        return pair ? reserve0 + " " + reserve1 : sqrtPrice + " " + tick + " " + liquidity + " " + net + " " + gross;
    }
}
