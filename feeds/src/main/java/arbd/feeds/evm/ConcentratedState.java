package arbd.feeds.evm;

import arbd.amm.PoolEvent;
import arbd.amm.TickMath;
import arbd.amm.U256;

/**
 * A pool of concentrated liquidity. A swap tells price, liquidity and tick after it; mints and burns tell what changes
 * at two ticks. No swap is counted here, but what a swap tells of the liquidity must be what the ticks between make it.
 */
final class ConcentratedState implements PoolState {
    final U256 sqrtPrice = new U256();
    final U256 liquidity = new U256();
    int tick;
    final TickWindow ticks = new TickWindow();

    private final int spacing;
    private final TickMath math;
    private final U256 scratch = new U256();

    ConcentratedState(int spacing, TickMath math) {
        this.spacing = spacing;
        this.math = math;
    }

    /** Whether price, tick and window fit each other. */
    boolean sound() {
        return priced(sqrtPrice, tick) && tick >= ticks.from() && tick < ticks.to();
    }

    @Override
    public Applied apply(PoolLog log) {
        return switch (log.kind) {
            case SWAP -> swap(log);
            case MINT -> position(log, true);
            case BURN -> position(log, false);
            default -> Applied.IMPOSSIBLE;
        };
    }

    @Override
    public void fill(PoolEvent event) {
        event.sqrtPrice.set(sqrtPrice);
        event.liquidity.set(liquidity);
        event.tick = tick;
        ticks.fill(event);
    }

    private Applied swap(PoolLog log) {
        if (!priced(log.first, log.tick)) {
            return Applied.IMPOSSIBLE;
        }
        if (log.tick < ticks.from() || log.tick >= ticks.to()) {
            return Applied.OUTSIDE;
        }
        if (!ticks.cross(tick, log.tick, liquidity, scratch) || liquidity.compare(log.second) != 0) {
            return Applied.CONTRADICTION;
        }
        sqrtPrice.set(log.first);
        tick = log.tick;
        return Applied.DONE;
    }

    private Applied position(PoolLog log, boolean grows) {
        int lower = log.tick;
        int upper = log.tickUpper;
        if (lower >= upper || lower < TickMath.TICK_MIN || upper > TickMath.TICK_MAX || lower % spacing != 0
                || upper % spacing != 0 || log.first.bits() >= Abi.LIQUIDITY_BITS) {
            return Applied.IMPOSSIBLE;
        }
        if (log.first.isZero()) {
            return Applied.UNCHANGED;
        }
        if (!ticks.change(lower, log.first, grows, false, tick) || !ticks.change(upper, log.first, grows, true, tick)) {
            return Applied.IMPOSSIBLE;
        }
        if (tick >= lower && tick < upper) {
            boolean fits = grows ? liquidity.add(liquidity, log.first) : liquidity.subtract(liquidity, log.first);
            return fits && liquidity.bits() <= Abi.LIQUIDITY_BITS ? Applied.DONE : Applied.IMPOSSIBLE;
        }
        return Applied.DONE;
    }

    /** Only exactly at a tick that was crossed downwards the contract's tick is one below the price's. */
    private boolean priced(U256 price, int at) {
        if (!math.inRange(price)) {
            return false;
        }
        int exact = math.tickAt(price);
        if (at == exact) {
            return true;
        }
        math.sqrtRatio(exact, scratch);
        return at == exact - 1 && scratch.compare(price) == 0;
    }
}
