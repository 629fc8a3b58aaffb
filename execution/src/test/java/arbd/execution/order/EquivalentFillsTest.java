package arbd.execution.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.execution.risk.NakedExposure;
import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.route.Leg;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BTC is bought for USDT and WBTC, which counts as BTC, is sold for USDC, which counts as USDT. */
class EquivalentFillsTest {
    private static final Asset USDT = new Asset(0, "USDT", 8);
    private static final Asset WBTC = new Asset(1, "WBTC", 8);
    private static final Asset BTC = new Asset(2, "BTC", 8);
    private static final Asset USDC = new Asset(3, "USDC", 8);
    private static final List<Asset> ASSETS = List.of(USDT, WBTC, BTC, USDC);
    private static final InstrumentTable TABLE = InstrumentTable.of(List.of(Shop.ALPHA, Shop.BETA), ASSETS, List.of(
            new Instrument(0, Shop.ALPHA, "BTCUSDT", Kind.SPOT, BTC, USDT, 2, 8, 1, 1, 1, 0, 0, FeeSide.QUOTE),
            new Instrument(1, Shop.BETA, "WBTC/USDC", Kind.SPOT, WBTC, USDC, 2, 8, 1, 1, 1, 0, 0, FeeSide.QUOTE)))
            .with(Equivalents.of(ASSETS, List.of(new Equivalents.Row(WBTC, BTC, 50_000),
                    new Equivalents.Row(USDC, USDT, 10_000))));
    private static final Route ROUTE = new Route(0, RouteKind.CROSS_VENUE,
            List.of(new Leg(0, Side.BUY), new Leg(1, Side.SELL)), USDT, 60_000, "BTC/USDT=WBTC/USDC alpha>beta");
    private static final long ONE = 100_000_000;

    private final Arbitrages arbitrages = new Arbitrages(TABLE, 4);
    private final OpenOrders orders = new OpenOrders(12, 0);
    private final int set = arbitrages.start(ROUTE, 1, 1, 0, 0);

    private void send() {
        for (int leg = 0; leg < 2; leg++) {
            Order order = Shop.order(1, leg + 1, leg, ROUTE.legs().get(leg).side(), 6_000_000, ONE);
            order.leg = leg;
            arbitrages.attach(set, orders.add(order, set, 0));
        }
    }

    private void fill(int leg, long px, long qty) {
        arbitrages.fill(set, leg, leg == 0, Shop.fill(leg + 1, px, qty, -1, 0));
    }

    @Test
    void shouldMatchEquivalentsAndCountWhatTheyBring() {
        send();
        fill(0, 6_000_000, ONE);
        fill(1, 6_050_000, ONE);
        assertEquals(500 * ONE, arbitrages.net(set, USDT.id()));
        for (Asset asset : ASSETS) {
            assertEquals(0, arbitrages.unmatched(set, asset.id(), orders), asset.name());
        }
    }

    @Test
    void shouldTellWhatIsLeftOnce() {
        send();
        fill(0, 6_000_000, ONE);
        fill(1, 6_050_000, ONE / 4);
        assertEquals(3 * ONE / 4, arbitrages.unmatched(set, WBTC.id(), orders), "told of the first by id");
        assertEquals(0, arbitrages.unmatched(set, BTC.id(), orders));
        assertEquals(0, arbitrages.unmatched(set, USDC.id(), orders), "it counts as the settlement asset");
    }

    @Test
    void shouldPriceWhatIsNakedInAnEquivalentOfTheSettlementAsset() {
        QuoteTable quotes = new QuoteTable(TABLE);
        Shop.quote(quotes, 1, 6_000_000, 6_000_100, 1);
        NakedExposure naked = new NakedExposure(quotes, USDT.id());
        naked.add(WBTC.id(), ONE);
        naked.add(USDC.id(), 7 * ONE);
        assertEquals(60_000 * ONE, naked.notional(USDT.id()));
    }
}
