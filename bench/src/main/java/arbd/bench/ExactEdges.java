package arbd.bench;

import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.Leg;
import arbd.route.Route;
import arbd.route.RouteTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Peer of the route filter, as it is usually written: best prices and edges in BigDecimal. */
final class ExactEdges {
    private static final MathContext DIGITS = MathContext.DECIMAL64;
    private static final BigDecimal PPM = BigDecimal.valueOf(1_000_000);

    private final RouteTable routes;
    private final BigDecimal[] bid;
    private final BigDecimal[] ask;

    ExactEdges(RouteTable routes) {
        this.routes = routes;
        this.bid = new BigDecimal[routes.instruments().size()];
        this.ask = new BigDecimal[routes.instruments().size()];
    }

    void apply(Tick tick) {
        Instrument instrument = routes.instruments().get(tick.instrument);
        bid[tick.instrument] = BigDecimal.valueOf(tick.bidPx[0], instrument.pxDecimals());
        ask[tick.instrument] = BigDecimal.valueOf(tick.askPx[0], instrument.pxDecimals());
    }

    /** Edge of a route whose books are all known, ppm rounded down. */
    long edgePpm(int id) {
        Route route = routes.get(id);
        BigDecimal product = BigDecimal.ONE;
        for (Leg leg : route.legs()) {
            product = product.multiply(rate(leg), DIGITS);
        }
        return product.subtract(BigDecimal.ONE).multiply(PPM).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private BigDecimal rate(Leg leg) {
        Instrument instrument = routes.instruments().get(leg.instrument());
        BigDecimal fee = BigDecimal.valueOf(instrument.takerFeeE8(), 8);
        if (leg.side() == Side.SELL) {
            return bid[leg.instrument()].multiply(BigDecimal.ONE.subtract(fee), DIGITS);
        }
        BigDecimal px = ask[leg.instrument()];
        return instrument.feeSide() == FeeSide.RECEIVED
                ? BigDecimal.ONE.subtract(fee).divide(px, DIGITS)
                : BigDecimal.ONE.divide(px.multiply(BigDecimal.ONE.add(fee), DIGITS), DIGITS);
    }
}
