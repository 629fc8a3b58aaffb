package arbd.execution.sim.chain;

import arbd.amm.Pool;
import arbd.amm.U256;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who trades in the pools. First those who take edges: what a pool is off the reference prices by more than its fee,
 * some of it, in some blocks. Then everybody else: small trades either way, now and then one that moves a pool far off,
 * and those who provide liquidity or take it out. Sizes are guessed in {@code double}; what they do is counted exactly.
 */
final class Traders {
    private static final double ONE_E8 = 1e8;
    private static final double PIPS = 1e6;
    private static final double BPS = 1e-4;
    /** An edge that somebody comes for, and what is left of it at most. */
    private static final double WORTH_IT = 8 * BPS;
    private static final double LEFT = 2 * BPS;
    private static final double SHOCK_LEAST = 0.35;
    private static final double FLOW_CHANCE = 0.5;
    /** Mean of a small trade, as part of the depth. */
    private static final double FLOW_PART = 4e-4;
    private static final double PROVIDED_LEAST = 0.002;
    private static final double PROVIDED_SPAN = 0.02;
    private static final int SPACINGS_MAX = 30;
    private static final int NAMES = 8;
    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(160);

    private final ChainSettings settings;
    private final List<Pool> pools;
    private final PairChanges pairs = new PairChanges();
    private final ConcentratedChanges concentrated;
    private final Opening opening;

    Traders(ChainSettings settings, List<Pool> pools, ConcentratedChanges concentrated, Opening opening) {
        this.settings = settings;
        this.pools = pools;
        this.concentrated = concentrated;
        this.opening = opening;
    }

    /** Fills a block. */
    void trade(Draft draft, SplittableRandom random) {
        for (int pool = 0; pool < pools.size(); pool++) {
            compete(draft, pool, random);
        }
        for (int pool = 0; pool < pools.size(); pool++) {
            flow(draft, pool, random);
            shock(draft, pool, random);
            provide(draft, pool, random);
        }
    }

    private void compete(Draft draft, int at, SplittableRandom random) {
        Pool pool = pools.get(at);
        double off = off(draft, at);
        double fee = pool.feePips() / PIPS;
        boolean come = random.nextDouble() < settings.competingE8() / ONE_E8;
        double part = (1 + random.nextDouble()) / 2;
        if (come && Math.abs(off) > fee + WORTH_IT) {
            double end = Math.copySign(fee + LEFT, off);
            move(draft, at, off + (end - off) * part, name("arbitrageur", random));
        }
    }

    private void shock(Draft draft, int at, SplittableRandom random) {
        boolean come = random.nextDouble() < settings.shockE8() / ONE_E8;
        double size = (SHOCK_LEAST + (1 - SHOCK_LEAST) * random.nextDouble()) * settings.shockSizeE8() / ONE_E8;
        boolean up = random.nextBoolean();
        double fee = pools.get(at).feePips() / PIPS;
        if (come && Math.abs(off(draft, at)) < fee + WORTH_IT) {
            move(draft, at, (up ? 1 : -1) * (fee + size), name("whale", random));
        }
    }

    private void flow(Draft draft, int at, SplittableRandom random) {
        boolean come = random.nextDouble() < FLOW_CHANCE;
        double notional = -StrictMath.log(1 - random.nextDouble()) * FLOW_PART * settings.depth();
        boolean zeroForOne = random.nextBoolean();
        BigInteger amountIn = opening.units(pools.get(at), zeroForOne, notional);
        if (come && amountIn.signum() > 0) {
            swap(draft, at, zeroForOne, amountIn, null, name("trader", random));
        }
    }

    private void provide(Draft draft, int at, SplittableRandom random) {
        boolean come = random.nextDouble() < settings.providersE8() / ONE_E8;
        boolean add = random.nextBoolean();
        double part = PROVIDED_LEAST + PROVIDED_SPAN * random.nextDouble();
        if (!come) {
            return;
        }
        String who = name("provider", random);
        Change change = draft.state(at) instanceof PairState pair ? providePair(draft, at, pair, add, part, who)
                : provideRange(at, (ConcentratedState) draft.state(at), add, part, random);
        draft.add(at, who, change);
    }

    private Change providePair(Draft draft, int at, PairState state, boolean add, double part, String who) {
        Pool pool = pools.get(at);
        return add ? pairs.mint(pool, state, Opening.whole(state.reserve0().doubleValue() * part), draft.by(who))
                : pairs.burn(pool, state, Opening.whole(state.supply().doubleValue() * part), draft.by(who));
    }

    /** A new position near the price, or one that is not a founder's is taken out, half of them whole. */
    private Change provideRange(int at, ConcentratedState state, boolean add, double part, SplittableRandom random) {
        Pool pool = pools.get(at);
        int spacings = 1 + random.nextInt(SPACINGS_MAX);
        boolean whole = random.nextBoolean();
        int others = state.positions().size() - Opening.positions();
        if (add || others == 0) {
            return concentrated.mint(pool, state, opening.around(pool, state, spacings * pool.tickSpacing(),
                    part * settings.depth(), name("provider", random)));
        }
        int chosen = Opening.positions() + random.nextInt(others);
        BigInteger held = state.positions().get(chosen).liquidity();
        return concentrated.burn(pool, state, chosen, whole ? held : held.shiftRight(1).max(BigInteger.ONE));
    }

    /** How far a pool's price is off the reference prices. */
    private double off(Draft draft, int at) {
        return draft.state(at).price() / opening.price(pools.get(at)) - 1;
    }

    /** Trades until the price is so far off the reference prices. */
    private void move(Draft draft, int at, double off, String who) {
        Pool pool = pools.get(at);
        double target = opening.price(pool) * (1 + off);
        PoolState state = draft.state(at);
        boolean zeroForOne = target < state.price();
        if (state instanceof PairState pair) {
            double product = pair.reserve0().doubleValue() * pair.reserve1().doubleValue();
            double in = zeroForOne ? Math.sqrt(product / target) - pair.reserve0().doubleValue()
                    : Math.sqrt(product * target) - pair.reserve1().doubleValue();
            BigInteger amountIn = Opening.whole(in / (1 - pool.feePips() / PIPS));
            if (amountIn.signum() > 0) {
                swap(draft, at, zeroForOne, amountIn, null, who);
            }
        } else {
            swap(draft, at, zeroForOne, ALL, new U256().setGuess(Math.sqrt(target) * 0x1p96), who);
        }
    }

    private void swap(Draft draft, int at, boolean zeroForOne, BigInteger amountIn, U256 limit, String who) {
        Pool pool = pools.get(at);
        Change change = draft.state(at) instanceof PairState pair
                ? pairs.swap(pool, pair, zeroForOne, amountIn, draft.by(who))
                : concentrated.swap(pool, (ConcentratedState) draft.state(at), zeroForOne, amountIn, limit,
                        draft.by(who));
        draft.add(at, who, change);
    }

    private static String name(String kind, SplittableRandom random) {
        return Hex.address(kind + random.nextInt(NAMES));
    }
}
