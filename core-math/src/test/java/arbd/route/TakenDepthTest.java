package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Side;
import arbd.market.StateHash;
import arbd.market.Tick;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TakenDepthTest {
    private final RandomMarket market = new RandomMarket(new Random(5));
    private final QuoteTable quotes = new QuoteTable(market.instruments);

    @Test
    void shouldCutTheBestLevelsFirstAndPutThemBackUnitByUnit() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            int instrument = random.nextInt(market.instruments.size());
            quotes.apply(tick(instrument, random));
            long before = quotes.foldInto(StateHash.SEED);
            double rate = quotes.rate(instrument, Side.BUY);
            TakenDepth depth = new TakenDepth(quotes, 4);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            int levels = quotes.count(instrument, side);
            long visible = visible(instrument, side);
            long worst = quotes.px(instrument, side, levels - 1);
            long taken = 0;
            for (int order = 0; order < 3; order++) {
                long qty = random.nextInt((int) visible);
                depth.take(instrument, side, qty);
                taken += qty;
                assertEquals(Math.max(0, visible - taken), visible(instrument, side), "seed " + seed);
                if (taken < visible) {
                    assertEquals(worst, quotes.px(instrument, side, quotes.count(instrument, side) - 1));
                    assertTrue(quotes.qty(instrument, side, 0) > 0, "seed " + seed);
                } else {
                    assertFalse(quotes.sane(instrument), "nothing is left to price");
                    assertEquals(0, quotes.rate(instrument, side));
                }
            }
            assertTrue(depth.any());
            depth.putBack();
            assertFalse(depth.any());
            assertEquals(before, quotes.foldInto(StateHash.SEED), "seed " + seed);
            assertEquals(rate, quotes.rate(instrument, Side.BUY), "seed " + seed);
        }
    }

    private long visible(int instrument, Side side) {
        long total = 0;
        for (int level = 0; level < quotes.count(instrument, side); level++) {
            total += quotes.qty(instrument, side, level);
        }
        return total;
    }

    private static Tick tick(int instrument, Random random) {
        Tick tick = new Tick();
        tick.type = Tick.DEPTH;
        tick.instrument = instrument;
        tick.bids = 1 + random.nextInt(Tick.LEVELS);
        tick.asks = 1 + random.nextInt(Tick.LEVELS);
        for (int level = 0; level < Tick.LEVELS; level++) {
            tick.bidPx[level] = 1_000 - level;
            tick.askPx[level] = 1_001 + level;
            tick.bidQty[level] = 1 + random.nextInt(50);
            tick.askQty[level] = 1 + random.nextInt(50);
        }
        return tick;
    }
}
