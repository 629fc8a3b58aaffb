package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Exact decimals and amounts: plain digits, no exponent, never through a {@code double}. */
final class Decimals {
    private static final String DIGITS = "\\d{1,18}(\\.\\d{1,18})?";

    /** More than zero. */
    static final Type<BigDecimal> POSITIVE = new ScalarType<>("a decimal above 0 such as 0.01", DIGITS, text -> {
        BigDecimal value = new BigDecimal(text);
        return value.signum() > 0 ? value : null;
    });

    /** Zero or more. */
    static final Type<BigDecimal> NOT_NEGATIVE =
            new ScalarType<>("a decimal of at least 0 such as 100.5", DIGITS, BigDecimal::new);

    /** {@code "2000 USDT"}: above zero, of a configured asset, fits its decimals. */
    static final Type<Amount> AMOUNT = new AmountType();

    private Decimals() {
    }

    /** Whether the value is whole in units of {@code 10^-decimals} and fits a {@code long}. */
    static boolean fits(BigDecimal value, int decimals) {
        BigDecimal units = value.movePointRight(decimals).stripTrailingZeros();
        return units.scale() <= 0 && units.precision() - units.scale() <= 19
                && units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }

    /** Complains unless the value fits the asset; says whether it does. An unknown asset was complained about. */
    static boolean fitsAsset(Cursor at, BigDecimal value, String asset) {
        Integer decimals = at.names().assets().get(asset);
        if (decimals == null || fits(value, decimals)) {
            return decimals != null;
        }
        at.expected("at most " + decimals + " decimals of " + asset + " and less than 2^63 of its units",
                "'" + value.toPlainString() + "'");
        return false;
    }

    private record AmountType() implements Type<Amount> {
        private static final Pattern PATTERN = Pattern.compile("(" + DIGITS + ") (" + References.ASSET_NAME + ")");

        @Override
        public Amount read(Cursor at) {
            if (!(at.node() instanceof Node.Scalar scalar)) {
                at.expected(expected(), at.node().what());
                return null;
            }
            Matcher matcher = PATTERN.matcher(scalar.text());
            if (!matcher.matches() || new BigDecimal(matcher.group(1)).signum() == 0) {
                at.expected(expected(), scalar.what());
                return null;
            }
            BigDecimal value = new BigDecimal(matcher.group(1));
            String asset = matcher.group(3);
            boolean good = References.isAsset(at, asset) && fitsAsset(at, value, asset);
            return good ? new Amount(value, asset) : null;
        }

        @Override
        public String expected() {
            return "an amount above 0 such as 2000 USDT";
        }

        @Override
        public ObjectNode schema() {
            return JsonNodeFactory.instance.objectNode().put("type", "string")
                    .put("pattern", "^" + PATTERN.pattern() + "$");
        }
    }
}
