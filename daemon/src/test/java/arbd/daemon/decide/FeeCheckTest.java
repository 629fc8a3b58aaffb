package arbd.daemon.decide;

import static arbd.daemon.decide.TestMarket.BTC;
import static arbd.daemon.decide.TestMarket.ETH;
import static arbd.daemon.decide.TestMarket.SECOND;
import static arbd.daemon.decide.TestMarket.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Report;
import arbd.market.AccountFee;
import arbd.market.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fees as they are charged and told. Both venues assume 10 bps: alpha of what is received, beta of the quote. */
class FeeCheckTest {
    private static final int ROUTE = TestMarket.route("BTC/USDT alpha>beta");
    private static final int ALPHA_BTC = 0;
    private static final int ALPHA_ETH = 1;
    private static final int BETA_BTC = 3;
    /** Beta is a Kraken, whose fees may be rounded to four decimals: ten thousand units of USDT. */
    private static final long KRAKEN_ROUNDING = 10_000;
    private static final long TEN_BPS = 100_000;

    private final Scribe scribe = new Scribe();
    private final Decider decider = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, scribe);
    private long now = SECOND;
    private long trades = 9;

    @Test
    void shouldTakeWhatIsAssumedAndAUnitOfRounding() {
        trade();
        long qty = qty(1);
        fill(1, 0, 6_000_000, 2_000, BTC, 2_001);
        fill(1, 0, 6_000_000, qty - 2_000, BTC, 0);
        fill(2, 1, 6_040_000, 2_000_000, USDT, 120_800_001 + KRAKEN_ROUNDING - 1);
        assertEquals(List.of(), told());
        assertEquals(TEN_BPS, decider.books().costs.feeE8(ALPHA_BTC, Side.BUY));
    }

    @Test
    void shouldStopTheRouteWhenOneFillIsChargedMoreAndShowTheDifference() {
        trade();
        long before = decider.stateHash();
        fill(1, 0, 6_000_000, 2_000, BTC, 2_002);
        assertEquals(List.of("overcharged 1/1 trade 9: 2002 for 2000 of 1", "halt " + ROUTE + " FEE of 0"), told());
        assertNotEquals(before, decider.stateHash());
        assertEquals(100_100, decider.books().costs.feeE8(ALPHA_BTC, Side.BUY), "counted for every route from now on");
        assertEquals(TEN_BPS, decider.books().costs.feeE8(ALPHA_BTC, Side.SELL));
        now += 10 * SECOND;
        edge();
        List<String> halted = scribe.take();
        assertTrue(halted.stream().anyMatch(line -> line.endsWith("ROUTE_HALTED")), halted.toString());
        assertTrue(halted.stream().noneMatch(line -> line.startsWith("order")), halted.toString());
        decider.at(now);
        decider.command(CommandKind.RESUME, -1);
        decider.done();
        edge();
        List<String> resumed = scribe.take();
        assertTrue(resumed.stream().anyMatch(line -> line.startsWith("order")), resumed.toString());
    }

    @Test
    void shouldCompareWithTheQuoteWhereFeesAreCharged() {
        trade();
        fill(2, 1, 6_040_000, 2_000_000, USDT, 120_800_001 + KRAKEN_ROUNDING);
        assertEquals(List.of("overcharged 1/2 trade 9: 120810001 for 120800000 of 0",
                "halt " + ROUTE + " FEE of 3"), told());
        assertEquals(100_009, decider.books().costs.feeE8(BETA_BTC, Side.SELL), "rounded against us");
    }

    @Test
    void shouldCountWhatCannotBeComparedForWantOfAPrice() {
        trade();
        fill(1, 0, 6_000_000, 2_000, ETH, Long.MAX_VALUE / 4);
        fill(2, 1, 6_040_000, 2_000_000, -1, 7);
        assertEquals(List.of(), told());
        assertEquals(1, decider.tally().count(Tally.Count.FEES_NOT_COMPARED), "the second was charged nothing");
    }

    /** 0.02 BTC at 60,000 are charged 1.2 USDT: 0.0004 ETH at 3,000, or 0.000408163 with a fiftieth of tolerance. */
    @Test
    void shouldCompareAThirdAssetAtThePriceOfItsBook() {
        trade();
        quote(ALPHA_ETH, 300_000, 300_100);
        scribe.take();
        fill(1, 0, 6_000_000, 2_000, ETH, 40_816);
        assertEquals(List.of(), told());
        fill(1, 0, 6_000_000, 2_000, ETH, 40_900);
        assertEquals(List.of("overcharged 1/1 trade 10: 120246000 for 120000000 of 0", "halt " + ROUTE + " FEE of 0"),
                told(), "told as what it is worth");
        assertEquals(100_205, decider.books().costs.feeE8(ALPHA_BTC, Side.BUY));
        assertEquals(0, decider.tally().count(Tally.Count.FEES_NOT_COMPARED));
    }

    @Test
    void shouldNoticeACostWhereARebateIsAssumed() {
        trade();
        decider.books().costs.setFee(BETA_BTC, Side.SELL, -TEN_BPS);
        fill(2, 1, 6_040_000, 1_000_000, USDT, -60_400_000);
        assertEquals(List.of(), told());
        fill(2, 1, 6_040_000, 1_000_000, USDT, 1);
        assertTrue(told().contains("halt " + ROUTE + " FEE of 3"));
    }

    @Test
    void shouldCountWhatTheVenueTellsExactly() {
        open();
        tell(BETA_BTC, 90_000, 250_001);
        assertEquals(90_000, decider.books().costs.feeE8(BETA_BTC, Side.BUY));
        assertEquals(250_001, decider.books().costs.feeE8(BETA_BTC, Side.SELL));
        tell(BETA_BTC, -5_000, 95_000);
        assertEquals(-5_000, decider.books().costs.feeE8(BETA_BTC, Side.BUY), "a rebate");
        tell(BETA_BTC, 0, Long.MAX_VALUE);
        assertEquals(10_000_000, decider.books().costs.feeE8(BETA_BTC, Side.SELL), "a tenth is the most");
        edge();
        assertEquals(List.of(), told(), "66 bps do not pay for that");
    }

    @Test
    void shouldGoOnAssumingWhatTheVenueDoesNotTell() {
        open();
        tell(BETA_BTC, AccountFee.NOT_TOLD, AccountFee.NOT_TOLD);
        assertEquals(TEN_BPS, decider.books().costs.feeE8(BETA_BTC, Side.BUY));
        assertEquals(TEN_BPS, decider.books().costs.feeE8(BETA_BTC, Side.SELL));
    }

    @Test
    void shouldNotBelieveAVenueThatTellsLessThanItCharged() {
        trade();
        fill(1, 0, 6_000_000, 2_000, BTC, 2_002);
        tell(ALPHA_BTC, 50_000, 50_000);
        assertEquals(100_100, decider.books().costs.feeE8(ALPHA_BTC, Side.BUY), "as the fill was charged");
        assertEquals(50_000, decider.books().costs.feeE8(ALPHA_BTC, Side.SELL));
        tell(ALPHA_BTC, 200_000, 50_000);
        assertEquals(200_000, decider.books().costs.feeE8(ALPHA_BTC, Side.BUY));
    }

    /** Without a higher fee told, the same market is traded. */
    private void trade() {
        open();
        edge();
        assertEquals(2, scribe.take().stream().filter(line -> line.startsWith("order")).count());
    }

    private List<String> told() {
        return scribe.take().stream().filter(line -> line.matches("(overcharged|halt .* FEE|order).*")).toList();
    }

    private void tell(int instrument, long buyE8, long sellE8) {
        AccountFee fee = new AccountFee();
        fee.instrument = instrument;
        fee.buyE8 = buyE8;
        fee.sellE8 = sellE8;
        decider.at(++now);
        decider.on(fee);
        decider.done();
    }

    private void open() {
        for (int venue = 0; venue < 2; venue++) {
            decider.at(++now);
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 3; asset++) {
                decider.at(++now);
                decider.on(TestMarket.balance(venue, asset, TestMarket.opening(asset)));
                decider.done();
            }
        }
    }

    /** Bitcoin costs 60,000 on alpha and fetches 60,400 on beta. */
    private void edge() {
        quote(ALPHA_BTC, 5_999_900, 6_000_000);
        quote(BETA_BTC, 6_040_000, 6_040_100);
    }

    private void quote(int instrument, long bid, long ask) {
        decider.at(++now);
        decider.on(TestMarket.quote(instrument, bid, ask, now));
        decider.done();
    }

    private void fill(long number, int venue, long px, long qty, int feeAsset, long fee) {
        Report report = TestMarket.report(Report.Kind.FILL, 1, number);
        report.venue = venue;
        report.tradeId = trades++;
        report.px = px;
        report.qty = qty;
        report.feeAsset = feeAsset;
        report.fee = fee;
        decider.at(++now);
        decider.on(report);
        decider.done();
    }

    private long qty(long number) {
        return decider.books().orders.qty(decider.books().orders.find(1, number));
    }
}
