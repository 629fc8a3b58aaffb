package arbd.route;

import arbd.amm.MulDiv;
import arbd.amm.U256;
import arbd.market.Wide;

/**
 * Between units of an asset and units of its token on chain, each rounded the way its name or argument says. Keeps what
 * it needs to work with: one for each thread; allocates nothing.
 */
public final class ChainUnits {
    private static final int DECIMALS_MAX = 36;

    private final MulDiv mulDiv = new MulDiv();
    private final U256[] tens = new U256[DECIMALS_MAX + 1];
    private final U256 units = new U256();

    /** Ready to turn. */
    public ChainUnits() {
        tens[0] = U256.of(1);
        for (int i = 1; i < tens.length; i++) {
            tens[i] = new U256();
            tens[i].multiply(tens[i - 1], 10);
        }
    }

    /**
     * Into becomes an amount on chain.
     *
     * @param value units of the asset, not negative
     * @param decimals of the asset, 0..18
     * @param onChain of its token, 0..36
     * @param up rounded up, else down
     */
    public void toChain(long value, int decimals, int onChain, boolean up, U256 into) {
        into.set(value);
        if (onChain >= decimals) {
            mulDiv.multiply(into, tens[onChain - decimals], into);
        } else {
            divide(into, tens[decimals - onChain], up, into);
        }
    }

    /**
     * An amount on chain in units of the asset.
     *
     * @param up rounded up, else down
     * @return the units, or {@link Wide#OVERFLOW}
     */
    public long fromChain(U256 value, int onChain, int decimals, boolean up) {
        boolean fits = onChain >= decimals ? divide(value, tens[onChain - decimals], up, units)
                : mulDiv.multiply(value, tens[decimals - onChain], units);
        return fits && units.bits() < Long.SIZE ? units.limb(0) : Wide.OVERFLOW;
    }

    private boolean divide(U256 value, U256 by, boolean up, U256 into) {
        return up ? mulDiv.divideCeil(value, by, into) : mulDiv.divideFloor(value, by, into);
    }
}
