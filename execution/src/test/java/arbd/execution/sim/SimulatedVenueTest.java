package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import arbd.execution.order.TimeInForce;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matching and money of a simulated venue. */
final class SimulatedVenueTest {
    private static final long MILLI = 1_000_000L;

    private final InstrumentTable table = Market.table();
    private final List<String> events = new ArrayList<>();
    private final List<LedgerFill> fills = new ArrayList<>();
    private MarketModel model;

    private SimulatedVenue venue(int id, SimulationSettings settings) {
        model = new MarketModel(table, settings, Market.START_NANOS, instrument -> { });
        SimulatedVenue venue = new SimulatedVenue(table.venues().get(id), table, settings, model, Market.START_NANOS);
        venue.listen(new VenueEvents() {
            @Override
            public void onNew(SimulatedOrder order) {
                events.add("new " + order.clientOrderId());
            }

            @Override
            public void onFill(SimulatedOrder order, LedgerFill fill) {
                fills.add(fill);
                events.add("fill " + order.clientOrderId());
            }

            @Override
            public void onEnded(SimulatedOrder order) {
                events.add(order.state() + " " + order.clientOrderId());
            }
        });
        return venue;
    }

    private static OrderRequest request(String id, String symbol, Side side, TimeInForce time, String px, String qty) {
        return new OrderRequest(id, symbol, side, time, new BigDecimal(px), new BigDecimal(qty));
    }

    private SimulatedOrder place(SimulatedVenue venue, OrderRequest request, long nowNanos) {
        assertEquals(Refusal.NONE, venue.check(request));
        SimulatedOrder order = venue.accept(request, nowNanos);
        venue.work(order, nowNanos);
        return order;
    }

    @Test
    void shouldConserveEveryAssetOverAHundredThousandRandomOrders() {
        for (int id : new int[] {Market.ALPHA, Market.GAMMA}) {
            long seed = 90 + id;
            SplittableRandom random = new SplittableRandom(seed);
            SimulatedVenue venue = venue(id, Market.settings(seed));
            int accepted = 0;
            for (int i = 0; i < 50_000; i++) {
                long nowNanos = Market.START_NANOS + i * MILLI;
                model.advance(nowNanos);
                table.of(venue.venue()).forEach(instrument -> venue.onBook(instrument.id(), nowNanos));
                accepted += randomOrder(venue, random, i, nowNanos) ? 1 : 0;
                if (random.nextInt(10) == 0 && !venue.openOrders().isEmpty()) {
                    venue.cancel(venue.openOrders().get(0), nowNanos);
                }
            }
            String at = "seed " + seed + " accepted " + accepted + " fills " + fills.size();
            assertTrue(accepted > 20_000 && fills.size() > 10_000, at);
            assertEquals(List.of(), venue.ledger().violations(), at);
            assertEquals(List.of(), venue.ledger().duplicates(), at);
            assertEquals(naiveClosing(venue.ledger().snapshot()), venue.ledger().snapshot().closing(), at);
            venue.openOrders().forEach(order -> venue.cancel(order, Market.START_NANOS));
            for (int asset = 0; asset < 3; asset++) {
                assertEquals(0, venue.wallets().reserved(asset), at);
            }
            fills.clear();
        }
    }

    /** Opening wallets plus every fill of the ledger, in decimals. */
    private Map<Integer, Long> naiveClosing(LedgerSnapshot ledger) {
        Map<Integer, BigDecimal> wallets = new HashMap<>();
        ledger.opening().forEach((asset, units) -> wallets.put(asset, BigDecimal.valueOf(units, 8)));
        for (LedgerFill fill : ledger.fills()) {
            Instrument instrument = table.get(fill.instrument());
            boolean buy = fill.side() == Side.BUY;
            BigDecimal qty = BigDecimal.valueOf(fill.qty(), instrument.qtyDecimals());
            BigDecimal cost = BigDecimal.valueOf(fill.px(), instrument.pxDecimals()).multiply(qty)
                    .setScale(8, buy ? RoundingMode.UP : RoundingMode.DOWN);
            wallets.merge(instrument.base().id(), buy ? qty : qty.negate(), BigDecimal::add);
            wallets.merge(instrument.quote().id(), buy ? cost.negate() : cost, BigDecimal::add);
            wallets.merge(fill.feeAsset(), BigDecimal.valueOf(-fill.fee(), 8), BigDecimal::add);
        }
        Map<Integer, Long> units = new HashMap<>();
        wallets.forEach((asset, amount) -> units.put(asset, amount.movePointRight(8).longValueExact()));
        return units;
    }

    private boolean randomOrder(SimulatedVenue venue, SplittableRandom random, int number, long nowNanos) {
        List<Instrument> mine = table.of(venue.venue());
        Instrument instrument = mine.get(random.nextInt(mine.size()));
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Levels against = model.book(instrument.id()).against(side);
        long away = random.nextLong(-60, 60) * instrument.pxIncrement();
        long lots = instrument.minQty() / instrument.qtyIncrement() * (1 + random.nextLong(400));
        OrderRequest request = new OrderRequest("r" + number, instrument.symbol(), side,
                random.nextInt(4) == 0 ? TimeInForce.GTC : TimeInForce.IOC,
                BigDecimal.valueOf(against.px(0) + away, instrument.pxDecimals()),
                BigDecimal.valueOf(lots * instrument.qtyIncrement(), instrument.qtyDecimals()));
        if (venue.check(request) != Refusal.NONE) {
            return false;
        }
        venue.work(venue.accept(request, nowNanos), nowNanos);
        return true;
    }

    @Test
    void shouldChargeTheFeeRoundedUpInTheAssetOfItsSide() {
        for (int id : new int[] {Market.ALPHA, Market.GAMMA}) {
            SimulatedVenue venue = venue(id, Market.settings(3).calm());
            fills.clear();
            for (int i = 0; i < 200; i++) {
                long nowNanos = Market.START_NANOS + i * 100 * MILLI;
                model.advance(nowNanos);
                randomOrder(venue, new SplittableRandom(i), i, nowNanos);
            }
            assertTrue(fills.size() > 50, "only " + fills.size() + " fills");
            for (LedgerFill fill : fills) {
                Instrument instrument = table.get(fill.instrument());
                boolean inBase = instrument.feeSide() == FeeSide.RECEIVED && fill.side() == Side.BUY;
                BigDecimal qty = BigDecimal.valueOf(fill.qty(), instrument.qtyDecimals());
                BigDecimal notional = BigDecimal.valueOf(fill.px(), instrument.pxDecimals()).multiply(qty)
                        .setScale(8, fill.side() == Side.BUY ? RoundingMode.UP : RoundingMode.DOWN);
                BigDecimal expected = (inBase ? qty : notional)
                        .multiply(BigDecimal.valueOf(instrument.takerFeeE8(), 8)).setScale(8, RoundingMode.UP);
                assertEquals(expected, BigDecimal.valueOf(fill.fee(), 8), fill.toString());
                assertEquals(inBase ? instrument.base().id() : instrument.quote().id(), fill.feeAsset());
            }
        }
    }

    @Test
    void shouldFillAnIocLevelByLevelAndExpireTheRest() {
        SimulatedVenue venue = venue(Market.ALPHA, Market.settings(5).calm());
        Levels asks = model.book(Market.BTC_USDT).asks();
        long first = asks.px(0);
        long second = asks.px(1);
        long both = asks.qty(0) + asks.qty(1);
        SimulatedOrder order = place(venue, request("a", "BTCUSDT", Side.BUY, TimeInForce.IOC,
                Amounts.text(second, 2), Amounts.text(both + 7, 5)), Market.START_NANOS);
        assertEquals(List.of("new a", "fill a", "fill a", "EXPIRED a"), events);
        assertEquals(List.of(first, second), List.of(fills.get(0).px(), fills.get(1).px()));
        assertEquals(both, order.cumQty());
        assertTrue(model.book(Market.BTC_USDT).asks().px(0) > second, "the levels must be gone");
        model.advance(Market.START_NANOS + 100 * MILLI);
        assertTrue(model.book(Market.BTC_USDT).asks().px(0) > second, "the levels must stay away for a while");
    }

    @Test
    void shouldFillARestingOrderAtItsOwnPriceWhenTheBookComes() {
        SimulatedVenue venue = venue(Market.ALPHA, Market.settings(6).calm());
        long px = model.book(Market.BTC_USDT).bids().px(0) - 1;
        SimulatedOrder order = place(venue, request("g", "BTCUSDT", Side.BUY, TimeInForce.GTC,
                Amounts.text(px, 2), "0.00100"), Market.START_NANOS);
        assertTrue(order.open());
        long reserved = venue.wallets().reserved(0);
        assertTrue(reserved >= Amounts.quote(order.instrument(), Side.BUY, px, 100), "must reserve " + reserved);
        for (int i = 0; i < 600_000 && order.open(); i++) {
            long nowNanos = Market.START_NANOS + i * MILLI;
            model.advance(nowNanos);
            venue.onBook(Market.BTC_USDT, nowNanos);
        }
        assertEquals(SimulatedOrder.State.FILLED, order.state());
        assertEquals(px, fills.get(0).px());
        assertEquals(0, venue.wallets().reserved(0));
    }

    @Test
    void shouldRefuseForTheRightReason() {
        SimulatedVenue venue = venue(Market.ALPHA, Market.settings(5).calm());
        assertEquals(Refusal.UNKNOWN_SYMBOL,
                venue.check(request("a", "DOGEUSDT", Side.BUY, TimeInForce.IOC, "1", "1")));
        assertEquals(Refusal.PRICE_INCREMENT,
                venue.check(request("a", "BTCUSDT", Side.BUY, TimeInForce.IOC, "62000.001", "0.001")));
        assertEquals(Refusal.PRICE_INCREMENT,
                venue.check(request("a", "BTCUSDT", Side.BUY, TimeInForce.IOC, "0", "0.001")));
        assertEquals(Refusal.LOT,
                venue.check(request("a", "BTCUSDT", Side.BUY, TimeInForce.IOC, "62000", "0.0010001")));
        assertEquals(Refusal.MIN_QTY,
                venue.check(request("a", "ETHUSDT", Side.BUY, TimeInForce.IOC, "62000", "0.00009")));
        assertEquals(Refusal.MIN_NOTIONAL,
                venue.check(request("a", "BTCUSDT", Side.BUY, TimeInForce.IOC, "49.99", "0.1")));
        assertEquals(Refusal.INSUFFICIENT_BALANCE,
                venue.check(request("a", "BTCUSDT", Side.BUY, TimeInForce.IOC, "62000", "3.3")));
        assertEquals(Refusal.INSUFFICIENT_BALANCE,
                venue.check(request("a", "BTCUSDT", Side.SELL, TimeInForce.IOC, "62000", "3.00001")));
        OrderRequest resting = request("a", "BTCUSDT", Side.BUY, TimeInForce.GTC, "50000", "0.1");
        SimulatedOrder order = place(venue, resting, Market.START_NANOS);
        assertEquals(Refusal.DUPLICATE_CLIENT_ORDER_ID, venue.check(resting));
        venue.cancel(order, Market.START_NANOS);
        assertEquals(0, venue.wallets().reserved(0));
        place(venue, resting, Market.START_NANOS);
        assertEquals(List.of("a"), venue.ledger().duplicates());
    }

    @Test
    void shouldNoticeMoneyThatNoFillExplains() {
        SimulatedVenue venue = venue(Market.ALPHA, Market.settings(5).calm());
        venue.wallets().add(1, 1);
        assertEquals(List.of("alpha:BTC is 300000001, should be 300000000"), venue.ledger().violations());
    }

    @Test
    void shouldAppendEveryEntryToTheFileAtOnce(@TempDir Path folder) throws IOException {
        SimulatedVenue venue = venue(Market.ALPHA, Market.settings(5).calm());
        Path file = folder.resolve("alpha.jsonl");
        venue.ledger().writeTo(file);
        place(venue, request("a", "BTCUSDT", Side.BUY, TimeInForce.IOC, "65000.00", "0.00100"), Market.START_NANOS);
        venue.refused(request("b", "NOPE", Side.BUY, TimeInForce.IOC, "1", "1"), "-1121 Invalid symbol.", 1);
        List<String> lines = Files.readAllLines(file);
        assertEquals(3 + 1 + 1 + 2 + 1, lines.size(), lines.toString());
        assertTrue(lines.get(3).contains("\"clientOrderId\":\"a\"") && lines.get(3).contains("\"qty\":\"0.00100\""),
                lines.get(3));
        assertTrue(lines.get(4).contains("\"fee\":\"0.00000100\",\"feeAsset\":\"BTC\""), lines.get(4));
        assertTrue(lines.get(7).contains("\"accepted\":false"), lines.get(7));
        assertFalse(lines.get(7).contains("E+"), lines.get(7));
        venue.ledger().close();
    }

    /** A venue does not know about our disk; /dev/full refuses every byte. */
    @Test
    void shouldTradeOnWhenItsLedgerCannotBeWritten() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "needs /dev/full");
        SimulatedVenue venue = venue(Market.ALPHA, Market.settings(5).calm());
        venue.ledger().writeTo(full);
        place(venue, request("a", "BTCUSDT", Side.BUY, TimeInForce.IOC, "65000.00", "0.00100"), Market.START_NANOS);
        assertEquals(1, fills.size());
        assertEquals(1, venue.ledger().snapshot().fills().size());
        assertEquals(List.of(), venue.ledger().violations());
        venue.ledger().close();
    }

    @Test
    void shouldFindPartOfTheLevelGoneWhenChanceSaysSo() {
        SimulatedVenue venue = venue(Market.ALPHA, Market.chances(5, 0, 0, 100_000_000));
        Levels asks = model.book(Market.BTC_USDT).asks();
        String px = Amounts.text(asks.px(0), 2);
        long shown = asks.qty(0);
        SimulatedOrder order = place(venue, request("p", "BTCUSDT", Side.BUY, TimeInForce.IOC, px,
                Amounts.text(shown, 5)), Market.START_NANOS);
        assertEquals(SimulatedOrder.State.EXPIRED, order.state());
        assertTrue(order.cumQty() > 0 && order.cumQty() < shown * 3 / 4, order.cumQty() + " of " + shown);
    }

    @Test
    void shouldForgetTheOldestEndedOrdersOnly() {
        SimulatedVenue venue = venue(Market.ALPHA, Market.settings(5).calm());
        SimulatedOrder open = place(venue, request("open", "BTCUSDT", Side.BUY, TimeInForce.GTC, "50000", "0.001"),
                Market.START_NANOS);
        for (int i = 0; i <= SimulatedVenue.ENDED_ORDERS_MAX; i++) {
            place(venue, request("e" + i, "BTCUSDT", Side.BUY, TimeInForce.IOC, "50000", "0.001"), Market.START_NANOS);
        }
        assertEquals(null, venue.byClientOrderId("e0"));
        assertEquals("e1", venue.byClientOrderId("e1").clientOrderId());
        assertEquals(open, venue.byClientOrderId("open"));
        assertEquals(SimulatedVenue.ENDED_ORDERS_MAX + 1, venue.orders().size());
    }

    @Test
    void shouldRefuseByChanceOnly() {
        SimulatedVenue venue = venue(Market.ALPHA, Market.chances(5, 100_000_000, 0, 0));
        assertEquals(Refusal.CHANCE, venue.check(request("c", "BTCUSDT", Side.BUY, TimeInForce.IOC, "62000", "0.01")));
    }
}
