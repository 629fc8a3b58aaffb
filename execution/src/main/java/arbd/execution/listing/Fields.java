package arbd.execution.listing;

import arbd.market.TradingStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reading members of a listing. What must be there and is not is an {@link IllegalArgumentException}. */
final class Fields {
    private static final int SCALE_MAX = 64;
    private static final int CHARS_MAX = 80;

    private Fields() {
    }

    /** A text, empty when absent. */
    static String text(JsonNode row, String name) {
        return row.path(name).asText("");
    }

    /** A text that must be there. */
    static String needed(JsonNode row, String name) {
        String text = text(row, name);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("no '" + name + "'");
        }
        return text;
    }

    /** A number or its text, exactly; null when absent, null or empty: venues leave out what does not apply. */
    static BigDecimal decimal(JsonNode row, String name) {
        JsonNode value = row.path(name);
        if (value.isMissingNode() || value.isNull() || value.isTextual() && value.textValue().isEmpty()) {
            return null;
        }
        BigDecimal read = value.isNumber() ? value.decimalValue() : parsed(name, value.asText());
        if (Math.abs(read.scale()) > SCALE_MAX || read.precision() > SCALE_MAX) {
            throw new IllegalArgumentException("'" + name + "' is absurd");
        }
        return read;
    }

    private static BigDecimal parsed(String name, String text) {
        if (text.length() > CHARS_MAX) {
            throw new IllegalArgumentException("'" + name + "' is absurdly long");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("'" + name + "' is no number", noNumber);
        }
    }

    /** A whole number or its text; 0 when absent or empty. */
    static long whole(JsonNode row, String name) {
        BigDecimal value = decimal(row, name);
        try {
            return value == null ? 0 : value.longValueExact();
        } catch (ArithmeticException outside) {
            throw new IllegalArgumentException("'" + name + "' is no whole number", outside);
        }
    }

    /** One of the last digit of so many decimals. */
    static BigDecimal lastPlace(long decimals) {
        if (decimals < 0 || decimals > SCALE_MAX) {
            throw new IllegalArgumentException(decimals + " decimals");
        }
        return BigDecimal.ONE.movePointLeft((int) decimals).setScale((int) decimals);
    }

    /** The list below a member, which must be there. */
    static JsonNode list(JsonNode node, String name) {
        JsonNode list = node.path(name);
        if (!list.isArray()) {
            throw new IllegalArgumentException("no list '" + name + "'");
        }
        return list;
    }

    /** Reads the rows that can be read; one strange row must not hide the others. */
    static List<ListedInstrument> rows(Iterable<JsonNode> rows, Function<JsonNode, ListedInstrument> read) {
        List<ListedInstrument> listed = new ArrayList<>();
        for (JsonNode row : rows) {
            try {
                listed.add(read.apply(row));
            } catch (IllegalArgumentException strange) {
                String symbol = symbol(row);
                if (!symbol.isEmpty()) {
                    listed.add(unreadable(symbol, strange.getMessage()));
                }
            }
        }
        return listed;
    }

    /** A row that names an instrument and says nothing that can be read. */
    static ListedInstrument unreadable(String symbol, String why) {
        return new ListedInstrument(symbol, "", "", TradingStatus.UNREADABLE, why, 0,
                new ListedInstrument.Rules(null, 0, null, null, null, null, null), ListedInstrument.Funding.NONE);
    }

    private static String symbol(JsonNode row) {
        for (String name : List.of("symbol", "instId", "product_id", "wsname", "id", "name")) {
            if (row.path(name).isTextual()) {
                return row.path(name).textValue();
            }
        }
        return "";
    }
}
