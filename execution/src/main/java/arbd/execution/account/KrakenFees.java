package arbd.execution.account;

import arbd.execution.net.AccountReads;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Kraken's {@code TradeVolume}: {@code fees} by pair, in percent, for taking. Pairs go by names of REST, which
 * {@code AssetPairs} joins with ours. Verified on our own simulator only.
 */
final class KrakenFees implements FeeSource {
    @Override
    public void fetch(AccountReads reads, List<Instrument> instruments, String feeToken, Told told)
            throws IOException, InterruptedException {
        String wanted = "pair=" + instruments.stream().map(at -> OneByOne.encoded(rest(at.symbol()).replace("/", "")))
                .collect(Collectors.joining(","));
        Map<String, String> names = names(reads.open("/0/public/AssetPairs", wanted));
        JsonNode fees = reads.ask("/0/private/TradeVolume", wanted).path("fees");
        for (Instrument instrument : instruments) {
            try {
                long takerE8 = FeeRate.percent(row(fees, names, rest(instrument.symbol())), "fee");
                told.fee(instrument, takerE8, takerE8);
            } catch (IllegalArgumentException unreadable) {
                told.unread(instrument, "an answer with " + unreadable.getMessage());
            }
        }
    }

    /** Both names that answers may have, by the symbol with a slash. */
    private static Map<String, String> names(JsonNode pairs) {
        Map<String, String> names = new HashMap<>();
        pairs.properties().forEach(pair -> names.put(pair.getValue().path("wsname").asText(), pair.getKey()));
        return names;
    }

    private static JsonNode row(JsonNode fees, Map<String, String> names, String symbol) {
        JsonNode row = fees.path(names.getOrDefault(symbol, symbol));
        return row.isMissingNode() ? fees.path(symbol.replace("/", "")) : row;
    }

    /** A symbol of WebSocket v2 as REST writes it. */
    private static String rest(String symbol) {
        int slash = symbol.indexOf('/');
        return slash < 0 ? symbol : asset(symbol.substring(0, slash)) + "/" + asset(symbol.substring(slash + 1));
    }

    private static String asset(String name) {
        return switch (name) {
            case "BTC" -> "XBT";
            case "DOGE" -> "XDG";
            default -> name;
        };
    }
}
