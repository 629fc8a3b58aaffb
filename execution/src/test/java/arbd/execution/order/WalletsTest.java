package arbd.execution.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WalletsTest {
    private final Wallets wallets = new Wallets(Shop.TABLE);

    @Test
    void shouldEqualADecimalTwinToTheLastUnitOverRandomOrders() {
        for (long seed = 1; seed <= 20; seed++) {
            new Twin(seed).run();
        }
    }

    @Test
    void shouldAdoptTheFirstWordAndNoteADifferenceOnlyAtRest() {
        assertEquals(0, wallets.observe(word(0, 0, 500)));
        assertEquals(500, wallets.balance(0, 0));
        wallets.opened(0);
        assertEquals(0, wallets.observe(word(0, 0, 450)), "an order is open there");
        assertEquals(500, wallets.balance(0, 0));
        wallets.closed(0);
        assertEquals(-50, wallets.observe(word(0, 0, 450)));
        assertEquals(450, wallets.balance(0, 0));
        assertEquals(1, wallets.unexplained());
        assertEquals(0, wallets.observe(word(0, 0, 450)));
        assertEquals(1, wallets.unexplained());
    }

    @Test
    void shouldOfferWhatIsNotPromisedAndNeverLessThanNothing() {
        wallets.observe(word(0, 0, 1_000_000_000L));
        assertEquals(1_000_000_000L, wallets.available(0, 0));
        wallets.promise(0, true, 6_000_000, 0, 10);
        assertEquals(600_000_000L, wallets.reserved(0, 0));
        assertEquals(400_000_000L, wallets.available(0, 0));
        wallets.promise(0, true, 6_000_000, 0, 10);
        assertEquals(0, wallets.available(0, 0));
        assertEquals(0, wallets.reserved(1, 0));
    }

    @Test
    void shouldPromiseTheFeeToABuyerWhoPaysItInTheQuoteAsset() {
        wallets.promise(3, true, 600_000, 0, 100_000_000L);
        assertEquals(6_006_000_000_000L, wallets.reserved(1, 0));
        wallets.promise(5, true, 600_000, 0, 1_000);
        assertEquals(6_006_000_000_000L + 6_003_000_000_000L, wallets.reserved(1, 0), "all of a perpetual is margin");
        wallets.promise(5, false, 600_000, 0, 1_000);
        assertEquals(6_006_000_000_000L + 2 * 6_003_000_000_000L, wallets.reserved(1, 0), "sold or bought");
        assertEquals(0, wallets.reserved(1, 1), "and never of what it is about");
    }

    /** A venue pays for three positions at once, and tells of the payments and of the balances by two ways. */
    @Test
    void shouldNotCompareABalanceFromBeforeAFlow() {
        Balance opening = word(1, 0, 1_000);
        opening.venueTimeNanos = 1_000_000;
        wallets.observe(opening);
        CashFlow flow = new CashFlow();
        flow.venue = 1;
        flow.asset = 0;
        flow.units = -30;
        flow.venueTimeNanos = 5_000_000;
        wallets.flow(flow);
        flow.units = -7;
        wallets.flow(flow);
        Balance early = word(1, 0, 1_000);
        early.venueTimeNanos = 4_000_000;
        assertEquals(0, wallets.observe(early));
        Balance between = word(1, 0, 970);
        between.venueTimeNanos = 5_000_000;
        assertEquals(0, wallets.observe(between), "the first payment is in it, the second of that millisecond is not");
        Balance wrong = word(1, 0, 960);
        wrong.venueTimeNanos = 6_000_000;
        assertEquals(-3, wallets.observe(wrong));
        assertEquals(1, wallets.unexplained());
    }

    @Test
    void shouldNotCountAFillTwiceThatTheOpeningBalanceHoldsAlready() {
        Balance opening = word(0, 0, 900_000_000L);
        opening.venueTimeNanos = 1_000;
        wallets.observe(opening);
        Report before = Shop.fill(1, 6_000_000, 10, 1, 5);
        before.venueTimeNanos = 1_000;
        wallets.fillOfEarlierLife(0, true, before);
        assertEquals("900000000 9995", wallets.balance(0, 0) + " " + wallets.balance(0, 1),
                "no word on BTC yet: the first will overwrite it");
        Report after = Shop.fill(2, 6_000_000, 10, 0, 7);
        after.venueTimeNanos = 1_001;
        wallets.fillOfEarlierLife(0, true, after);
        assertEquals(900_000_000L - 600_000_000L - 7, wallets.balance(0, 0));
    }

    @Test
    void shouldFoldEverythingThatDecidesIntoTheHash() {
        List<Long> hashes = new ArrayList<>();
        hashes.add(wallets.foldInto(1));
        wallets.observe(word(1, 2, 0));
        hashes.add(wallets.foldInto(1));
        wallets.opened(4);
        hashes.add(wallets.foldInto(1));
        wallets.promise(4, false, 1, 0, 5);
        hashes.add(wallets.foldInto(1));
        wallets.fill(4, false, Shop.fill(1, 300_000, 2, 0, 1));
        hashes.add(wallets.foldInto(1));
        wallets.fill(5, false, Shop.fill(2, 300_000, 2, -1, 0));
        hashes.add(wallets.foldInto(1));
        Set<Long> distinct = new HashSet<>(hashes);
        assertEquals(hashes.size(), distinct.size(), hashes.toString());
        assertNotEquals(hashes.get(0), new Wallets(Shop.TABLE).foldInto(2));
    }

    @Test
    void shouldTakeAPositionAtTheStartAndNoteADifferenceOnlyAtRest() {
        assertEquals(0, wallets.observe(position(-300, 1_800_000_000L)));
        assertEquals("-300 for 1800000000", wallets.position(5) + " for " + wallets.margin(1, 0));
        wallets.opened(3);
        wallets.opened(5);
        assertEquals(0, wallets.observe(position(-200, 1_200_000_000L)), "an order is open there");
        assertEquals(-300, wallets.position(5));
        wallets.closed(5);
        assertEquals(100, wallets.settle(5), "the word waited for rest, and another instrument's order is no matter");
        assertEquals(0, wallets.settle(5), "told once");
        assertEquals("-200 for 1200000000", wallets.position(5) + " for " + wallets.margin(1, 0));
        assertEquals(1, wallets.unexplained());
        assertEquals(0, wallets.observe(position(-200, 1_300_000_000L)), "its worth wanders");
        assertEquals(1_200_000_000L, wallets.margin(1, 0));
        assertEquals(1, wallets.unexplained());
    }

    @Test
    void shouldNotBelieveAPositionThatWasToldBeforeOurLastFillOrBeforeAnotherWord() {
        wallets.observe(at(position(0, 0), 10));
        Report fill = Shop.fill(1, 600_000, 300, -1, 0);
        fill.venueTimeNanos = 20;
        fill.wallNanos = 120;
        wallets.fill(5, false, fill);
        assertEquals(0, wallets.observe(at(position(0, 0), 19)), "made before the fill");
        assertEquals(0, wallets.observe(at(position(-100, 0), 20)), "made in the middle of it");
        PositionWord untimed = position(0, 0);
        untimed.wallNanos = 120;
        assertEquals(0, wallets.observe(untimed), "by our clock, too");
        assertEquals(-300, wallets.position(5));
        assertEquals(0, wallets.observe(at(position(-300, 5), 20)));
        assertEquals(300, wallets.observe(at(position(0, 0), 21)), "closed by the venue");
        assertEquals(0, wallets.observe(at(position(-300, 5), 20)), "an older word, overtaken");
        assertEquals(0, wallets.position(5));
        untimed.qty = 7;
        untimed.wallNanos = 121;
        assertEquals(7, wallets.observe(untimed));
        assertEquals(2, wallets.unexplained());
    }

    private static PositionWord at(PositionWord word, long venueTimeNanos) {
        word.venueTimeNanos = venueTimeNanos;
        word.wallNanos = venueTimeNanos + 100;
        return word;
    }

    @Test
    void shouldCoverNoMoreThanItHoldsWhereTheVenuePaysARebate() {
        Instrument rebate = new Instrument(0, Shop.BETA, "BTCUSDT", Kind.SPOT, Shop.BTC, Shop.USDT, 2, 5, 1, 1, 1, 0,
                -10_000_000, FeeSide.QUOTE);
        InstrumentTable table = InstrumentTable.of(Shop.TABLE.venues(), Shop.TABLE.assets(), List.of(rebate));
        Wallets own = new Wallets(table);
        own.observe(word(1, 0, 100_000_000_000L));
        assertEquals(Money.qtyWithin(rebate, 6_000_000, 100_000_000_000L), own.covered(0, true, 6_000_000));
        assertTrue(Money.notionalCeil(rebate, 6_000_000, own.covered(0, true, 6_000_000)) <= 100_000_000_000L);
    }

    @Test
    void shouldBindWhatAPositionWasEnteredForAndGiveItBack() {
        wallets.observe(word(1, 0, 10_000_000_000L));
        wallets.fill(5, false, Shop.fill(1, 600_000, 100, -1, 0));
        assertEquals(600_000_000_000L, wallets.margin(1, 0));
        assertEquals(0, wallets.available(1, 0), "more is bound than there is");
        Report closing = Shop.fill(2, 610_000, 100, 0, 7);
        closing.realised = -10_000_000_000L;
        wallets.fill(5, true, closing);
        assertEquals("0 0 -7", wallets.position(5) + " " + wallets.margin(1, 0) + " " + wallets.balance(1, 0));
    }

    @Test
    void shouldBookACashFlowOnceAndNotWhatTheOpeningBalanceHolds() {
        Balance opening = word(1, 0, 1_000);
        opening.venueTimeNanos = 500;
        wallets.observe(opening);
        CashFlow flow = new CashFlow();
        flow.venue = 1;
        flow.asset = 0;
        flow.units = -30;
        flow.venueTimeNanos = 500;
        wallets.flow(flow);
        assertEquals(1_000, wallets.balance(1, 0), "that funding is in the opening balance");
        flow.venueTimeNanos = 501;
        wallets.opened(5);
        wallets.flow(flow);
        assertEquals(970, wallets.balance(1, 0), "booked although an order is open there");
        wallets.closed(5);
        assertEquals(0, wallets.observe(word(1, 0, 970)));
        assertEquals(0, wallets.unexplained());
    }

    @Test
    void shouldNotCountAFillTwiceThatTheOpeningPositionHoldsAlready() {
        PositionWord opening = position(-300, 1_800_000_000L);
        opening.venueTimeNanos = 1_000;
        wallets.observe(opening);
        Report before = Shop.fill(1, 600_000, 300, -1, 0);
        before.venueTimeNanos = 1_000;
        wallets.fillOfEarlierLife(5, false, before);
        assertEquals(-300, wallets.position(5));
        before.venueTimeNanos = 1_001;
        wallets.fillOfEarlierLife(5, false, before);
        assertEquals(-600, wallets.position(5));
    }

    private static PositionWord position(long qty, long notional) {
        PositionWord word = new PositionWord();
        word.instrument = 5;
        word.qty = qty;
        word.notional = notional;
        return word;
    }

    private static Balance word(int venue, int asset, long total) {
        Balance balance = new Balance();
        balance.venue = venue;
        balance.asset = asset;
        balance.total = total;
        balance.free = total;
        return balance;
    }

    /** The same book-keeping in decimals. */
    private static final class Twin {
        private final Wallets wallets = new Wallets(Shop.TABLE);
        private final String seedWords;
        private final Random random;
        private final BigDecimal[][] balance = new BigDecimal[2][4];
        private final long[] position = new long[Shop.TABLE.size()];
        private final List<long[]> open = new ArrayList<>();

        Twin(long seed) {
            seedWords = "seed " + seed;
            random = new Random(seed);
            for (int venue = 0; venue < 2; venue++) {
                for (int asset = 0; asset < 4; asset++) {
                    long total = random.nextInt(1_000_000_000);
                    wallets.observe(word(venue, asset, total));
                    balance[venue][asset] = BigDecimal.valueOf(total, Shop.TABLE.assets().get(asset).decimals());
                }
            }
        }

        void run() {
            for (int step = 0; step < 1_000; step++) {
                if (open.size() < 10 && random.nextBoolean()) {
                    open();
                } else if (!open.isEmpty()) {
                    move(random.nextInt(open.size()));
                }
                compare();
            }
            while (!open.isEmpty()) {
                end(0);
            }
            for (int venue = 0; venue < 2; venue++) {
                for (int asset = 0; asset < 4; asset++) {
                    assertEquals(0, wallets.reserved(venue, asset), seedWords);
                }
            }
        }

        private void open() {
            int instrument = random.nextInt(Shop.TABLE.size());
            long[] order = {instrument, random.nextInt(2), 1 + random.nextInt(7_000_000),
                1 + random.nextInt(900_000), 0};
            wallets.opened(instrument);
            wallets.promise(instrument, order[1] == 1, order[2], 0, order[3]);
            open.add(order);
        }

        private void move(int at) {
            if (random.nextInt(4) == 0) {
                end(at);
                return;
            }
            long[] order = open.get(at);
            boolean buys = order[1] == 1;
            long leaves = order[3] - order[4];
            long qty = 1 + (long) (random.nextDouble() * (leaves - 1));
            long px = Math.max(1, order[2] + (buys ? -random.nextInt(50) : random.nextInt(50)));
            int feeAsset = random.nextInt(5) - 1;
            long fee = feeAsset < 0 ? 0 : random.nextInt(2_000) - 500;
            order[4] += qty;
            Report fill = Shop.fill(1, px, qty, feeAsset, fee);
            fill.realised = Shop.TABLE.get((int) order[0]).kind() == Kind.SPOT ? 0 : random.nextInt(2_000) - 1_000;
            wallets.fill((int) order[0], buys, fill);
            BigDecimal[] there = balance[Shop.TABLE.get((int) order[0]).venue().id()];
            there[0] = there[0].add(BigDecimal.valueOf(fill.realised, 8));
            wallets.promise((int) order[0], buys, order[2], leaves, leaves - qty);
            book(Shop.TABLE.get((int) order[0]), buys, px, qty);
            if (feeAsset >= 0) {
                int venue = Shop.TABLE.get((int) order[0]).venue().id();
                balance[venue][feeAsset] = balance[venue][feeAsset].subtract(
                        BigDecimal.valueOf(fee, Shop.TABLE.assets().get(feeAsset).decimals()));
            }
            if (order[4] == order[3]) {
                wallets.closed((int) order[0]);
                open.remove(at);
            }
        }

        private void book(Instrument traded, boolean buys, long px, long qty) {
            if (traded.kind() != Kind.SPOT) {
                position[traded.id()] += buys ? qty : -qty;
                return;
            }
            BigDecimal[] at = balance[traded.venue().id()];
            BigDecimal base = BigDecimal.valueOf(qty, traded.qtyDecimals());
            BigDecimal quote = BigDecimal.valueOf(px, traded.pxDecimals()).multiply(base)
                    .setScale(traded.quote().decimals(), buys ? RoundingMode.CEILING : RoundingMode.FLOOR);
            at[traded.base().id()] = at[traded.base().id()].add(buys ? base : base.negate());
            at[traded.quote().id()] = at[traded.quote().id()].add(buys ? quote.negate() : quote);
        }

        private void end(int at) {
            long[] order = open.remove(at);
            wallets.promise((int) order[0], order[1] == 1, order[2], order[3] - order[4], 0);
            wallets.closed((int) order[0]);
        }

        private void compare() {
            long[][] promised = new long[2][4];
            for (long[] order : open) {
                Instrument traded = Shop.TABLE.get((int) order[0]);
                Side side = order[1] == 1 ? Side.BUY : Side.SELL;
                boolean inQuote = side == Side.BUY || traded.kind() != Kind.SPOT;
                int asset = inQuote ? traded.quote().id() : traded.base().id();
                promised[traded.venue().id()][asset] += promise(traded, side, order[2], order[3] - order[4]);
            }
            for (int venue = 0; venue < 2; venue++) {
                for (int asset = 0; asset < 4; asset++) {
                    assertEquals(balance[venue][asset].unscaledValue().longValueExact(), wallets.balance(venue, asset),
                            seedWords + " venue " + venue + " asset " + asset);
                    assertEquals(promised[venue][asset], wallets.reserved(venue, asset), seedWords);
                }
            }
            for (int i = 0; i < position.length; i++) {
                assertEquals(position[i], wallets.position(i), seedWords);
            }
        }

        private static long promise(Instrument traded, Side side, long px, long leaves) {
            BigDecimal base = BigDecimal.valueOf(leaves, traded.qtyDecimals());
            if (side == Side.SELL && traded.kind() == Kind.SPOT) {
                return base.setScale(traded.base().decimals(), RoundingMode.CEILING).unscaledValue().longValueExact();
            }
            BigDecimal notional = BigDecimal.valueOf(px, traded.pxDecimals()).multiply(base)
                    .setScale(traded.quote().decimals(), RoundingMode.CEILING);
            BigDecimal fee = traded.feeSide() == FeeSide.QUOTE
                    ? notional.multiply(BigDecimal.valueOf(traded.takerFeeE8(), 8))
                            .setScale(traded.quote().decimals(), RoundingMode.CEILING) : BigDecimal.ZERO;
            assertEquals(notional.unscaledValue().longValueExact(), Money.notionalCeil(traded, px, leaves));
            return notional.add(fee).unscaledValue().longValueExact();
        }
    }
}
