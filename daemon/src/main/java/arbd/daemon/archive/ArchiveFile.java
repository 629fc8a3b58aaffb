package arbd.daemon.archive;

import arbd.daemon.run.StopException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A daily or monthly archive, by the name under which its venue publishes it.
 *
 * @param path where it is
 * @param venue as the command line names it
 * @param kind what is in it
 * @param symbol of the instrument
 */
public record ArchiveFile(Path path, String venue, ArchiveKind kind, String symbol) {
    private static final String DATE = "\\d{4}-\\d{2}(?:-\\d{2})?";
    private static final Pattern BINANCE =
            Pattern.compile("([A-Z0-9]+(?:_[A-Z0-9]+)?)-([A-Za-z0-9]+)-" + DATE + "\\.(?:zip|csv)");
    private static final Pattern BYBIT_BOOKS =
            Pattern.compile(DATE + "_([A-Z0-9-]+)_ob\\d+\\.data(?:\\.zip)?");
    private static final Pattern BYBIT_TRADES =
            Pattern.compile("([A-Z0-9-]+?)[-_]?" + DATE + "\\.csv(?:\\.gz)?");
    private static final List<ArchiveKind> FUTURES = List.of(ArchiveKind.FUTURES_TRADES,
            ArchiveKind.FUTURES_AGG_TRADES, ArchiveKind.FUTURES_BOOK_TICKER);
    private static final Map<String, List<ArchiveKind>> VENUES = new TreeMap<>(Map.of(
            "binance", List.of(ArchiveKind.SPOT_TRADES, ArchiveKind.SPOT_AGG_TRADES),
            "binance-usdm", FUTURES,
            "binance-coinm", FUTURES,
            "bybit", List.of(ArchiveKind.BYBIT_SPOT_TRADES, ArchiveKind.BYBIT_BOOK),
            "bybit-linear", List.of(ArchiveKind.BYBIT_CONTRACT_TRADES, ArchiveKind.BYBIT_BOOK)));

    /**
     * What a name says.
     *
     * @throws StopException when the venue has no archives that can be read, or publishes none of this name
     */
    public static ArchiveFile of(Path path, String venue) throws StopException {
        List<ArchiveKind> kinds = VENUES.get(venue);
        if (kinds == null) {
            throw new StopException(StopException.USAGE, "no archives of venue '" + venue + "' can be read; known are "
                    + String.join(", ", VENUES.keySet()));
        }
        String name = path.getFileName().toString();
        ArchiveFile found = venue.startsWith("bybit") ? bybit(path, name, venue, kinds)
                : binance(path, name, venue, kinds);
        if (found != null) {
            return found;
        }
        throw new StopException(StopException.USAGE, path + ": not the name of an archive of " + venue
                + ", expected one such as " + example(venue));
    }

    private static ArchiveFile binance(Path path, String name, String venue, List<ArchiveKind> kinds)
            throws StopException {
        Matcher parts = BINANCE.matcher(name);
        if (!parts.matches()) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (ArchiveKind kind : kinds) {
            if (kind.word().equals(parts.group(2))) {
                return new ArchiveFile(path, venue, kind, parts.group(1));
            }
            words.add(kind.word());
        }
        throw new StopException(StopException.USAGE, path + ": " + why(parts.group(2)) + "; of " + venue
                + " are imported: " + String.join(", ", words));
    }

    private static String why(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "bookdepth" -> "bookDepth holds no prices, only sums within some percent of the middle: no best bid or"
                    + " offer can be had from it";
            case "bookticker" -> "spot has no archives of bookTicker";
            default -> "'" + word + "' is not what the venue's streams send";
        };
    }

    private static ArchiveFile bybit(Path path, String name, String venue, List<ArchiveKind> kinds) {
        Matcher books = BYBIT_BOOKS.matcher(name);
        if (books.matches()) {
            return new ArchiveFile(path, venue, ArchiveKind.BYBIT_BOOK, books.group(1));
        }
        Matcher trades = BYBIT_TRADES.matcher(name);
        return trades.matches() ? new ArchiveFile(path, venue, kinds.get(0), trades.group(1)) : null;
    }

    private static String example(String venue) {
        return switch (venue) {
            case "binance" -> "BTCUSDT-aggTrades-2025-01-31.zip";
            case "bybit" -> "BTCUSDT_2025-01-31.csv.gz or 2025-01-31_BTCUSDT_ob200.data.zip";
            case "bybit-linear" -> "BTCUSDT2025-01-31.csv.gz or 2025-01-31_BTCUSDT_ob500.data.zip";
            default -> "BTCUSDT-bookTicker-2024-01-31.zip";
        };
    }

    /** Venues whose archives can be read. */
    public static List<String> venues() {
        return List.copyOf(VENUES.keySet());
    }

    /** Its name without the endings that only say how it is packed. */
    String stem() {
        return path.getFileName().toString().replaceFirst("\\.(?:zip|csv\\.gz|csv|data\\.zip|data)$", "");
    }
}
