package arbd.daemon.archive;

import java.util.List;
import java.util.Locale;

/** Turns a row into the message that the venue's stream sends for it. Times in messages are milliseconds. */
final class RowMessage {
    private static final long MILLI = 1_000_000L;

    private final ArchiveKind kind;
    private final String symbol;
    private final String stream;
    private long nanos;

    RowMessage(ArchiveKind kind, String symbol) {
        this.kind = kind;
        this.symbol = symbol;
        this.stream = symbol.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether this first row names the columns.
     *
     * @throws BadRowException when it names others
     */
    boolean header(CsvRow row) throws BadRowException {
        boolean named = !row.text(1).isEmpty() && Character.isLetter(row.text(1).charAt(0));
        List<String> expected = kind.columns();
        if (named) {
            for (int i = 1; i <= expected.size(); i++) {
                if (!row.has(i) || !row.text(i).equals(expected.get(i - 1))) {
                    throw new BadRowException("expected the columns " + String.join(",", expected));
                }
            }
        } else if (kind == ArchiveKind.BYBIT_SPOT_TRADES || kind == ArchiveKind.BYBIT_CONTRACT_TRADES) {
            throw new BadRowException("expected the columns " + String.join(",", expected));
        } else {
            complete(row, expected.size());
        }
        return named;
    }

    private static void complete(CsvRow row, int columns) throws BadRowException {
        if (row.size() != columns) {
            throw new BadRowException("expected " + columns + " columns, was " + row.size());
        }
    }

    /**
     * The message.
     *
     * @throws BadRowException when a column is not what it should be
     */
    String of(CsvRow row) throws BadRowException {
        if (row.size() < kind.columns().size()) {
            complete(row, kind.columns().size());
        }
        nanos = kind == ArchiveKind.BYBIT_CONTRACT_TRADES ? row.nanosOfSeconds(kind.timeColumn())
                : row.nanos(kind.timeColumn());
        return switch (kind) {
            case SPOT_TRADES, FUTURES_TRADES -> trade(row);
            case SPOT_AGG_TRADES, FUTURES_AGG_TRADES -> aggTrade(row);
            case FUTURES_BOOK_TICKER -> quote(row);
            case BYBIT_CONTRACT_TRADES -> contractTrade(row);
            case BYBIT_SPOT_TRADES -> bybit(row.number(4), row.number(3), side(row, 5), "", row.word(1), rpi(row, 6));
            case BYBIT_BOOK -> throw new IllegalStateException("books are messages already");
        };
    }

    /** Time of the last message: the venue's, nanoseconds since 1970. */
    long nanos() {
        return nanos;
    }

    private String trade(CsvRow row) throws BadRowException {
        String rest = kind == ArchiveKind.SPOT_TRADES ? ",\"M\":" + row.flag(7) : "";
        return "{\"stream\":\"" + stream + "@trade\",\"data\":{\"e\":\"trade\"" + times("E") + ",\"s\":\"" + symbol
                + "\",\"t\":" + row.whole(1) + ",\"p\":\"" + row.number(2) + "\",\"q\":\"" + row.number(3) + '"'
                + times("T") + ",\"m\":" + row.flag(6) + rest + "}}";
    }

    private String aggTrade(CsvRow row) throws BadRowException {
        String rest = kind == ArchiveKind.SPOT_AGG_TRADES ? ",\"M\":" + row.flag(8) : "";
        return "{\"stream\":\"" + stream + "@aggTrade\",\"data\":{\"e\":\"aggTrade\"" + times("E") + ",\"s\":\""
                + symbol + "\",\"a\":" + row.whole(1) + ",\"p\":\"" + row.number(2) + "\",\"q\":\"" + row.number(3)
                + "\",\"f\":" + row.whole(4) + ",\"l\":" + row.whole(5) + times("T") + ",\"m\":" + row.flag(7) + rest
                + "}}";
    }

    private String quote(CsvRow row) throws BadRowException {
        return "{\"stream\":\"" + stream + "@bookTicker\",\"data\":{\"e\":\"bookTicker\",\"u\":" + row.whole(1)
                + ",\"s\":\"" + symbol + "\",\"b\":\"" + row.number(2) + "\",\"B\":\"" + row.number(3)
                + "\",\"a\":\"" + row.number(4) + "\",\"A\":\"" + row.number(5) + "\",\"T\":"
                + row.nanos(6) / MILLI + times("E") + "}}";
    }

    private String contractTrade(CsvRow row) throws BadRowException {
        if (!row.text(2).equals(symbol)) {
            throw row.bad(2, "symbol " + symbol + " as in the file's name");
        }
        return bybit(row.number(4), row.number(5), side(row, 3), ",\"L\":\"" + row.word(6) + '"', row.word(7),
                rpi(row, 11));
    }

    private String bybit(String qty, String px, String side, String direction, String id, String rpi) {
        return "{\"topic\":\"publicTrade." + symbol + "\",\"type\":\"snapshot\"" + times("ts") + ",\"data\":[{\"T\":"
                + nanos / MILLI + ",\"s\":\"" + symbol + "\",\"S\":\"" + side + "\",\"v\":\"" + qty + "\",\"p\":\""
                + px + '"' + direction + ",\"i\":\"" + id + '"' + rpi + "}]}";
    }

    private static String side(CsvRow row, int column) throws BadRowException {
        return switch (row.text(column)) {
            case "Buy", "buy" -> "Buy";
            case "Sell", "sell" -> "Sell";
            default -> throw row.bad(column, "Buy or Sell");
        };
    }

    /** Whether a retail price improvement order was matched; only newer archives tell. */
    private static String rpi(CsvRow row, int column) throws BadRowException {
        return row.has(column) ? ",\"RPI\":" + row.flag(column) : "";
    }

    private String times(String key) {
        return ",\"" + key + "\":" + nanos / MILLI;
    }
}
