package arbd.amm;

/** A trade in a pool of two reserves whose product is kept. Shares the maths of its thread. */
public final class PairHop implements Hop {
    private final PairRule rule;
    private final U256 reserveIn = new U256();
    private final U256 reserveOut = new U256();
    private final U256 after = new U256();
    private final U256 part = new U256();
    private final U256 whole = new U256();
    private final MulDiv mulDiv = new MulDiv();
    private PoolFee fee = PoolFee.ofBps(0);

    /** A trade in no pool yet. */
    public PairHop(PairRule rule) {
        this.rule = rule;
    }

    /** Becomes a trade in this pool. */
    public PairHop set(U256 in, U256 out, PoolFee poolFee) {
        reserveIn.set(in);
        reserveOut.set(out);
        fee = poolFee;
        return this;
    }

    @Override
    public boolean begin(Range into) {
        if (reserveIn.isZero() || reserveOut.isZero()) {
            return false;
        }
        into.bend = fee.kept() / reserveIn.toDouble();
        into.slope = into.bend * reserveOut.toDouble();
        into.room = Double.POSITIVE_INFINITY;
        return true;
    }

    @Override
    public boolean next(Range into) {
        return false;
    }

    @Override
    public AmmVerdict out(U256 amountIn, U256 into) {
        if (!fits(amountIn)) {
            return AmmVerdict.RESERVE_OVERFLOW;
        }
        AmmVerdict verdict = rule.amountOut(amountIn, reserveIn, reserveOut, fee, into);
        return verdict == AmmVerdict.OK && into.isZero() ? AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT : verdict;
    }

    @Override
    public AmmVerdict leastIn(U256 amountOut, U256 into) {
        AmmVerdict verdict = rule.leastIn(amountOut, reserveIn, reserveOut, fee, into);
        return verdict == AmmVerdict.OK && !fits(into) ? AmmVerdict.RESERVE_OVERFLOW : verdict;
    }

    private boolean fits(U256 amountIn) {
        return after.add(reserveIn, amountIn) && after.bits() <= rule.reserveBits();
    }

    @Override
    public boolean atPrice(U256 amountIn, U256 into) {
        return mulDiv.floor(amountIn, reserveOut, reserveIn, into);
    }

    @Override
    public boolean feeOf(U256 amountIn, U256 into) {
        return mulDiv.ceil(amountIn, part.set(fee.whole() - fee.keep()), whole.set(fee.whole()), into);
    }
}
