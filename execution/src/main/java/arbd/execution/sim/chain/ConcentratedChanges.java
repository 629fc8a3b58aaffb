package arbd.execution.sim.chain;

import arbd.amm.AmmVerdict;
import arbd.amm.ConcentratedLiquidity;
import arbd.amm.ConcentratedPool;
import arbd.amm.Pool;
import arbd.amm.PoolSwap;
import arbd.amm.SqrtPriceMath;
import arbd.amm.TickMath;
import arbd.amm.U256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Transactions in concentrated pools, as the contract counts them. Null where it would revert. */
final class ConcentratedChanges {
    /** Most positions of a pool, so that its ticks always fit into one event. */
    static final int POSITIONS_MAX = 24;

    private static final int TICKS_MAX = 2 * POSITIONS_MAX;
    private static final long SWAP_GAS = 130_000;
    private static final long CROSSING_GAS = 25_000;
    private static final long MINT_GAS = 320_000;
    private static final long BURN_GAS = 210_000;

    private final ConcentratedLiquidity maths = new ConcentratedLiquidity();
    private final SqrtPriceMath prices = new SqrtPriceMath();
    private final U256 amount0 = new U256();
    private final U256 amount1 = new U256();

    /**
     * Pays in at most this much, up to a price.
     *
     * @param limit square-root price at which the swap ends, null = none
     */
    Change swap(Pool pool, ConcentratedState state, boolean zeroForOne, BigInteger amountIn, U256 limit, Trader who) {
        ConcentratedPool before = of(pool, state);
        PoolSwap swap = new PoolSwap();
        swap.zeroForOne = zeroForOne;
        swap.exactIn = true;
        swap.amount.set(U256.of(amountIn));
        maths.unlimited(swap);
        if (limit != null) {
            swap.limit.set(limit);
        }
        if (maths.swap(before, swap) != AmmVerdict.OK || swap.amountOut.isZero() || swap.liquidityAfter.isZero()) {
            return null;
        }
        ConcentratedState after = new ConcentratedState(swap.priceAfter.toBigInteger(), swap.tickAfter,
                swap.liquidityAfter.toBigInteger(), state.ticks(), state.positions());
        BigInteger in = swap.amountIn.toBigInteger();
        BigInteger taken = swap.amountOut.toBigInteger().negate();
        PoolLog log = Events.swap(pool, who.address(), zeroForOne ? in : taken, zeroForOne ? taken : in, after);
        return new Change(after, List.of(log), SWAP_GAS + swap.crossed * CROSSING_GAS);
    }

    private ConcentratedPool of(Pool pool, ConcentratedState state) {
        ConcentratedPool slot = new ConcentratedPool(pool.feePips(), pool.tickSpacing(), TICKS_MAX);
        slot.sqrtPrice.set(U256.of(state.sqrtPrice()));
        slot.liquidity.set(U256.of(state.liquidity()));
        slot.tick = state.tick();
        slot.ticks.clear(TickMath.TICK_MIN, TickMath.TICK_MAX, maths.ticks());
        for (Map.Entry<Integer, ConcentratedState.Tick> tick : state.ticks().entrySet()) {
            BigInteger net = tick.getValue().net();
            slot.ticks.add(tick.getKey(), net.shiftRight(Long.SIZE).longValue(), net.longValue(), maths.ticks());
        }
        return slot;
    }

    /** Adds liquidity; what it takes is rounded up. */
    Change mint(Pool pool, ConcentratedState state, Position added) {
        if (state.positions().size() >= POSITIONS_MAX || !amounts(state, added, true)) {
            return null;
        }
        List<Position> positions = new ArrayList<>(state.positions());
        positions.add(added);
        PoolLog log = Events.mint(pool, added, amount0.toBigInteger(), amount1.toBigInteger());
        return new Change(changed(state, added, added.liquidity(), positions), List.of(log), MINT_GAS);
    }

    /** Takes liquidity out of one of the positions; what it gives is rounded down. */
    Change burn(Pool pool, ConcentratedState state, int position, BigInteger liquidity) {
        Position held = state.positions().get(position);
        Position part = held.with(liquidity);
        if (!amounts(state, part, false)) {
            return null;
        }
        List<Position> positions = new ArrayList<>(state.positions());
        BigInteger left = held.liquidity().subtract(liquidity);
        if (left.signum() == 0) {
            positions.remove(position);
        } else {
            positions.set(position, held.with(left));
        }
        PoolLog log = Events.burn(pool, part, amount0.toBigInteger(), amount1.toBigInteger());
        return new Change(changed(state, part, liquidity.negate(), positions), List.of(log), BURN_GAS);
    }

    /** What liquidity is of both tokens at the price. */
    private boolean amounts(ConcentratedState state, Position of, boolean up) {
        U256 price = U256.of(state.sqrtPrice());
        U256 liquidity = U256.of(of.liquidity());
        U256 from = new U256();
        U256 to = new U256();
        maths.ticks().sqrtRatio(of.lower(), from);
        maths.ticks().sqrtRatio(of.upper(), to);
        U256 at = state.tick() < of.lower() ? from : state.tick() >= of.upper() ? to : price;
        return prices.amount0(at, to, liquidity, up, amount0) && prices.amount1(from, at, liquidity, up, amount1);
    }

    private static ConcentratedState changed(ConcentratedState state, Position at, BigInteger by,
            List<Position> positions) {
        SortedMap<Integer, ConcentratedState.Tick> ticks = new TreeMap<>(state.ticks());
        add(ticks, at.lower(), by, by);
        add(ticks, at.upper(), by, by.negate());
        boolean inside = at.lower() <= state.tick() && state.tick() < at.upper();
        BigInteger liquidity = inside ? state.liquidity().add(by) : state.liquidity();
        return new ConcentratedState(state.sqrtPrice(), state.tick(), liquidity, ticks, List.copyOf(positions));
    }

    private static void add(SortedMap<Integer, ConcentratedState.Tick> ticks, int tick, BigInteger gross,
            BigInteger net) {
        ConcentratedState.Tick before = ticks.getOrDefault(tick, ConcentratedState.Tick.NONE);
        ConcentratedState.Tick after =
                new ConcentratedState.Tick(before.gross().add(gross), before.net().add(net));
        if (after.gross().signum() == 0) {
            ticks.remove(tick);
        } else {
            ticks.put(tick, after);
        }
    }

    /** A pool at a price, without any liquidity. */
    ConcentratedState opened(BigInteger sqrtPrice) {
        return new ConcentratedState(sqrtPrice, maths.ticks().tickAt(U256.of(sqrtPrice)), BigInteger.ZERO,
                new TreeMap<>(), List.of());
    }
}
