package arbd.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Worths of units that are on no lot, against decimals that drop nothing. */
class MoneyTest {
    @Test
    void shouldRoundWorthsAsTheirNamesSay() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            Asset base = new Asset(0, "B", random.nextInt(10));
            Asset quote = new Asset(1, "Q", random.nextInt(10));
            Instrument instrument = new Instrument(0, new Venue(0, "v", "x"), "BQ", Kind.SPOT, base, quote,
                    random.nextInt(6), random.nextInt(6), 1, 1, 1, 0, 0, FeeSide.QUOTE);
            long px = 1 + random.nextInt(1_000_000);
            long units = random.nextInt(1_000_000);
            BigDecimal value = BigDecimal.valueOf(units, base.decimals())
                    .multiply(BigDecimal.valueOf(px, instrument.pxDecimals())).movePointRight(quote.decimals());
            String where = "seed 7 case " + i + " " + instrument + " px " + px + " units " + units;
            assertEquals(whole(value, RoundingMode.CEILING), Money.valueCeil(instrument, px, units), where);
            assertEquals(whole(value, RoundingMode.FLOOR), Money.valueFloor(instrument, px, units), where);
            BigDecimal bought = BigDecimal.valueOf(units, quote.decimals()).movePointRight(base.decimals())
                    .divide(BigDecimal.valueOf(px, instrument.pxDecimals()), 40, RoundingMode.CEILING);
            assertEquals(whole(bought, RoundingMode.CEILING), Money.unitsReaching(instrument, px, units), where);
        }
    }

    private static long whole(BigDecimal value, RoundingMode mode) {
        BigInteger whole = value.setScale(0, mode).toBigInteger();
        return whole.bitLength() < Long.SIZE ? whole.longValueExact() : Wide.OVERFLOW;
    }
}
