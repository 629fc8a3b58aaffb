package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Side;
import java.math.BigDecimal;
import java.math.MathContext;

/** Every item of a waterfall by itself, in decimals with 40 digits that round nothing away; exact where fills are. */
final class WaterfallTwin {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private final BruteForceSize twin;
    private final BruteForceSize.Outcome outcome;
    private final Waterfall waterfall;
    private final String where;
    private final int legs;
    private final BigDecimal[] worthIn;
    private final BigDecimal[] worthOut;
    /** What single units of every asset on the way are worth. */
    private BigDecimal units = BigDecimal.ONE;

    WaterfallTwin(BruteForceSize twin, BruteForceSize.Outcome outcome, Waterfall waterfall, String where) {
        this.twin = twin;
        this.outcome = outcome;
        this.waterfall = waterfall;
        this.where = where + " waterfall: ";
        this.legs = twin.flow.size();
        this.worthIn = new BigDecimal[legs];
        this.worthOut = new BigDecimal[legs];
        Asset settlement = twin.route.settlement();
        for (int at = legs - 1; at >= 0; at--) {
            Asset brought = twin.brought(at);
            BigDecimal next = at == legs - 1 ? BigDecimal.ONE : worthIn[at + 1];
            Asset into = at == legs - 1 ? settlement : twin.spent(at + 1);
            BigDecimal turned = at == legs - 1 && twin.converts()
                    ? rate(twin.market.instruments.get(twin.market.converterId), brought)
                    : BigDecimal.ONE.scaleByPowerOfTen(into.decimals() - brought.decimals());
            worthOut[at] = next.multiply(turned, DIGITS);
            worthIn[at] = worthOut[at].multiply(rate(twin.instrument(at), twin.spent(at)), DIGITS);
            units = units.add(worthIn[at]).add(worthOut[at]);
        }
    }

    /** Units received for one unit of {@code paid} at the best price. */
    private BigDecimal rate(Instrument instrument, Asset paid) {
        boolean buy = instrument.quote().id() == paid.id();
        BigDecimal px = BigDecimal.valueOf(twin.market.quotes.px(instrument.id(), buy ? Side.BUY : Side.SELL, 0),
                instrument.pxDecimals());
        BigDecimal rate = buy ? BigDecimal.ONE.divide(px, DIGITS) : px;
        Asset other = buy ? instrument.base() : instrument.quote();
        return rate.scaleByPowerOfTen(other.decimals() - paid.decimals());
    }

    void check() {
        assertEquals(waterfall.gross, waterfall.net + waterfall.costs(), where + "does not add up");
        assertEquals(outcome.net(), waterfall.net, where + "net");
        RandomCosts costs = twin.market.costs;
        assertEquals(costs.flat, waterfall.flat, where + "gas and tip");
        assertEquals(BruteForceSize.charge(outcome.spend(), costs.premiumE8), waterfall.premium, where + "premium");
        assertEquals(part(costs.slippageE8), waterfall.slippage, where + "slippage");
        assertEquals(part(costs.decayE8), waterfall.decay, where + "decay");
        assertEquals(outcome.haircut(), waterfall.haircut, where + "haircut");
        assertEquals(part(costs.borrowE8), waterfall.borrow, where + "borrow");
        assertEquals(part(costs.exitE8), waterfall.exit, where + "exit");
        assertEquals(outcome.funding(), waterfall.funding, where + "funding");
        assertEquals(outcome.shadow(), waterfall.shadow, where + "shadow");
        BigDecimal gross = grossOf().subtract(spentWorth(0, atBest(0)));
        BigDecimal depth = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.valueOf(outcome.tokens());
        BigDecimal rounding = BigDecimal.ZERO;
        for (int at = 0; at < legs; at++) {
            BruteForceSize.Fill fill = outcome.fills().get(at);
            boolean buy = twin.flow.get(at).side() == Side.BUY;
            BigDecimal deeper = BigDecimal.valueOf(fill.notional()).subtract(notionalAtBest(at));
            depth = depth.add(buy ? spentWorth(at, deeper) : deeper.negate().multiply(worthOut[at]));
            boolean inBase = LegRates.feeInBase(twin.instrument(at), twin.flow.get(at).side());
            BigDecimal fee = BigDecimal.valueOf(fill.fee());
            fees = fees.add(buy && !inBase ? spentWorth(at, fee) : fee.multiply(worthOut[at]));
            if (at > 0) {
                rounding = rounding.add(worthOut[at - 1].multiply(
                        BigDecimal.valueOf(outcome.fills().get(at - 1).yielded())));
                rounding = rounding.subtract(worthIn[at].multiply(BigDecimal.valueOf(fill.paid())));
            }
        }
        BigDecimal best = BigDecimal.valueOf(outcome.fills().get(legs - 1).yielded()).multiply(worthOut[legs - 1]);
        BigDecimal conversion = twin.converts() ? best.subtract(BigDecimal.valueOf(outcome.receive()))
                : BigDecimal.ZERO;
        assertClose(gross, waterfall.gross, "gross");
        assertClose(depth, waterfall.depth, "depth");
        assertClose(fees, waterfall.fees, "fees");
        assertClose(conversion, waterfall.conversion, "conversion");
        assertClose(rounding, waterfall.rounding, "rounding");
        assertTrue(waterfall.depth >= 0, where + "depth is negative");
        exactFees();
    }

    /** Fees in the settlement asset are what was charged, to the unit. */
    private void exactFees() {
        boolean settled = legs == 2 && !twin.converts();
        for (int at = 0; at < legs; at++) {
            settled &= !LegRates.feeInBase(twin.instrument(at), twin.flow.get(at).side());
            settled &= twin.instrument(at).quote().id() == twin.route.settlement().id();
        }
        if (settled) {
            long charged = outcome.fills().get(0).fee() + outcome.fills().get(1).fee() + outcome.tokens();
            assertEquals(charged, waterfall.fees, where + "fees are not those of the fills");
        }
    }

    private long part(long rateE8) {
        return BruteForceSize.charge(outcome.receive(), rateE8);
    }

    private BigDecimal grossOf() {
        BruteForceSize.Fill first = outcome.fills().get(0);
        Instrument instrument = twin.instrument(0);
        BigDecimal base = BigDecimal.valueOf(first.qty(), instrument.qtyDecimals())
                .movePointRight(instrument.base().decimals());
        boolean buy = twin.flow.get(0).side() == Side.BUY;
        return (buy ? base : notionalAtBest(0)).multiply(worthOut[0]);
    }

    private BigDecimal atBest(int at) {
        Instrument instrument = twin.instrument(at);
        return twin.flow.get(at).side() == Side.BUY ? notionalAtBest(at)
                : BigDecimal.valueOf(outcome.fills().get(at).qty(), instrument.qtyDecimals())
                        .movePointRight(instrument.base().decimals());
    }

    private BigDecimal notionalAtBest(int at) {
        Instrument instrument = twin.instrument(at);
        BigDecimal px = BigDecimal.valueOf(twin.market.quotes.px(instrument.id(), twin.flow.get(at).side(), 0),
                instrument.pxDecimals());
        return px.multiply(BigDecimal.valueOf(outcome.fills().get(at).qty(), instrument.qtyDecimals()))
                .movePointRight(instrument.quote().decimals());
    }

    private BigDecimal spentWorth(int at, BigDecimal amount) {
        return at > 0 ? amount.multiply(worthIn[at])
                : amount.scaleByPowerOfTen(twin.route.settlement().decimals() - twin.spent(0).decimals());
    }

    /** As close as single units on the way, of each level and leg, allow. */
    private void assertClose(BigDecimal expected, long actual, String item) {
        BigDecimal off = expected.subtract(BigDecimal.valueOf(actual)).abs();
        BigDecimal allowed = units.multiply(BigDecimal.valueOf(6)).add(BigDecimal.valueOf(4));
        assertTrue(off.compareTo(allowed) <= 0, () -> where + item + " is " + actual + ", the twin's "
                + expected.round(MathContext.DECIMAL64) + ", units on the way " + units.round(MathContext.DECIMAL32));
    }
}
