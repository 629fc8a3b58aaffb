package arbd.amm;

import arbd.market.Require;

/**
 * A constant-product pool's fee as its contract counts it: of what is paid in, {@code keep / whole} trades. Prices do
 * not depend on how far the fraction is reduced; where the contract's products overflow does.
 *
 * @param keep what trades of {@code whole}, positive
 * @param whole at least {@code keep}, at most a million
 */
public record PoolFee(long keep, long whole) {
    private static final int BPS = 10_000;
    private static final int PIPS = 1_000_000;

    /** Checks the bounds above. */
    public PoolFee {
        Require.that(keep > 0 && keep <= whole && whole <= PIPS, "keeps %d of %d", keep, whole);
    }

    /** A fee in basis points, 0..9,999, counted in thousandths where it can be: 30 is 997 of 1,000. */
    public static PoolFee ofBps(int bps) {
        return bps % 10 == 0 ? new PoolFee(BPS / 10 - bps / 10, BPS / 10) : new PoolFee(BPS - bps, BPS);
    }

    /** A fee in millionths, 0..999,999. */
    public static PoolFee ofPips(int pips) {
        return pips % (PIPS / BPS) == 0 ? ofBps(pips / (PIPS / BPS)) : new PoolFee(PIPS - pips, PIPS);
    }

    /** What trades of one unit. Ranks and guesses. */
    double kept() {
        return (double) keep / whole;
    }
}
