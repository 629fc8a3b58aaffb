package arbd.feeds.evm;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.TickMath;
import arbd.amm.U256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A pool's contract as it is written down in its paper: big numbers and a sorted map. */
final class ModelPool {
    private static final TickMath MATH = new TickMath();
    /** Where prices end, so that positions around them are of ticks that there are. */
    private static final int FURTHEST = 800_000;

    /** Liquidity between two ticks. */
    record Position(int lower, int upper, BigInteger amount) {
    }

    final Pool pool;
    BigInteger reserve0 = BigInteger.ONE;
    BigInteger reserve1 = BigInteger.ONE;
    BigInteger sqrtPrice;
    BigInteger liquidity = BigInteger.ZERO;
    int tick;
    private int home;
    final TreeMap<Integer, BigInteger[]> ticks = new TreeMap<>();
    final List<Position> positions = new ArrayList<>();

    ModelPool(Pool pool, int tick) {
        this.pool = pool;
        this.tick = tick;
        this.home = tick;
        this.sqrtPrice = ratio(tick);
        if (pool.kind() == PoolKind.CONCENTRATED) {
            int outermost = TickMath.TICK_MAX / pool.tickSpacing() * pool.tickSpacing();
            change(new Position(-outermost, outermost, BigInteger.ONE.shiftLeft(80)), true);
        }
    }

    ModelPool copy() {
        ModelPool copy = new ModelPool(pool, tick);
        copy.reserve0 = reserve0;
        copy.reserve1 = reserve1;
        copy.sqrtPrice = sqrtPrice;
        copy.liquidity = liquidity;
        copy.home = home;
        copy.ticks.clear();
        ticks.forEach((at, amounts) -> copy.ticks.put(at, amounts.clone()));
        copy.positions.clear();
        copy.positions.addAll(positions);
        return copy;
    }

    /** Something happens, now and then something far away from the price if that is wanted; the log of it. */
    ModelLog happens(SplittableRandom random, boolean wild) {
        if (pool.kind() == PoolKind.CONSTANT_PRODUCT) {
            return sync(new BigInteger(1 + random.nextInt(112), new java.util.Random(random.nextLong())),
                    BigInteger.valueOf(random.nextLong(1, Long.MAX_VALUE)));
        }
        int what = random.nextInt(10);
        int spacing = pool.tickSpacing();
        if (what < 5) {
            int far = wild && random.nextInt(20) == 0 ? 3_000 * spacing : 30 * spacing;
            int from = wild ? tick - tick / 50 : home;
            return swapTo(from + random.nextInt(-far, far + 1), random);
        }
        if (what < 8 || positions.size() < 2) {
            int middle = Math.floorDiv(tick, spacing);
            int lower = (middle - random.nextInt(-20, 40)) * spacing;
            return mint(new Position(lower, lower + (1 + random.nextInt(50)) * spacing,
                    BigInteger.valueOf(random.nextLong(1, 1L << 40)).shiftLeft(random.nextInt(50))));
        }
        Position of = positions.get(1 + random.nextInt(positions.size() - 1));
        BigInteger part = switch (random.nextInt(4)) {
            case 0 -> BigInteger.ZERO;
            case 1 -> of.amount.shiftRight(1);
            default -> of.amount;
        };
        return burn(of, part);
    }

    ModelLog sync(BigInteger new0, BigInteger new1) {
        reserve0 = new0;
        reserve1 = new1;
        return ModelLog.of(pool, Abi.SYNC, List.of(), Hex.word(new0), Hex.word(new1));
    }

    /** A swap that ends at a tick, somewhere before the next; downwards also exactly behind one that is crossed. */
    ModelLog swapTo(int wanted, SplittableRandom random) {
        int to = Math.max(-FURTHEST, Math.min(FURTHEST, wanted));
        BigInteger span = ratio(to + 1).subtract(ratio(to));
        BigInteger price = ratio(to).add(span.multiply(BigInteger.valueOf(random.nextInt(1_000)))
                .divide(BigInteger.valueOf(1_000)));
        Integer below = ticks.floorKey(to);
        if (to < tick && below != null && below > -FURTHEST && random.nextInt(3) == 0) {
            price = ratio(below);
            to = below - 1;
        }
        for (Map.Entry<Integer, BigInteger[]> crossed : ticks.subMap(Math.min(tick, to), false, Math.max(tick, to),
                true).entrySet()) {
            BigInteger net = crossed.getValue()[1];
            liquidity = to > tick ? liquidity.add(net) : liquidity.subtract(net);
        }
        tick = to;
        sqrtPrice = price;
        BigInteger amount0 = BigInteger.valueOf(random.nextLong());
        return ModelLog.of(pool, Abi.SWAP, List.of(Hex.word(7), Hex.word(8)), Hex.word(amount0),
                Hex.word(amount0.negate()), Hex.word(price), Hex.word(liquidity), Hex.word(to));
    }

    ModelLog mint(Position position) {
        change(position, true);
        positions.add(position);
        return ModelLog.of(pool, Abi.MINT, List.of(Hex.word(9), Hex.word(position.lower), Hex.word(position.upper)),
                Hex.word(5), Hex.word(position.amount), Hex.word(1), Hex.word(2));
    }

    ModelLog burn(Position position, BigInteger part) {
        Position change = new Position(position.lower, position.upper, part);
        change(change, false);
        positions.remove(position);
        if (part.compareTo(position.amount) < 0) {
            positions.add(new Position(position.lower, position.upper, position.amount.subtract(part)));
        }
        return ModelLog.of(pool, Abi.BURN, List.of(Hex.word(9), Hex.word(position.lower), Hex.word(position.upper)),
                Hex.word(part), Hex.word(1), Hex.word(2));
    }

    private void change(Position position, boolean grows) {
        BigInteger by = grows ? position.amount : position.amount.negate();
        change(position.lower, by, by);
        change(position.upper, by, by.negate());
        if (tick >= position.lower && tick < position.upper) {
            liquidity = liquidity.add(by);
        }
        if (grows && positions.isEmpty()) {
            positions.add(position);
        }
    }

    private void change(int at, BigInteger gross, BigInteger net) {
        BigInteger[] amounts = ticks.computeIfAbsent(at, key -> new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO});
        amounts[0] = amounts[0].add(gross);
        amounts[1] = amounts[1].add(net);
        if (amounts[0].signum() == 0) {
            ticks.remove(at);
        }
    }

    /** What the contract answers. */
    String call(String data) {
        String selector = data.substring(2, 10);
        int argument = data.length() > 10 ? Hex.signed(data.substring(10)).intValueExact() : 0;
        return "0x" + switch (selector) {
            case Abi.TOKEN0 -> Hex.word(new BigInteger(pool.token0().substring(2), 16));
            case Abi.TOKEN1 -> Hex.word(new BigInteger(pool.token1().substring(2), 16));
            case Abi.FEE -> Hex.word(pool.feePips());
            case Abi.TICK_SPACING -> Hex.word(pool.tickSpacing());
            case Abi.GET_RESERVES -> Hex.word(reserve0) + Hex.word(reserve1) + Hex.word(1);
            case Abi.SLOT0 -> Hex.word(sqrtPrice) + Hex.word(tick) + Hex.word(0) + Hex.word(1) + Hex.word(1)
                    + Hex.word(0) + Hex.word(1);
            case Abi.LIQUIDITY -> Hex.word(liquidity);
            case Abi.TICK_BITMAP -> Hex.word(bitmap(argument));
            case Abi.TICKS -> tick(argument);
            default -> "";
        };
    }

    private BigInteger bitmap(int word) {
        BigInteger bits = BigInteger.ZERO;
        for (int at : ticks.keySet()) {
            int compressed = Math.floorDiv(at, pool.tickSpacing());
            if (Math.floorDiv(compressed, 256) == word) {
                bits = bits.setBit(Math.floorMod(compressed, 256));
            }
        }
        return bits;
    }

    private String tick(int at) {
        BigInteger[] amounts = ticks.getOrDefault(at, new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO});
        return Hex.word(amounts[0]) + Hex.word(amounts[1]) + (Hex.word(0)).repeat(5) + Hex.word(1);
    }

    /** As {@link #describe(PoolEvent)} would, for an event of this state with this window. */
    String describe(PoolEvent like) {
        if (pool.kind() == PoolKind.CONSTANT_PRODUCT) {
            return reserve0 + "/" + reserve1;
        }
        TreeMap<Integer, BigInteger> nets = new TreeMap<>();
        ticks.subMap(like.windowFrom, true, like.windowTo, true).forEach((at, amounts) -> nets.put(at, amounts[1]));
        boolean inside = like.windowFrom <= tick && like.windowTo > tick;
        return sqrtPrice + " " + liquidity + " " + tick + " " + nets + (inside ? "" : " outside its window");
    }

    static String describe(Pool pool, PoolEvent event) {
        if (pool.kind() == PoolKind.CONSTANT_PRODUCT) {
            return event.reserve0 + "/" + event.reserve1;
        }
        TreeMap<Integer, BigInteger> nets = new TreeMap<>();
        int[] indexes = Arrays.copyOf(event.tickIndex, event.ticks);
        for (int i = 0; i < event.ticks; i++) {
            nets.put(indexes[i], BigInteger.valueOf(event.netHigh[i]).shiftLeft(64)
                    .add(new BigInteger(Long.toUnsignedString(event.netLow[i]))));
        }
        return event.sqrtPrice + " " + event.liquidity + " " + event.tick + " " + nets
                + (nets.size() == event.ticks ? "" : " ticks twice");
    }

    static BigInteger ratio(int at) {
        U256 price = new U256();
        MATH.sqrtRatio(at, price);
        return price.toBigInteger();
    }

}
