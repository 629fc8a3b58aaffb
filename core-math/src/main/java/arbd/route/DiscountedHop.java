package arbd.route;

import arbd.amm.AmmVerdict;
import arbd.amm.Hop;
import arbd.amm.MulDiv;
import arbd.amm.Range;
import arbd.amm.U256;

/**
 * The last trade of a cycle, less what each unit that the cycle pays in must earn. What gains most through it gains
 * most of all that is paid for with what it has to: one sliver more would not earn its premium, tip and least edge.
 */
final class DiscountedHop implements Hop {
    private static final long E8 = 100_000_000L;

    private final MulDiv mulDiv = new MulDiv();
    private final U256 one = U256.of(E8);
    private final U256 wanted = new U256();
    private final U256 scratch = new U256();
    private Hop hop;
    private double kept;

    /** Becomes a trade that has to bring {@code leastE8} more for each unit, in 1e-8. */
    DiscountedHop set(Hop of, long leastE8) {
        hop = of;
        wanted.set(E8 + leastE8);
        kept = (double) E8 / (E8 + leastE8);
        return this;
    }

    @Override
    public boolean begin(Range into) {
        return hop.begin(into) && discounted(into);
    }

    @Override
    public boolean next(Range into) {
        return hop.next(into) && discounted(into);
    }

    private boolean discounted(Range into) {
        into.slope *= kept;
        return true;
    }

    @Override
    public AmmVerdict out(U256 amountIn, U256 into) {
        AmmVerdict verdict = hop.out(amountIn, scratch);
        if (verdict != AmmVerdict.OK) {
            return verdict;
        }
        mulDiv.floor(scratch, one, wanted, into);
        return into.isZero() ? AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT : AmmVerdict.OK;
    }

    @Override
    public AmmVerdict leastIn(U256 amountOut, U256 into) {
        return mulDiv.ceil(amountOut, wanted, one, scratch) ? hop.leastIn(scratch, into) : AmmVerdict.MUL_OVERFLOW;
    }

    @Override
    public boolean atPrice(U256 amountIn, U256 into) {
        return hop.atPrice(amountIn, into);
    }

    @Override
    public boolean feeOf(U256 amountIn, U256 into) {
        return hop.feeOf(amountIn, into);
    }
}
