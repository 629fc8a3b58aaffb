package arbd.execution.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Order;
import arbd.execution.order.Report;
import arbd.execution.order.Report.Kind;
import arbd.execution.order.TimeInForce;
import arbd.execution.paper.PaperDesk.Said;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaperVenueTest {
    private static final long PLENTY = 1_000_000_000_000L;

    private final PaperDesk desk = new PaperDesk(100_000, PLENTY, PLENTY);

    @Test
    void shouldOnlyReduceWithAnOrderThatMayDoNoMore() {
        PaperDesk desk = new PaperDesk(0, 100_000_0000L, 0);
        desk.depth(PaperDesk.PERP, new long[] {5_999_900, 900_000}, new long[] {6_000_000, 900_000});
        for (long qty : new long[] {100_000, 60_000, 60_000}) {
            Order order = desk.order(PaperDesk.PERP, Side.BUY, 6_000_000, qty);
            order.reduceOnly = true;
            desk.venues.get(PaperDesk.PERP).place(order, 0);
            boolean held = desk.venues.get(PaperDesk.PERP).position(PaperDesk.PERP) == -100_000;
            assertEquals(held ? Report.Kind.ACCEPTED : Report.Kind.REJECTED, desk.drain().get(0).kind());
            if (qty == 100_000) {
                desk.place(PaperDesk.PERP, Side.SELL, 5_999_900, 100_000);
            }
        }
        assertEquals(-40_000, desk.venues.get(PaperDesk.PERP).position(PaperDesk.PERP), "60,000 once, not twice");
    }

    @Test
    void shouldTellBalancesBeforeTheSession() {
        assertFalse(desk.venues.get(PaperDesk.RECEIVED).ready());

        desk.venues.get(PaperDesk.RECEIVED).start();

        assertTrue(desk.venues.get(PaperDesk.RECEIVED).ready());
        assertEquals(List.of("venue 0 asset 0 total " + PLENTY + " free " + PLENTY,
                "venue 0 asset 1 total " + PLENTY + " free " + PLENTY, "venue 0 up true"), desk.news);
    }

    @Test
    void shouldWalkTheLevelsUpToTheLimitAndCancelTheRest() {
        desk.depth(PaperDesk.RECEIVED, new long[] {}, new long[] {6_000_000, 300, 6_000_100, 200, 6_000_200, 900});

        List<Said> said = desk.place(PaperDesk.RECEIVED, Side.BUY, 6_000_100, 1_000);

        assertEquals(List.of(Kind.ACCEPTED, Kind.FILL, Kind.FILL, Kind.CANCELLED), PaperDesk.kinds(said));
        assertEquals(List.of(6_000_000L, 6_000_100L), said.subList(1, 3).stream().map(Said::px).toList());
        assertEquals(List.of(300L, 200L), said.subList(1, 3).stream().map(Said::qty).toList());
        assertEquals(List.of(1L, 2L), said.subList(1, 3).stream().map(Said::tradeId).toList());
        assertEquals(List.of(0L, 300L, 500L, 500L), said.stream().map(Said::cumQty).toList());
    }

    @Test
    void shouldNeedTheLatencyBothWaysAndFillFromTheBookAtArrival() {
        desk.depth(PaperDesk.RECEIVED, new long[] {}, new long[] {6_000_000, 300});
        long sent = desk.nanoTime();
        desk.venues.get(PaperDesk.RECEIVED).place(desk.order(PaperDesk.RECEIVED, Side.BUY, 6_000_000, 300), sent);
        assertEquals(sent + PaperDesk.LATENCY, desk.market.dueNanos());
        desk.depth(PaperDesk.RECEIVED, new long[] {}, new long[] {6_000_000, 100});

        List<Said> said = desk.drain();

        assertEquals(List.of(Kind.ACCEPTED, Kind.FILL, Kind.CANCELLED), PaperDesk.kinds(said));
        assertEquals(100, said.get(1).qty());
        assertTrue(said.stream().allMatch(one -> one.nanos() == sent + 2 * PaperDesk.LATENCY), said::toString);
    }

    @Test
    void shouldNotSellTheSameQuantityTwiceBeforeTheNextTick() {
        long[] bids = {6_000_000, 300, 5_999_900, 50};
        desk.depth(PaperDesk.QUOTED, bids, new long[] {});
        assertEquals(200, desk.place(PaperDesk.QUOTED, Side.SELL, 5_999_900, 200).get(1).qty());

        List<Said> second = desk.place(PaperDesk.QUOTED, Side.SELL, 5_999_900, 200);
        List<Said> third = desk.place(PaperDesk.QUOTED, Side.SELL, 5_999_900, 200);
        desk.depth(PaperDesk.QUOTED, bids, new long[] {});
        List<Said> afterTick = desk.place(PaperDesk.QUOTED, Side.SELL, 5_999_900, 200);

        assertEquals(150, second.get(second.size() - 1).cumQty());
        assertEquals(List.of(Kind.ACCEPTED, Kind.CANCELLED), PaperDesk.kinds(third));
        assertEquals(200, afterTick.get(1).qty());
    }

    @Test
    void shouldFillNothingFromABookThatIsStale() {
        desk.depth(PaperDesk.RECEIVED, new long[] {}, new long[] {6_000_000, 300});
        Tick stale = new Tick();
        stale.type = Tick.STATUS;
        stale.instrument = PaperDesk.RECEIVED;
        stale.state = MarketState.STALE;
        desk.market.on(stale);

        assertEquals(List.of(Kind.ACCEPTED, Kind.CANCELLED),
                PaperDesk.kinds(desk.place(PaperDesk.RECEIVED, Side.BUY, 6_000_000, 300)));
    }

    @Test
    void shouldRejectWhatBreaksTheInstrumentsRules() {
        desk.depth(PaperDesk.RECEIVED, new long[] {}, new long[] {6_000_000, 300});
        List<Report.Reason> reasons = new ArrayList<>();
        for (long[] order : new long[][] {{6_000_000, 105}, {6_000_000, 10}, {10_000, 100}, {0, 100}, {6_000_000, 0},
            {6_000_000, Long.MAX_VALUE - 7}}) {
            List<Said> said = desk.place(PaperDesk.RECEIVED, Side.BUY, order[0], order[1]);
            assertEquals(List.of(Kind.REJECTED), PaperDesk.kinds(said));
            reasons.add(said.get(0).reason());
        }
        assertEquals(Collections.nCopies(6, Report.Reason.FILTER), reasons);

        Order resting = desk.order(PaperDesk.RECEIVED, Side.BUY, 6_000_000, 100);
        resting.timeInForce = TimeInForce.GTC;
        desk.venues.get(PaperDesk.RECEIVED).place(resting, 0);
        assertEquals(List.of(Kind.REJECTED), PaperDesk.kinds(desk.drain()));
    }

    @Test
    void shouldRejectSpotWithoutFundsAndTakePerpetualsWithout() {
        PaperDesk poor = new PaperDesk(100_000, 60_000_0000L - 1, 99_000);
        long[] levels = {6_000_000, 100_000};
        for (int instrument = 0; instrument < 3; instrument++) {
            poor.depth(instrument, new long[] {5_999_900, 100_000}, levels);
        }

        assertEquals(Report.Reason.INSUFFICIENT_BALANCE,
                poor.place(PaperDesk.RECEIVED, Side.BUY, 6_000_000, 100_000).get(0).reason());
        assertEquals(Report.Reason.INSUFFICIENT_BALANCE,
                poor.place(PaperDesk.QUOTED, Side.BUY, 6_000_000, 99_950).get(0).reason());
        assertEquals(Report.Reason.INSUFFICIENT_BALANCE,
                poor.place(PaperDesk.RECEIVED, Side.SELL, 5_999_900, 100).get(0).reason());
        assertEquals(List.of(Kind.ACCEPTED, Kind.FILL),
                PaperDesk.kinds(poor.place(PaperDesk.PERP, Side.BUY, 6_000_000, 100_000)));
        assertEquals(100_000, poor.venues.get(PaperDesk.PERP).position(PaperDesk.PERP));
        assertEquals(60_000_0000L - 1 - 60_0000L, poor.venues.get(PaperDesk.PERP).balance(PaperDesk.USDT));
        assertEquals(99_000, poor.venues.get(PaperDesk.PERP).balance(PaperDesk.BTC));
    }

    @Test
    void shouldAnswerQueriesWithEverythingSaidSoFar() {
        desk.depth(PaperDesk.RECEIVED, new long[] {}, new long[] {6_000_000, 300});
        Order order = desk.order(PaperDesk.RECEIVED, Side.BUY, 6_000_000, 400);
        PaperVenue venue = desk.venues.get(PaperDesk.RECEIVED);
        venue.place(order, 0);
        List<Said> first = desk.drain();
        venue.query(order, 0);
        List<Said> again = desk.drain();
        venue.cancel(order, 0);
        List<Said> cancelled = desk.drain();
        venue.query(desk.order(PaperDesk.RECEIVED, Side.BUY, 6_000_000, 400), 0);

        assertEquals(first.stream().map(PaperVenueTest::untimed).toList(),
                again.stream().map(PaperVenueTest::untimed).toList());
        assertEquals(PaperDesk.kinds(first), PaperDesk.kinds(cancelled));
        assertEquals(List.of(Kind.NOT_FOUND), PaperDesk.kinds(desk.drain()));
        assertEquals(1, venue.fills());
    }

    @Test
    void shouldBookExactlyWhatTheNaiveTwinBooks() {
        long seed = 20261120L;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            long feeE8 = random.nextInt(400_001) - 50_000;
            PaperDesk against = new PaperDesk(feeE8, 200_000_000L, 300_000_000L);
            List<Twin> twins = List.of(new Twin(against, 0, feeE8), new Twin(against, 1, feeE8),
                    new Twin(against, 2, feeE8));
            String message = "seed " + seed + " round " + round;
            for (int i = 0; i < 30; i++) {
                Twin twin = twins.get(random.nextInt(3));
                if (i < 3 || random.nextInt(3) == 0) {
                    twins.forEach(each -> each.tick(random));
                }
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                long px = 6_000_000 + random.nextInt(200) - 100;
                long qty = (5 + random.nextInt(4_000)) * 10L;
                List<Said> said = against.place(twin.venue, side, px, qty);
                assertEquals(twin.place(side, px, qty), fills(said), message);
                for (int asset = 0; asset < 2; asset++) {
                    assertEquals(twin.units(asset), against.venues.get(twin.venue).balance(asset), message);
                }
                assertTrue(twin.venue == PaperDesk.PERP
                        || twin.units(0) >= 0 && twin.units(1) >= 0, message);
            }
        }
    }

    private static Said untimed(Said said) {
        return new Said(0, said.kind(), said.reason(), said.number(), said.tradeId(), said.px(), said.qty(),
                said.cumQty(), said.fee(), said.feeAsset());
    }

    private static List<String> fills(List<Said> said) {
        return said.stream().filter(one -> one.kind() == Kind.FILL)
                .map(one -> one.px() + " x " + one.qty() + " fee " + one.fee() + " of " + one.feeAsset()).toList();
    }

    /** The same account in BigDecimals, level by level. */
    private static final class Twin {
        private final PaperDesk desk;
        private final int venue;
        private final BigDecimal fee;
        private final BigDecimal[] balance = {new BigDecimal("20000"), new BigDecimal("3")};
        private BigDecimal held = BigDecimal.ZERO;
        private BigDecimal entry = BigDecimal.ZERO;
        private long[] bids = {};
        private long[] asks = {};

        Twin(PaperDesk desk, int venue, long feeE8) {
            this.desk = desk;
            this.venue = venue;
            this.fee = BigDecimal.valueOf(feeE8, 8);
        }

        void tick(Random random) {
            bids = levels(random, -1);
            asks = levels(random, 1);
            desk.depth(venue, bids, asks);
        }

        List<String> place(Side side, long px, long qty) {
            List<String> fills = new ArrayList<>();
            if (venue != PaperDesk.PERP && !affords(side, px, qty)) {
                return fills;
            }
            long[] levels = side == Side.BUY ? asks : bids;
            long leaves = qty;
            for (int i = 0; i < levels.length && leaves > 0; i += 2) {
                long take = Math.min(leaves, levels[i + 1]) / 10 * 10;
                if (side == Side.BUY ? levels[i] > px : levels[i] < px) {
                    break;
                }
                if (take == 0) {
                    continue;
                }
                if (venue != PaperDesk.PERP && !affords(side, levels[i], take)) {
                    break;
                }
                levels[i + 1] -= take;
                leaves -= take;
                fills.add(book(side, levels[i], take));
            }
            return fills;
        }

        long units(int asset) {
            return balance[asset].movePointRight(asset == 0 ? 4 : 8).longValueExact();
        }

        private String book(Side side, long px, long qty) {
            BigDecimal base = BigDecimal.valueOf(qty, 5);
            BigDecimal quote = quote(side, px, qty);
            boolean inBase = venue == PaperDesk.RECEIVED && side == Side.BUY;
            BigDecimal charged = (inBase ? base : quote).multiply(fee)
                    .setScale(inBase ? 8 : 4, RoundingMode.CEILING);
            int sign = side == Side.BUY ? 1 : -1;
            if (venue == PaperDesk.PERP) {
                balance[0] = balance[0].add(realise(side, px, base.multiply(BigDecimal.valueOf(sign))));
            } else {
                balance[1] = balance[1].add(base.multiply(BigDecimal.valueOf(sign)));
                balance[0] = balance[0].subtract(quote.multiply(BigDecimal.valueOf(sign)));
            }
            int asset = inBase ? 1 : 0;
            balance[asset] = balance[asset].subtract(charged);
            return px + " x " + qty + " fee " + charged.unscaledValue() + " of " + asset;
        }

        /** Closes first, at its part of what the position was entered for; what is left opens. */
        private BigDecimal realise(Side side, long px, BigDecimal signed) {
            BigDecimal closing = held.signum() * signed.signum() < 0 ? signed.abs().min(held.abs()) : BigDecimal.ZERO;
            BigDecimal gain = BigDecimal.ZERO;
            if (closing.signum() > 0) {
                BigDecimal part = entry.multiply(closing).divide(held.abs(), 4, RoundingMode.FLOOR);
                BigDecimal worth = quote(side, px, closing.unscaledValue().longValueExact());
                gain = side == Side.SELL ? worth.subtract(part) : part.subtract(worth);
                entry = entry.subtract(part);
            }
            BigDecimal opening = signed.abs().subtract(closing);
            entry = entry.add(quote(side, px, opening.unscaledValue().longValueExact()));
            held = held.add(signed);
            return gain;
        }

        private boolean affords(Side side, long px, long qty) {
            if (side == Side.SELL) {
                return BigDecimal.valueOf(qty, 5).compareTo(balance[1]) <= 0;
            }
            BigDecimal cost = quote(side, px, qty);
            if (venue == PaperDesk.QUOTED && fee.signum() > 0) {
                cost = cost.add(cost.multiply(fee).setScale(4, RoundingMode.CEILING));
            }
            return cost.compareTo(balance[0]) <= 0;
        }

        private static BigDecimal quote(Side side, long px, long qty) {
            return BigDecimal.valueOf(px, 2).multiply(BigDecimal.valueOf(qty, 5))
                    .setScale(4, side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR);
        }

        private static long[] levels(Random random, int direction) {
            long[] levels = new long[2 * (1 + random.nextInt(4))];
            long px = 6_000_000 + direction * random.nextInt(20) + direction;
            for (int i = 0; i < levels.length; i += 2) {
                levels[i] = px;
                levels[i + 1] = 1 + random.nextInt(20_000);
                px += direction * (1L + random.nextInt(30));
            }
            return levels;
        }
    }
}
