package arbd.execution.sim.chain;

import arbd.amm.AmmVerdict;
import arbd.amm.ConstantProduct;
import arbd.amm.PairSwap;
import arbd.amm.Pool;
import arbd.amm.PoolFee;
import arbd.amm.U256;
import java.math.BigInteger;
import java.util.List;

/** Transactions in pairs, as router and pair count them. Null where the contract would revert: then nothing happens. */
final class PairChanges {
    private static final long SWAP_GAS = 110_000;
    private static final long MINT_GAS = 150_000;
    private static final long BURN_GAS = 160_000;

    private final ConstantProduct maths = new ConstantProduct();
    private final U256 out = new U256();

    /** Pays in exactly this much and takes all that it brings. */
    Change swap(Pool pool, PairState state, boolean zeroForOne, BigInteger amountIn, Trader who) {
        PoolFee fee = PoolFee.ofPips(pool.feePips());
        PairSwap swap = new PairSwap();
        swap.reserve0.set(U256.of(state.reserve0()));
        swap.reserve1.set(U256.of(state.reserve1()));
        (zeroForOne ? swap.in0 : swap.in1).set(U256.of(amountIn));
        AmmVerdict verdict = maths.amountOut(zeroForOne ? swap.in0 : swap.in1,
                zeroForOne ? swap.reserve0 : swap.reserve1, zeroForOne ? swap.reserve1 : swap.reserve0, fee, out);
        if (verdict != AmmVerdict.OK || out.isZero()) {
            return null;
        }
        (zeroForOne ? swap.out1 : swap.out0).set(out);
        if (maths.swap(swap, fee) != AmmVerdict.OK) {
            return null;
        }
        PairState after = state.with(swap.reserve0.toBigInteger(), swap.reserve1.toBigInteger(), state.supply(),
                who.blockSeconds());
        return new Change(after, List.of(Events.sync(pool, after),
                Events.pairSwap(pool, who.address(), amountIn, out.toBigInteger(), zeroForOne)), SWAP_GAS);
    }

    /** Provides this much of token 0 and what belongs to it of token 1. */
    Change mint(Pool pool, PairState state, BigInteger amount0, Trader who) {
        BigInteger amount1 = amount0.multiply(state.reserve1()).divide(state.reserve0());
        BigInteger shares = amount0.multiply(state.supply()).divide(state.reserve0())
                .min(amount1.multiply(state.supply()).divide(state.reserve1()));
        if (shares.signum() <= 0) {
            return null;
        }
        PairState after = state.with(state.reserve0().add(amount0), state.reserve1().add(amount1),
                state.supply().add(shares), who.blockSeconds());
        return new Change(after, List.of(Events.sync(pool, after),
                Events.pairMint(pool, who.address(), amount0, amount1)), MINT_GAS);
    }

    /** Takes out what so many shares are worth. */
    Change burn(Pool pool, PairState state, BigInteger shares, Trader who) {
        BigInteger amount0 = shares.multiply(state.reserve0()).divide(state.supply());
        BigInteger amount1 = shares.multiply(state.reserve1()).divide(state.supply());
        if (amount0.signum() <= 0 || amount1.signum() <= 0) {
            return null;
        }
        PairState after = state.with(state.reserve0().subtract(amount0), state.reserve1().subtract(amount1),
                state.supply().subtract(shares), who.blockSeconds());
        return new Change(after, List.of(Events.sync(pool, after),
                Events.pairBurn(pool, who.address(), amount0, amount1)), BURN_GAS);
    }
}
