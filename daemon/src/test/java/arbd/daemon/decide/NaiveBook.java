package arbd.daemon.decide;

import static arbd.daemon.decide.NaivePool.EXACT;

import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.Tick;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/** What a naive twin knows of a book: its last levels, walked in decimals. */
final class NaiveBook {
    /**
     * A quantity, level by level.
     *
     * @param notional quote units before the fee
     * @param units base units
     * @param fee in whichever asset it is charged, units
     * @param inBase whether that is the base
     */
    record Walk(BigInteger notional, BigInteger units, BigInteger fee, boolean inBase) {
    }

    final Instrument instrument;
    long receivedNanos = Long.MIN_VALUE / 2;
    private final long[][] px = new long[2][0];
    private final long[][] qty = new long[2][0];
    private boolean live;

    NaiveBook(Instrument instrument) {
        this.instrument = instrument;
    }

    void apply(Tick tick) {
        live = tick.type == Tick.DEPTH && tick.state != MarketState.DISCONNECTED;
        int[] levels = {tick.bids, tick.asks};
        for (int side = 0; side < 2; side++) {
            px[side] = Arrays.copyOf(side == 0 ? tick.bidPx : tick.askPx, levels[side]);
            qty[side] = Arrays.copyOf(side == 0 ? tick.bidQty : tick.askQty, levels[side]);
        }
        receivedNanos = live ? tick.receivedNanos : receivedNanos;
    }

    boolean sane() {
        return live && px[0][0] < px[1][0];
    }

    private static int at(Side side) {
        return side == Side.BUY ? 1 : 0;
    }

    BigDecimal price(Side side, int level) {
        return BigDecimal.valueOf(px[at(side)][level], instrument.pxDecimals());
    }

    BigDecimal amount(long ofQty) {
        return BigDecimal.valueOf(ofQty, instrument.qtyDecimals());
    }

    /** Base units of a quantity, rounded down. */
    BigInteger units(long ofQty) {
        return amount(ofQty).movePointRight(instrument.base().decimals()).setScale(0, RoundingMode.FLOOR)
                .toBigInteger();
    }

    /** Base at a level's price in quote units, rounded against us. */
    BigInteger value(Side side, int level, BigDecimal base) {
        return base.multiply(price(side, level)).movePointRight(instrument.quote().decimals())
                .setScale(0, side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR).toBigInteger();
    }

    private BigDecimal feeRate() {
        return BigDecimal.valueOf(instrument.takerFeeE8(), 8);
    }

    /** What one whole unit paid brings at the best level, fee paid. */
    BigDecimal rate(Side side) {
        BigDecimal one = BigDecimal.ONE;
        if (side == Side.SELL) {
            return price(side, 0).multiply(one.subtract(feeRate()));
        }
        return inBase(side) ? one.subtract(feeRate()).divide(price(side, 0), EXACT)
                : one.divide(price(side, 0).multiply(one.add(feeRate())), EXACT);
    }

    private boolean inBase(Side side) {
        return side == Side.BUY && instrument.feeSide() == FeeSide.RECEIVED;
    }

    long visible(Side side) {
        return Arrays.stream(qty[at(side)]).sum();
    }

    /** The worst price that a quantity touches. */
    long worst(Side side, long ofQty) {
        long rest = ofQty;
        int level = 0;
        while (rest > qty[at(side)][level]) {
            rest -= qty[at(side)][level++];
        }
        return px[at(side)][level];
    }

    Walk walk(Side side, long ofQty) {
        BigInteger notional = BigInteger.ZERO;
        BigInteger units = BigInteger.ZERO;
        BigInteger fee = BigInteger.ZERO;
        long rest = ofQty;
        for (int level = 0; rest > 0; level++) {
            long take = Math.min(rest, qty[at(side)][level]);
            BigInteger value = value(side, level, amount(take));
            notional = notional.add(value);
            units = units.add(units(take));
            fee = fee.add(new BigDecimal(inBase(side) ? units(take) : value).multiply(feeRate())
                    .setScale(0, RoundingMode.CEILING).toBigInteger());
            rest -= take;
        }
        return new Walk(notional, units, fee, inBase(side));
    }

    /** Whether the venue takes it as an order: a purchase is valued at the best price, a sale at its limit. */
    boolean accepts(Side side, long ofQty) {
        if (ofQty < instrument.minQty() || ofQty > visible(side)) {
            return false;
        }
        BigDecimal limit = BigDecimal.valueOf(side == Side.BUY ? px[1][0] : worst(side, ofQty),
                instrument.pxDecimals());
        BigInteger value = amount(ofQty).multiply(limit).movePointRight(instrument.quote().decimals())
                .setScale(0, RoundingMode.FLOOR).toBigInteger();
        return value.compareTo(BigInteger.valueOf(instrument.minNotional())) >= 0;
    }

    /** The least that the venue takes; 0 = nothing that is visible. */
    long least(Side side) {
        for (long tried = instrument.qtyIncrement(); tried <= visible(side); tried += instrument.qtyIncrement()) {
            if (accepts(side, tried)) {
                return tried;
            }
        }
        return 0;
    }

    /** Base units as a quantity, rounded down. */
    long qtyFloor(long units) {
        return BigDecimal.valueOf(units, instrument.base().decimals()).movePointRight(instrument.qtyDecimals())
                .setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /** The most that a quote balance pays for if all of it fills at this price, fee included. */
    long covered(long limitPx, long free) {
        BigDecimal fee = instrument.feeSide() == FeeSide.QUOTE ? feeRate().max(BigDecimal.ZERO) : BigDecimal.ZERO;
        BigDecimal most = BigDecimal.valueOf(free).divide(BigDecimal.ONE.add(fee), 0, RoundingMode.FLOOR)
                .movePointLeft(instrument.quote().decimals());
        return most.divide(BigDecimal.valueOf(limitPx, instrument.pxDecimals()), EXACT)
                .movePointRight(instrument.qtyDecimals()).setScale(0, RoundingMode.FLOOR).longValueExact();
    }
}
