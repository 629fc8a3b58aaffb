package arbd.route;

import arbd.market.Wide;

/**
 * What holding a basis position pays. Rates in 1e-8 of the notional; stateless.
 *
 * <p>Funding is paid at fixed times, so what counts is how many of them fall into the time that the position is
 * expected to be held; each is taken to be as large as the one that is announced.
 */
public final class Carry {
    private Carry() {
    }

    /**
     * Funding that a long position pays until its expected exit.
     *
     * @param rateE8 the next payment, positive when the long side pays
     * @param intervalNanos between payments, positive
     * @param nextNanos time of the next payment; one that is past has been paid
     * @param nowNanos on the same clock
     * @param holdNanos expected holding time, not negative
     * @return in 1e-8 of the notional, limited to a tenth either way
     */
    public static long fundingE8(long rateE8, long intervalNanos, long nextNanos, long nowNanos, long holdNanos) {
        long payments = payments(intervalNanos, nextNanos, nowNanos, holdNanos);
        long size = Wide.mulDivFloor(Math.abs(rateE8), payments, 1);
        long limited = Math.min(size, RouteCosts.RATE_MAX_E8);
        return rateE8 < 0 ? -limited : limited;
    }

    /** Payments after now and not after now + hold; one at the very end counts. */
    static long payments(long intervalNanos, long nextNanos, long nowNanos, long holdNanos) {
        long wait = nextNanos - nowNanos;
        if (wait <= 0) {
            // Announced times that are past: the first that is still to come.
            wait = intervalNanos - (-wait) % intervalNanos;
        }
        return wait > holdNanos ? 0 : 1 + (holdNanos - wait) / intervalNanos;
    }
}
