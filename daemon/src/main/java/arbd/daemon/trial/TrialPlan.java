package arbd.daemon.trial;

import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;

/**
 * The order that will be placed: the least that the venue takes, post-only, below the best bid.
 *
 * @param instrument what is bought
 * @param bidPx best bid that it was planned on, mantissa
 * @param px limit, mantissa
 * @param qty mantissa
 */
public record TrialPlan(Instrument instrument, long bidPx, long px, long qty) {
    /** Hyperliquid allows five significant digits; four suit everybody. */
    private static final long DIGITS = 10_000;
    private static final long E8 = 100_000_000L;

    /**
     * Plans it.
     *
     * @param awayE8 how far below the best bid, in 1e-8 of it, above 0 and below one
     * @throws IllegalArgumentException when no such price or quantity exists
     */
    public static TrialPlan of(Instrument instrument, long bidPx, long awayE8) {
        long px = rounded(bidPx - bidPx / E8 * awayE8 - bidPx % E8 * awayE8 / E8, instrument.pxIncrement());
        if (px <= 0 || px >= bidPx) {
            throw new IllegalArgumentException("no price so far below " + bidPx);
        }
        long least = instrument.minNotional() == 0 ? 0 : Money.qtyReaching(instrument, px, instrument.minNotional());
        long qty = Money.lotCeil(instrument, Math.max(Math.max(least, instrument.minQty()), 1));
        if (qty <= 0 || Money.notionalFloor(instrument, px, qty) < instrument.minNotional()) {
            throw new IllegalArgumentException("no quantity reaches the smallest notional");
        }
        return new TrialPlan(instrument, bidPx, px, qty);
    }

    private static long rounded(long px, long increment) {
        long scale = 1;
        while (px / scale >= DIGITS) {
            scale *= 10;
        }
        long rough = px / scale * scale;
        return rough - rough % increment;
    }

    /** The order of an epoch. */
    Order order(int epoch) {
        Order order = new Order();
        order.epoch = epoch;
        order.number = 1;
        order.arbitrage = 1;
        order.legs = 1;
        order.instrument = instrument.id();
        order.side = Side.BUY;
        order.timeInForce = TimeInForce.POST_ONLY;
        order.px = px;
        order.qty = qty;
        return order;
    }
}
