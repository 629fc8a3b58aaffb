package arbd.bench.amm;

import arbd.amm.AmmVerdict;
import arbd.amm.Hop;
import arbd.amm.U256;
import java.math.BigInteger;

/**
 * Peer of the closed form: golden-section search of 60 steps for the amount that gains most, in doubles or in exact
 * integers, over as many hops. The interval is up to the first pool's whole reserve.
 */
final class SearchedAmount {
    private static final int STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final Hop[] hops;
    private final double most;
    private final U256 amount = new U256();
    private final U256 next = new U256();
    private final U256 gain = new U256();
    private final U256 other = new U256();
    private final U256 best = new U256();

    /** A gain for an amount. */
    interface Gain {
        /** May be negative. */
        double of(double amount);
    }

    SearchedAmount(Hop[] hops, BigInteger most) {
        this.hops = hops;
        this.most = most.doubleValue();
    }

    /** The amount that gains most between nothing and {@code most}. */
    static double golden(Gain gain, double most) {
        double low = 0;
        double high = most;
        for (int i = 0; i < STEPS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (gain.of(left) < gain.of(right)) {
                low = left;
            } else {
                high = right;
            }
        }
        return (low + high) / 2;
    }

    /** The largest gain that the same search finds in exact integers. */
    U256 best() {
        double low = 0;
        double high = most;
        best.set(0);
        for (int i = 0; i < STEPS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            boolean leftGains = gain(left, gain);
            boolean rightGains = gain(right, other);
            if (rightGains && (!leftGains || gain.compare(other) < 0)) {
                low = left;
            } else {
                high = right;
            }
            keep(leftGains, gain);
            keep(rightGains, other);
        }
        return best;
    }

    private void keep(boolean gains, U256 value) {
        if (gains && value.compare(best) > 0) {
            best.set(value);
        }
    }

    private boolean gain(double guess, U256 into) {
        amount.setGuess(guess);
        for (Hop hop : hops) {
            if (hop.out(amount, next) != AmmVerdict.OK) {
                return false;
            }
            amount.set(next);
        }
        next.setGuess(guess);
        return into.subtract(amount, next);
    }
}
