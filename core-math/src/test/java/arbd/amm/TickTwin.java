package arbd.amm;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Prices of ticks in BigInteger; the powers are worked out from 1.0001, and ticks are found one by one. */
final class TickTwin {
    static final int MIN = -887_272;
    static final int MAX = 887_272;

    private static final int POWERS = 20;
    private static final BigInteger[] POWER = new BigInteger[POWERS];

    static {
        MathContext digits = new MathContext(120);
        BigDecimal power = new BigDecimal("1.0001");
        BigDecimal one = new BigDecimal(BigInteger.ONE.shiftLeft(128));
        for (int i = 0; i < POWERS; i++) {
            POWER[i] = one.divide(power.sqrt(digits), digits).setScale(0, RoundingMode.HALF_UP).toBigInteger();
            power = power.multiply(power, digits);
        }
    }

    private TickTwin() {
    }

    static BigInteger price(int tick) {
        BigInteger ratio = BigInteger.ONE.shiftLeft(128);
        for (int i = 0; i < POWERS; i++) {
            if ((Math.abs(tick) >> i & 1) != 0) {
                ratio = ratio.multiply(POWER[i]).shiftRight(128);
            }
        }
        if (tick > 0) {
            ratio = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE).divide(ratio);
        }
        BigInteger[] parts = ratio.divideAndRemainder(BigInteger.ONE.shiftLeft(32));
        return parts[0].add(BigInteger.valueOf(parts[1].signum()));
    }

    /** Searched one by one, from where a logarithm says. */
    static int tickAt(BigInteger price) {
        int tick = (int) Math.min(MAX - 2, Math.max(MIN + 2,
                2 * Math.log(price.doubleValue() / Math.pow(2, 96)) / Math.log(1.0001))) - 2;
        while (price(tick + 1).compareTo(price) <= 0) {
            tick++;
        }
        if (price(tick).compareTo(price) > 0) {
            throw new AssertionError("no tick found for " + price);
        }
        return tick;
    }
}
