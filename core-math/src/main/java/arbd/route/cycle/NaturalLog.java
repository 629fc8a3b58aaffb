package arbd.route.cycle;

/**
 * {@link StrictMath#log}, to the last bit, in Java: on JDK 17 that method is a call into native code, and a tick pays
 * for two of them. The method and its constants are those of {@code e_log.c} of fdlibm, which the documentation of
 * {@link StrictMath} prescribes (Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use,
 * copy, modify, and distribute this software is freely granted, provided that this notice is preserved).
 *
 * <p>A number is 2^k (1 + f) with 1 + f between 1/sqrt(2) and sqrt(2); with s = f / (2 + f) the logarithm of 1 + f is
 * 2s + s R(s^2), and R a polynomial of degree 7 in s^2.
 */
final class NaturalLog {
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double R1 = 0x1.5555555555593p-1;
    private static final double R2 = 0x1.999999997fa04p-2;
    private static final double R3 = 0x1.2492494229359p-2;
    private static final double R4 = 0x1.c71c51d8e78afp-3;
    private static final double R5 = 0x1.7466496cb03dep-3;
    private static final double R6 = 0x1.39a09d078c69fp-3;
    private static final double R7 = 0x1.2f112df3e5244p-3;

    private static final int NORMAL = 0x00100000;
    private static final int INFINITE = 0x7ff00000;
    private static final int MANTISSA = 0x000fffff;
    private static final int ONE = 0x3ff00000;
    private static final int BIAS = 1023;
    private static final int HIGH_BITS = 20;
    /** High word from which a mantissa is halved: what is above sqrt(2). */
    private static final int HALVE = 0x95f64;
    private static final int FAR_LOW = 0x6147a;
    private static final int FAR_HIGH = 0x6b851;

    private NaturalLog() {
    }

    /** Natural logarithm; as {@link StrictMath#log} for everything, zero, negative and infinite numbers included. */
    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int high = (int) (bits >> Integer.SIZE);
        if (high < NORMAL || high >= INFINITE) {
            return StrictMath.log(x);
        }
        int mantissa = high & MANTISSA;
        int halved = mantissa + HALVE & NORMAL;
        int k = (high >> HIGH_BITS) - BIAS + (halved >> HIGH_BITS);
        long reduced = (long) (mantissa | halved ^ ONE) << Integer.SIZE | bits & 0xffffffffL;
        double f = Double.longBitsToDouble(reduced) - 1.0;
        return (MANTISSA & 2 + mantissa) < 3 ? near(k, f) : far(k, f, mantissa);
    }

    /** Where f is below 2^-20, or next to it: the first terms of the series. */
    private static double near(int k, double f) {
        if (f == 0) {
            return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
        }
        double terms = f * f * (0.5 - 0.33333333333333333 * f);
        return k == 0 ? f - terms : k * LN2_HIGH - (terms - k * LN2_LOW - f);
    }

    private static double far(int k, double f, int mantissa) {
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (R2 + w * (R4 + w * R6));
        double odd = z * (R1 + w * (R3 + w * (R5 + w * R7)));
        double r = odd + even;
        if ((mantissa - FAR_LOW | FAR_HIGH - mantissa) > 0) {
            double half = 0.5 * f * f;
            double part = s * (half + r);
            return k == 0 ? f - (half - part) : k * LN2_HIGH - (half - (part + k * LN2_LOW) - f);
        }
        double part = s * (f - r);
        return k == 0 ? f - part : k * LN2_HIGH - (part - k * LN2_LOW - f);
    }
}
