package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.PoolEvent;
import arbd.amm.U256;
import java.math.BigInteger;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TickWindowTest {
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);

    private final TickWindow window = new TickWindow();
    private final PoolEvent event = new PoolEvent();
    private final U256 scratch = new U256();

    /** Against a sorted map of big numbers, with amounts of all sizes; impossible changes begin anew. */
    @Test
    void shouldAgreeWithASortedMap() {
        long seed = 127L;
        Random random = new Random(seed);
        TreeMap<Integer, BigInteger[]> twin = new TreeMap<>();
        int refused = 0;
        int shrunk = 0;
        window.clear(-500, 500);
        for (int i = 0; i < 200_000; i++) {
            String where = "seed " + seed + " change " + i;
            int tick = random.nextInt(1_202) - 601;
            int price = Math.max(window.from(), Math.min(window.to() - 1, random.nextInt(200) - 100));
            boolean upper = random.nextBoolean();
            BigInteger[] known = twin.get(tick);
            BigInteger most = known == null ? BigInteger.ZERO
                    : (upper ? known[0].subtract(known[1]) : known[0].add(known[1])).shiftRight(1);
            boolean strange = random.nextInt(40) == 0;
            boolean grows = strange ? random.nextBoolean() : most.signum() == 0 || random.nextInt(3) == 0;
            BigInteger by = strange ? new BigInteger(127, random).setBit(126)
                    : grows ? new BigInteger(1 + random.nextInt(119), random) : most.shiftRight(random.nextInt(2));
            by = by.max(BigInteger.ONE);
            boolean inside = tick >= window.from() && tick <= window.to();
            boolean possible = !inside || change(twin, tick, by, grows, upper);
            assertEquals(possible, window.change(tick, U256.of(by), grows, upper, price), where);
            if (!possible) {
                refused++;
                twin.clear();
                window.clear(-500, 500);
            }
            shrunk += shrink(twin, price, where);
            assertEquals(twin.size(), window.count(), where);
            if (i % 50 == 0) {
                compare(twin, random, where);
            }
        }
        assertTrue(refused > 50 && shrunk > 1_000, refused + " refused, " + shrunk + " times shrunk");
    }

    private int shrink(TreeMap<Integer, BigInteger[]> twin, int price, String where) {
        if (twin.size() <= PoolEvent.TICKS) {
            return 0;
        }
        int below = twin.headMap(price, true).size();
        if (below > twin.size() - below) {
            assertEquals(twin.pollFirstEntry().getKey() + 1, window.from(), where);
        } else {
            assertEquals(twin.pollLastEntry().getKey() - 1, window.to(), where);
        }
        assertTrue(window.from() <= price && price < window.to(), where);
        return 1;
    }

    private void compare(TreeMap<Integer, BigInteger[]> twin, Random random, String where) {
        window.fill(event);
        assertEquals(twin.size(), event.ticks, where);
        int at = 0;
        for (Integer tick : twin.keySet()) {
            assertEquals(tick, event.tickIndex[at], where);
            assertEquals(twin.get(tick)[1], BigInteger.valueOf(event.netHigh[at]).shiftLeft(64)
                    .add(new BigInteger(Long.toUnsignedString(event.netLow[at]))), where);
            at++;
        }
        int before = random.nextInt(1_000) - 500;
        int after = random.nextInt(1_000) - 500;
        BigInteger liquidity = new BigInteger(128, random);
        BigInteger expected = liquidity;
        for (BigInteger[] amounts : twin.subMap(Math.min(before, after), false, Math.max(before, after), true)
                .values()) {
            expected = after > before ? expected.add(amounts[1]) : expected.subtract(amounts[1]);
        }
        U256 crossed = U256.of(liquidity);
        boolean possible = window.cross(before, after, crossed, scratch);
        assertEquals(expected.signum() >= 0 && expected.bitLength() <= 128, possible, where);
        assertTrue(!possible || expected.equals(crossed.toBigInteger()), where);
    }

    /** False = no contract would be in that state. */
    private static boolean change(TreeMap<Integer, BigInteger[]> twin, int tick, BigInteger by, boolean grows,
            boolean upper) {
        BigInteger[] old = twin.get(tick);
        if (old == null && !grows) {
            return false;
        }
        BigInteger[] amounts = old == null ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO} : old;
        BigInteger gross = grows ? amounts[0].add(by) : amounts[0].subtract(by);
        BigInteger net = grows != upper ? amounts[1].add(by) : amounts[1].subtract(by);
        if (gross.signum() < 0 || gross.compareTo(MOST) > 0 || net.abs().compareTo(gross) > 0) {
            return false;
        }
        twin.put(tick, new BigInteger[] {gross, net});
        if (gross.signum() == 0) {
            twin.remove(tick);
        }
        return true;
    }

    @Test
    void shouldTakeOnlyWhatAContractAnswers() {
        window.clear(-10, 10);
        assertTrue(window.add(-5, U256.of(7), U256.of(7)));
        assertFalse(window.add(-5, U256.of(7), U256.of(7)), "twice");
        assertFalse(window.add(-6, U256.of(7), U256.of(7)), "not rising");
        assertFalse(window.add(11, U256.of(7), U256.of(7)), "outside");
        assertFalse(window.add(0, U256.of(0), U256.of(0)), "not initialised");
        assertFalse(window.add(1, U256.of(7), U256.of(8)), "net above gross");
        window.clear(-10, 10);
        assertFalse(window.add(1, U256.powerOfTwo(127), U256.of(0)), "more than a tick may have");
        window.clear(-10, 10);
        assertFalse(window.add(1, U256.of(7), new U256().set(0, -1, -1, -7)), "not a signed number");
        window.clear(-10, 10);
        assertTrue(window.add(1, U256.of(7), new U256().set(-1, -1, -1, -7)));
    }
}
