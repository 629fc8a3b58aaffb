package arbd.daemon.decide;

import static arbd.daemon.decide.TestMarket.ETH;
import static arbd.daemon.decide.TestMarket.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.DaemonConfig;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.order.Order;
import arbd.execution.order.Report;
import arbd.market.InstrumentTable;
import arbd.market.MarketState;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The profit of an arbitrage is told in full. Alpha charges its fees in ETH, beta in the trade's quote; Bitcoin costs
 * 60,000 on alpha and fetches 60,400 on beta, ETH is at 2,999 and 3,000.
 */
class ToldProfitTest {
    private static final int ALPHA_ETH = 1;
    private static final int BETA_BTC = 3;
    private static final long FEE_E8 = 100_000;

    private final Told told = new Told();
    private final InstrumentTable table;
    private final Decider decider;
    private long now = TestMarket.SECOND;

    ToldProfitTest() {
        DaemonConfig config = TestMarket.parse(TestMarket.HOSTED.replaceFirst("feeSide: received",
                "feeSide: received\n    feeToken: ETHUSDT"));
        this.table = Markets.table(config);
        RouteTable routes = Markets.routes(config, table);
        this.decider = new Decider(Settings.of(config, table, 1, false), routes, told);
    }

    private record Sent(long number, Side side, long qty) {
    }

    /** Keeps the numbers. */
    private static final class Told extends Scribe {
        private final List<Sent> orders = new ArrayList<>();
        private long fees;
        private long profit;
        private long net;
        private ArbitrageResult result;
        private long ether;
        private long bitcoin;

        @Override
        public void order(Order order, Sizing sizing) {
            orders.add(new Sent(order.number, order.side, order.qty));
            fees = sizing.waterfall.fees;
            profit = sizing.profit;
            net = sizing.net;
        }

        @Override
        public void done(ArbitrageResult ended) {
            result = ended;
        }

        @Override
        public void realised(Realised realised) {
            long values = 0;
            for (int at = 0; at < realised.assets; at++) {
                values += realised.asset[at] == USDT ? 0 : realised.value[at];
                ether = realised.asset[at] == ETH ? realised.value[at] : ether;
                bitcoin = realised.asset[at] == TestMarket.BTC ? realised.value[at] : bitcoin;
            }
            assertEquals(realised.marked, realised.realised + values, "the assets do not add up to the whole");
        }
    }

    @Test
    void shouldTellFeesInAThirdAssetAtItsBook() {
        take();
        long receive = Money.notionalFloor(table.get(BETA_BTC), 6_040_000, told.orders.get(1).qty());
        long token = 2_000_000_00L * 3_000 / 2_999;
        assertTrue(told.fees > Money.fee(receive, FEE_E8) + token / 2, "fees of both legs: " + told.fees);
        long units = charged();
        fill(0, 6_000_000, units, ETH);
        fill(1, 6_040_000, Money.fee(receive, FEE_E8), USDT);
        assertEquals(told.profit - told.result.expectedProfit, tokenFees());
        assertEquals(told.net, told.result.expectedProfit, "nothing else costs anything here");
        assertEquals(-units * 3_000, told.ether, "bought at the ask");
        assertEquals(told.result.realisedProfit - units * 3_000, told.result.markedProfit);
    }

    /** What the fee in ETH costs in the waterfall: of what is received, counted at the bid, bought at the ask. */
    private long tokenFees() {
        long receive = told.result.spend + told.profit;
        return -Math.floorDiv(-Money.fee(receive, FEE_E8) * 3_000, 2_999);
    }

    @Test
    void shouldRememberThePriceOfTheTokenWhenItsBookIsGone() {
        take();
        Tick gone = new Tick();
        gone.type = Tick.STATUS;
        gone.instrument = ALPHA_ETH;
        gone.state = MarketState.DISCONNECTED;
        quote(gone);
        fill(0, 6_000_000, 66_667, ETH);
        fill(1, 6_040_000, 0, USDT);
        assertEquals(-66_667L * 3_000, told.ether);
    }

    @Test
    void shouldCountRebatesInAThirdAssetAtTheBid() {
        take();
        fill(0, 6_000_000, -100_000, ETH);
        fill(1, 6_040_000, 0, USDT);
        assertEquals(100_000L * 2_999, told.ether);
    }

    /** Sold is a little more than bought: too little to trade, but it is owed. */
    @Test
    void shouldCountAgainstUsWhatRoundingLeftShort() {
        take();
        long bought = Money.baseFloor(table.get(0), told.orders.get(0).qty());
        long sold = told.orders.get(1).qty();
        assertNotEquals(0, sold);
        fill(0, 6_000_000, bought - sold + 7, TestMarket.BTC);
        fill(1, 6_040_000, 0, USDT);
        // Seven units of Bitcoin at alpha's ask.
        assertEquals(-7L * 60_000, told.bitcoin);
        assertEquals(told.result.realisedProfit - 7L * 60_000, told.result.markedProfit);
        assertEquals(0, told.result.nakedNotional, "nobody calls that naked");
    }

    @Test
    void shouldCountForNothingWhatRoundingLeavesOver() {
        take();
        long over = Money.baseFloor(table.get(0), told.orders.get(0).qty()) - told.orders.get(1).qty();
        fill(0, 6_000_000, over - 7, TestMarket.BTC);
        fill(1, 6_040_000, 0, USDT);
        assertEquals(0, told.bitcoin);
        assertEquals(told.result.realisedProfit, told.result.markedProfit);
    }

    private long charged() {
        long notional = Money.notionalCeil(table.get(0), 6_000_000, told.orders.get(0).qty());
        return Money.fee(notional, FEE_E8) / 2_999;
    }

    private void take() {
        for (int venue = 0; venue < 2; venue++) {
            at();
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 3; asset++) {
                at();
                decider.on(TestMarket.balance(venue, asset, TestMarket.opening(asset)));
                decider.done();
            }
        }
        quote(TestMarket.quote(ALPHA_ETH, 299_900, 300_000, now));
        quote(TestMarket.quote(0, 5_999_900, 6_000_000, now));
        quote(TestMarket.quote(BETA_BTC, 6_040_000, 6_040_100, now));
        assertEquals(2, told.orders.size());
        assertEquals(Side.BUY, told.orders.get(0).side());
    }

    private void fill(int leg, long px, long fee, int feeAsset) {
        at();
        Report report = TestMarket.report(Report.Kind.FILL, 1, told.orders.get(leg).number());
        report.tradeId = leg + 1;
        report.px = px;
        report.qty = told.orders.get(leg).qty();
        report.cumQty = report.qty;
        report.fee = fee;
        report.feeAsset = feeAsset;
        report.receivedNanos = now;
        decider.on(report);
        decider.done();
    }

    private void quote(Tick tick) {
        at();
        decider.on(tick);
        decider.done();
    }

    private void at() {
        now += 1_000;
        decider.at(now);
    }
}
