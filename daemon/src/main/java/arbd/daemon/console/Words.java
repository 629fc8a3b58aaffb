package arbd.daemon.console;

import arbd.market.Asset;
import arbd.market.Decimals;
import arbd.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as people read them. Exact where they are money, rounded where they are only looked at. */
public final class Words {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private static final Pattern ADDRESS =
            Pattern.compile("0x([0-9a-fA-F]{4})[0-9a-fA-F]{32,}([0-9a-fA-F]{4})");

    private Words() {
    }

    /** An amount in full, without trailing zeros: {@code 12.345}. */
    public static String exact(long units, int decimals) {
        BigDecimal value = BigDecimal.valueOf(units, decimals).stripTrailingZeros();
        return value.signum() == 0 ? "0" : value.toPlainString();
    }

    /** An amount to two places, grouped, with its asset: {@code 1,234.56 USDT}. */
    public static String amount(long units, Asset asset) {
        BigDecimal value = BigDecimal.valueOf(units, asset.decimals()).setScale(2, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,.2f %s", value, asset.name());
    }

    /** A small amount to four places, with its asset: {@code 0.0031 USDT}. */
    public static String small(long units, Asset asset) {
        BigDecimal value = BigDecimal.valueOf(units, asset.decimals()).setScale(4, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,.4f %s", value, asset.name());
    }

    /** A gain to four places, with sign and asset: {@code +1.2345 USDT}. */
    public static String gain(long units, Asset asset) {
        BigDecimal value = BigDecimal.valueOf(units, asset.decimals()).setScale(4, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%+,.4f %s", value, asset.name());
    }

    /** A signed amount in full, with its asset: {@code -0.015 BTC}. */
    public static String signed(long units, Asset asset) {
        return (units > 0 ? "+" : "") + exact(units, asset.decimals()) + " " + asset.name();
    }

    /** An edge: {@code 12.3 bps}. */
    public static String bps(long ppm) {
        return String.format(Locale.ROOT, "%.1f bps", ppm / 100.0);
    }

    /** A short time: {@code 8.1 us}. */
    public static String duration(long nanos) {
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f us", nanos / 1e3);
        }
        if (nanos < 1_000_000_000) {
            return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
        }
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    /** A count, grouped: {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A price in the instrument's decimals. */
    public static String px(long px, Instrument instrument) {
        return Decimals.text(px, instrument.pxDecimals());
    }

    /** A quantity in the instrument's decimals. */
    public static String qty(long qty, Instrument instrument) {
        return Decimals.text(qty, instrument.qtyDecimals());
    }

    /** A route's title with the addresses of pools cut to their ends: {@code 0x88e6..5640}. */
    public static String brief(String title) {
        return ADDRESS.matcher(title).replaceAll("0x$1..$2");
    }

    /** A time of day, local. */
    public static String clock(long wallNanos) {
        return CLOCK.format(Instant.ofEpochSecond(0, wallNanos));
    }
}
