package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.Tick;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouteFilterTest {
    @Test
    void shouldRankAsExactArithmeticDoes() {
        int positive = 0;
        for (long seed = 0; seed < 500; seed++) {
            RandomMarket market = new RandomMarket(new Random(seed));
            RouteFilter filter = new RouteFilter(market.routes, market.quotes);
            for (Route route : market.routes.routes()) {
                BigDecimal product = BigDecimal.ONE;
                for (Leg leg : route.legs()) {
                    product = product.multiply(rate(market, leg), MathContext.DECIMAL128);
                }
                double expected = product.subtract(BigDecimal.ONE).movePointRight(6).doubleValue();
                long edge = filter.edgePpm(route.id());
                assertEquals(expected - 0.5, edge, 0.5001, "seed " + seed + " " + route.title());
                positive += edge > 0 ? 1 : 0;
            }
        }
        assertTrue(positive > 100, "positive: " + positive);
    }

    private static BigDecimal rate(RandomMarket market, Leg leg) {
        Instrument instrument = market.instruments.get(leg.instrument());
        BigDecimal px = BigDecimal.valueOf(market.quotes.px(leg.instrument(), leg.side(), 0), instrument.pxDecimals());
        BigDecimal fee = BigDecimal.valueOf(instrument.takerFeeE8(), 8);
        if (leg.side() == Side.SELL) {
            return px.multiply(BigDecimal.ONE.subtract(fee));
        }
        boolean received = instrument.feeSide() == FeeSide.RECEIVED && instrument.kind() == Kind.SPOT;
        return received
                ? BigDecimal.ONE.subtract(fee).divide(px, MathContext.DECIMAL128)
                : BigDecimal.ONE.divide(px.multiply(BigDecimal.ONE.add(fee)), MathContext.DECIMAL128);
    }

    @Test
    void shouldRankNothingWithALegThatIsNotSane() {
        RandomMarket market = new RandomMarket(new Random(1));
        RouteFilter filter = new RouteFilter(market.routes, market.quotes);
        RouteSizer sizer = new RouteSizer(market.routes, market.quotes);
        Tick tick = new Tick();
        tick.type = Tick.STATUS;
        tick.state = MarketState.STALE;
        tick.instrument = 3;
        market.quotes.apply(tick);
        for (Route route : market.routes.routes()) {
            boolean touched = route.legs().stream().anyMatch(leg -> leg.instrument() == 3);
            assertEquals(touched, filter.edgePpm(route.id()) == RouteFilter.NONE, route.title());
            boolean refused = sizer.size(route.id(), new Limits()).verdict == SizingVerdict.NOT_SANE;
            assertEquals(touched, refused, route.title());
        }
    }
}
