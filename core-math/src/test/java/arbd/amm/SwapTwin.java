package arbd.amm;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pool of concentrated liquidity in BigInteger, written the long way round: fractions with a rounding direction
 * instead of the contract's formulae, and a bitmap in words that is searched bit by bit.
 */
final class SwapTwin {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger Q96 = BigInteger.ONE.shiftLeft(96);

    final Map<Integer, BigInteger> nets = new TreeMap<>();
    private final Map<Integer, BigInteger> words = new HashMap<>();
    private final int spacing;
    private final BigInteger fee;

    BigInteger price;
    BigInteger liquidity;
    int tick;
    BigInteger in;
    BigInteger out;
    int steps;
    int crossed;

    SwapTwin(int feePips, int spacing) {
        this.fee = BigInteger.valueOf(feePips);
        this.spacing = spacing;
    }

    void initialise(int at, BigInteger net) {
        nets.put(at, net);
        int compressed = at / spacing;
        int word = compressed >> 8;
        words.put(word, words.getOrDefault(word, BigInteger.ZERO).setBit(compressed & 255));
    }

    /** Swaps until nothing is left or the limit is reached. */
    void swap(boolean zeroForOne, boolean exactIn, BigInteger amount, BigInteger limit) {
        BigInteger left = amount;
        in = BigInteger.ZERO;
        out = BigInteger.ZERO;
        steps = 0;
        crossed = 0;
        while (left.signum() > 0 && !price.equals(limit)) {
            int next = next(zeroForOne);
            BigInteger nextPrice = TickTwin.price(next);
            BigInteger target = zeroForOne ? nextPrice.max(limit) : nextPrice.min(limit);
            BigInteger before = price;
            left = left.subtract(step(zeroForOne, exactIn, left, target));
            steps++;
            if (price.equals(nextPrice)) {
                if (nets.containsKey(next)) {
                    liquidity = zeroForOne ? liquidity.subtract(nets.get(next)) : liquidity.add(nets.get(next));
                    crossed++;
                }
                tick = zeroForOne ? next - 1 : next;
            } else if (!price.equals(before)) {
                tick = TickTwin.tickAt(price);
            }
        }
    }

    private int next(boolean zeroForOne) {
        int compressed = Math.floorDiv(tick, spacing) + (zeroForOne ? 0 : 1);
        BigInteger word = words.getOrDefault(compressed >> 8, BigInteger.ZERO);
        int bit = compressed & 255;
        while (!word.testBit(bit) && bit != (zeroForOne ? 0 : 255)) {
            bit += zeroForOne ? -1 : 1;
        }
        return Math.max(TickTwin.MIN, Math.min(TickTwin.MAX, ((compressed >> 8 << 8) + bit) * spacing));
    }

    /** Returns what of the wanted amount was used up. */
    private BigInteger step(boolean zeroForOne, boolean exactIn, BigInteger left, BigInteger target) {
        BigInteger whole = exactIn ? paidIn(zeroForOne, target) : takenOut(zeroForOne, target);
        BigInteger useful = exactIn ? left.multiply(MILLION.subtract(fee)).divide(MILLION) : left;
        BigInteger from = price;
        boolean reached = useful.compareTo(whole) >= 0;
        BigInteger to = reached ? target : exactIn ? priceAfterInput(zeroForOne, useful)
                : priceAfterOutput(zeroForOne, useful);
        BigInteger paid = paidIn(zeroForOne, to);
        BigInteger taken = takenOut(zeroForOne, to);
        price = to;
        if (!exactIn) {
            taken = taken.min(left);
        }
        BigInteger charged = exactIn && !to.equals(target) ? left.subtract(paid)
                : up(paid.multiply(fee), MILLION.subtract(fee));
        if (from.equals(to) && liquidity.signum() == 0) {
            taken = BigInteger.ZERO;
        }
        in = in.add(paid).add(charged);
        out = out.add(taken);
        return exactIn ? paid.add(charged) : taken;
    }

    private BigInteger paidIn(boolean zeroForOne, BigInteger to) {
        BigInteger low = price.min(to);
        BigInteger high = price.max(to);
        BigInteger product = liquidity.multiply(high.subtract(low));
        return zeroForOne ? up(up(product.multiply(Q96), high), low) : up(product, Q96);
    }

    private BigInteger takenOut(boolean zeroForOne, BigInteger to) {
        BigInteger low = price.min(to);
        BigInteger high = price.max(to);
        BigInteger product = liquidity.multiply(high.subtract(low));
        return zeroForOne ? product.divide(Q96) : product.multiply(Q96).divide(high).divide(low);
    }

    private BigInteger priceAfterInput(boolean zeroForOne, BigInteger amount) {
        if (!zeroForOne) {
            return price.add(amount.multiply(Q96).divide(liquidity));
        }
        BigInteger depth = liquidity.multiply(Q96);
        boolean fits = amount.multiply(price).add(depth).bitLength() <= 256;
        return fits ? up(depth.multiply(price), depth.add(amount.multiply(price)))
                : up(depth, depth.divide(price).add(amount));
    }

    private BigInteger priceAfterOutput(boolean zeroForOne, BigInteger amount) {
        if (zeroForOne) {
            return price.subtract(up(amount.multiply(Q96), liquidity));
        }
        BigInteger depth = liquidity.multiply(Q96);
        return up(depth.multiply(price), depth.subtract(amount.multiply(price)));
    }

    private static BigInteger up(BigInteger above, BigInteger below) {
        BigInteger[] parts = above.divideAndRemainder(below);
        return parts[0].add(BigInteger.valueOf(parts[1].signum()));
    }
}
