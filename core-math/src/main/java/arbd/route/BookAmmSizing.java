package arbd.route;

import arbd.amm.U256;

/**
 * Sizes of a book trade against pools and what they gain. A reusable slot; unless {@link #verdict} is OK the rest means
 * nothing.
 */
public final class BookAmmSizing {
    /** Dense route id. */
    public int route;
    /** Whether to go ahead, or why not. */
    public AmmSizingVerdict verdict = AmmSizingVerdict.NOT_SANE;
    /** Whether no quantity that can be traded gains more; otherwise one that was not tried may. */
    public boolean best;
    /** Quantity on the book, mantissa, a multiple of the lot. */
    public long qty;
    /** Worst level touched, price mantissa. */
    public long px;
    /** Paid into each pool on chain; behind the last, what comes out. */
    public final U256[] amount = new U256[BookAmmRoute.POOLS_MAX + 1];
    /** What is paid in all, units of the quote asset, without costs. */
    public long spend;
    /** What is received in all, units of the quote asset. */
    public long receive;
    /** Of the quantity on the book, units of the quote asset, before the fee. */
    public long notional;
    /** Fee of the book, units of the asset that it is charged in. */
    public long fee;
    /** Gas of the transaction, units of the quote asset. */
    public long gas;
    /** Tip to who includes it, units of the quote asset, rounded up. */
    public long tip;
    /** {@link #receive} less {@link #spend} less gas and tip; positive when the verdict is OK. */
    public long net;

    /** Nothing yet. */
    public BookAmmSizing() {
        for (int i = 0; i < amount.length; i++) {
            amount[i] = new U256();
        }
    }
}
