package arbd.route;

import arbd.market.Decimals;
import arbd.market.Require;
import arbd.market.Wide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How large the raw edges of two-leg routes were over a recording, before fees: {@code (sell - buy) / buy}, in basis
 * points. Counts and extremes are decided by exact integer comparison; only the printed extremes are rounded.
 */
public final class EdgeSurvey {
    /** Decimals of a threshold and of a printed edge. */
    public static final int BPS_DECIMALS = 6;

    /** One whole in units of 1e-6 bps. */
    private static final long WHOLE = Decimals.pow10(4 + BPS_DECIMALS);
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private final long[] thresholds;
    private final long[] observed;
    private final long[] unpriced;
    private final long[] atOrAbove;
    private final Extreme[] least;
    private final Extreme[] most;

    /**
     * An empty survey.
     *
     * @param routes number of routes, at least 1
     * @param thresholdsBps decimal text, up to 6 decimals, may be negative
     * @throws IllegalArgumentException when a threshold is not such a number
     */
    public EdgeSurvey(int routes, List<String> thresholdsBps) {
        this.thresholds = new long[thresholdsBps.size()];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = Decimals.parse(thresholdsBps.get(i), BPS_DECIMALS);
            Require.that(thresholds[i] != Decimals.BAD, "threshold must be a number with up to %d decimals, was '%s'",
                    BPS_DECIMALS, thresholdsBps.get(i));
        }
        this.observed = new long[routes];
        this.unpriced = new long[routes];
        this.atOrAbove = new long[routes * thresholds.length];
        this.least = new Extreme[routes];
        this.most = new Extreme[routes];
        for (int i = 0; i < routes; i++) {
            least[i] = new Extreme(-1);
            most[i] = new Extreme(1);
        }
    }

    /**
     * Takes one pair of prices.
     *
     * @param line number of the line in the recording, from 1
     * @param sellPx mantissa of the price we would sell at, positive
     * @param buyPx mantissa of the price we would buy at, positive
     */
    public void observe(int route, long line, long sellPx, int sellDecimals, long buyPx, int buyDecimals) {
        int decimals = Math.max(sellDecimals, buyDecimals);
        long sell = Wide.mulDivFloor(sellPx, Decimals.pow10(decimals - sellDecimals), 1);
        long buy = Wide.mulDivFloor(buyPx, Decimals.pow10(decimals - buyDecimals), 1);
        if (sellPx <= 0 || buyPx <= 0 || sell == Wide.OVERFLOW || buy == Wide.OVERFLOW) {
            unpriced[route]++;
            return;
        }
        observed[route]++;
        int first = route * thresholds.length;
        for (int i = 0; i < thresholds.length; i++) {
            // (sell - buy) / buy >= threshold / WHOLE
            if (Wide.compareProducts(sell - buy, WHOLE, thresholds[i], buy) >= 0) {
                atOrAbove[first + i]++;
            }
        }
        least[route].consider(line, sell, buy);
        most[route].consider(line, sell, buy);
    }

    /** Pairs of prices that counted. */
    public long observed(int route) {
        return observed[route];
    }

    /** Pairs that did not count: a price was not positive, or too large to scale. */
    public long unpriced(int route) {
        return unpriced[route];
    }

    /** How often the edge was at or above a threshold, by its position in the constructor's list. */
    public long atOrAbove(int route, int threshold) {
        return atOrAbove[route * thresholds.length + threshold];
    }

    /** Smallest edge, bps with 6 decimals, rounded half-even; empty text when nothing was observed. */
    public String minBps(int route) {
        return least[route].bps();
    }

    /** First line with the smallest edge, 0 = none. */
    public long minLine(int route) {
        return least[route].line;
    }

    /** Largest edge, bps with 6 decimals, rounded half-even; empty text when nothing was observed. */
    public String maxBps(int route) {
        return most[route].bps();
    }

    /** First line with the largest edge, 0 = none. */
    public long maxLine(int route) {
        return most[route].line;
    }

    /** The first pair of prices with the smallest (-1) or largest (1) ratio. */
    private static final class Extreme {
        private final int wanted;
        private long line;
        private long sell;
        private long buy;

        Extreme(int wanted) {
            this.wanted = wanted;
        }

        void consider(long candidateLine, long candidateSell, long candidateBuy) {
            if (line != 0 && wanted * Wide.compareProducts(candidateSell, buy, sell, candidateBuy) <= 0) {
                return;
            }
            line = candidateLine;
            sell = candidateSell;
            buy = candidateBuy;
        }

        String bps() {
            if (line == 0) {
                return "";
            }
            BigDecimal gain = BigDecimal.valueOf(sell).subtract(BigDecimal.valueOf(buy));
            return gain.multiply(BPS).divide(BigDecimal.valueOf(buy), BPS_DECIMALS, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
    }
}
