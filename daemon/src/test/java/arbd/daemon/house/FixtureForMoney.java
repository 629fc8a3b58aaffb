package arbd.daemon.house;

/** Mistakes with money, planted for {@link MoneyBytecodeTest}, and the same done right. */
final class FixtureForMoney {
    private FixtureForMoney() {
    }

    /** Each member hides a double in another way. */
    abstract static class Planted {
        double[] factor;

        static long notional(long px, long qty) {
            double notional = px * 0.01 * qty;
            return (long) notional;
        }

        static long feeE8(long notional) {
            return Math.round(notional / 8);
        }

        long usesField(int at) {
            return (long) (at / factor[at]);
        }

        abstract void takesFloat(float px);

        abstract void takesBox(Double px);

        abstract void takesArray(double[][] px);
    }

    /** No floating point. */
    static final class Clean {
        private final long feeE8;
        private long[] fees = new long[1];

        Clean(long feeE8) {
            this.feeE8 = feeE8;
        }

        long fee(long notional) {
            fees[0] = notional;
            return Math.floorDiv(Math.multiplyHigh(notional, feeE8), Long.parseLong("7"));
        }

        long[] fees() {
            return fees;
        }
    }
}
