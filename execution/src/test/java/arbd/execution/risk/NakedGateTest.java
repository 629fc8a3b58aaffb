package arbd.execution.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Shop;
import arbd.market.Money;
import arbd.market.Side;
import arbd.route.QuoteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NakedGateTest {
    private static final int USDT = Shop.USDT.id();
    private static final int BTC = Shop.BTC.id();
    private static final int ETH = Shop.ETH.id();
    private static final long UNIT = 100_000_000L;

    private final QuoteTable quotes = new QuoteTable(Shop.TABLE);
    private final NakedExposure exposure = new NakedExposure(quotes, USDT, BTC);

    @Test
    void shouldValueLongAtTheBidAndShortAtTheAsk() {
        quoteAll();
        exposure.add(BTC, UNIT / 10);
        assertEquals(5_999_900_000_00L, exposure.notional(USDT), "0.1 at 59,999.00");
        exposure.add(BTC, -UNIT / 5);
        assertEquals(-UNIT / 10, exposure.units(BTC));
        assertEquals(6_000_000_000_00L, exposure.notional(USDT), "0.1 at 60,000.00");
        exposure.add(ETH, 10_000_000_000L);
        assertEquals(6_000_000_000_00L + 299_990_000_000L, exposure.notional(USDT), "and 1 at 2,999.90");
        exposure.add(USDT, 77);
        assertEquals(6_000_000_000_00L + 299_990_000_000L, exposure.notional(USDT), "settlement is never naked");
        assertTrue(exposure.any());
        assertFalse(new NakedExposure(quotes, USDT, BTC).any());
    }

    @Test
    void shouldValueAnAssetThatOnlyQuotesTheSettlementAsset() {
        quoteAll();
        exposure.add(ETH, 20_000_000_000L);
        assertEquals(9_998_000L, exposure.notional(BTC), "2 ETH sold at 0.04999 BTC");
        NakedExposure dollars = new NakedExposure(quotes, USDT, BTC);
        dollars.add(USDT, 60_000 * UNIT);
        assertEquals(UNIT, dollars.notional(BTC), "60,000 USDT buy 1 BTC at the ask of 60,000");
        dollars.add(USDT, -120_000 * UNIT);
        assertEquals(100_002_000L, dollars.notional(BTC), "60,000 USDT cost 1.00002 BTC at the bid of 59,999");
    }

    @Test
    void shouldKeepTheLastKnownPriceAndFailClosedWithoutAny() {
        exposure.add(BTC, UNIT);
        assertEquals(Long.MAX_VALUE, exposure.notional(USDT));
        NakedGate open = new NakedGate(Shop.ROUTES, exposure, unbounded());
        assertEquals(Verdict.NAKED_EXPOSURE, open.check(GatesTest.sized(0, 1, 1)), "what has no price has no bound");
        quoteAll();
        long value = exposure.notional(USDT);
        for (int i = 0; i < Shop.TABLE.size(); i++) {
            Shop.stale(quotes, i);
        }
        assertEquals(value, exposure.notional(USDT));
        assertEquals(Verdict.TAKEN, open.check(GatesTest.sized(0, 1, 1)));
    }

    @Test
    void shouldPriceByALiveInstrumentWhenTheFirstIsStale() {
        Shop.quote(quotes, 3, 610_000, 610_010, 1);
        exposure.add(BTC, UNIT);
        assertEquals(61_000 * UNIT, exposure.notional(USDT));
    }

    @Test
    void shouldTellWhatTheBoundLeaves() {
        quoteAll();
        long[] most = unbounded();
        most[USDT] = 7_000 * UNIT;
        NakedGate gate = new NakedGate(Shop.ROUTES, exposure, most);
        assertEquals(7_000 * UNIT, gate.room(USDT));
        assertEquals(Long.MAX_VALUE, gate.room(BTC));
        gate.risk(USDT, 400 * UNIT);
        exposure.add(BTC, UNIT / 10);
        assertEquals(7_000 * UNIT - 400 * UNIT - 5_999_90_000_000L, gate.room(USDT), "0.1 BTC are worth 5,999.90");
        gate.risk(USDT, 900 * UNIT);
        assertEquals(0, gate.room(USDT), "never below nothing");
    }

    @Test
    void shouldRefuseOneUnitAboveTheBoundAndPassAtIt() {
        long[] most = unbounded();
        most[USDT] = 1_000;
        NakedGate gate = new NakedGate(Shop.ROUTES, exposure, most);
        most[USDT] = 0;
        long before = gate.foldInto(1);
        assertEquals(Verdict.TAKEN, gate.check(GatesTest.sized(0, 1_000, 900)));
        assertEquals(Verdict.NAKED_EXPOSURE, gate.check(GatesTest.sized(0, 1_001, 900)));
        assertEquals(Verdict.NAKED_EXPOSURE, gate.check(GatesTest.sized(0, 900, 1_001)),
                "a short is what was received");
        assertEquals(Verdict.TAKEN, gate.check(GatesTest.sized(2, 500, 500)));
        assertEquals(Verdict.NAKED_EXPOSURE, gate.check(GatesTest.sized(2, 501, 500)), "two assets between three legs");
        gate.risk(USDT, 400);
        assertNotEquals(before, gate.foldInto(1));
        assertEquals(Verdict.TAKEN, gate.check(GatesTest.sized(0, 600, 0)));
        assertEquals(Verdict.NAKED_EXPOSURE, gate.check(GatesTest.sized(0, 601, 0)));
    }

    @Test
    void shouldFoldEveryUnitOfExposureIntoTheHash() {
        long before = exposure.foldInto(1);
        exposure.add(ETH, 1);
        long after = exposure.foldInto(1);
        assertNotEquals(before, after);
        quoteAll();
        exposure.notional(USDT);
        assertNotEquals(after, exposure.foldInto(1), "a price that was remembered decides later");
    }

    /** Prices stand still, so each set leaves at most what its orders were worth: what is proved is the arithmetic. */
    @Test
    void shouldKeepNakedAndOpenWithinTheBoundWhateverLegsFill() {
        quoteAll();
        int refused = 0;
        for (long seed = 1; seed <= 40; seed++) {
            refused += simulate(seed);
        }
        assertTrue(refused > 500, "only " + refused + " refused: the bound was hardly tried");
    }

    private int simulate(long seed) {
        Random random = new Random(seed);
        NakedExposure naked = new NakedExposure(quotes, USDT, BTC);
        long[] most = unbounded();
        most[USDT] = 40_000 * UNIT;
        NakedGate gate = new NakedGate(Shop.ROUTES, naked, most);
        List<long[]> open = new ArrayList<>();
        long atRisk = 0;
        int refused = 0;
        for (int step = 0; step < 300; step++) {
            if (random.nextInt(3) > 0) {
                int route = random.nextInt(3);
                long btc = 1 + random.nextInt((int) (UNIT / 5));
                long spend = Money.notionalCeil(Shop.TABLE.get(3), 600_000, btc);
                Candidate candidate = GatesTest.sized(route, spend, spend - random.nextInt(1_000));
                if (gate.check(candidate) == Verdict.TAKEN) {
                    long worst = NakedGate.worst(candidate.sizing);
                    gate.risk(USDT, worst);
                    atRisk += worst;
                    open.add(new long[] {route, btc, worst});
                } else {
                    refused++;
                }
            } else if (!open.isEmpty()) {
                long[] over = open.remove(random.nextInt(open.size()));
                gate.risk(USDT, -over[2]);
                atRisk -= over[2];
                leave(naked, (int) over[0], over[1], random);
            }
            long worst = naked.notional(USDT) + atRisk;
            assertTrue(worst <= most[USDT], "seed " + seed + " step " + step + ": " + worst);
        }
        return refused;
    }

    /** Any part of any leg may have filled. */
    private static void leave(NakedExposure naked, int route, long btc, Random random) {
        for (int leg = 0; leg < Shop.ROUTES.legs(route); leg++) {
            int part = random.nextInt(3);
            boolean buys = Shop.ROUTES.side(route, leg) == Side.BUY;
            int instrument = Shop.ROUTES.instrument(route, leg);
            long filled = btc * part / 2;
            long ether = filled / 5 * 100 * 20 * 5;
            if (instrument == 2) {
                naked.add(BTC, -filled);
                naked.add(ETH, ether);
            } else if (instrument == 1) {
                naked.add(ETH, -ether);
            } else {
                naked.add(BTC, buys ? filled : -filled);
            }
        }
    }

    private void quoteAll() {
        Shop.quote(quotes, 0, 5_999_900, 6_000_000, 1);
        Shop.quote(quotes, 1, 299_990, 300_000, 1);
        Shop.quote(quotes, 2, 4_999, 5_000, 1);
        Shop.quote(quotes, 3, 599_990, 600_000, 1);
        Shop.quote(quotes, 4, 299_990, 300_000, 1);
    }

    private static long[] unbounded() {
        return new long[] {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
    }
}
