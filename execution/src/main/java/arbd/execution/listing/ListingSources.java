package arbd.execution.listing;

import arbd.execution.net.RestQuery;
import arbd.feeds.net.HttpStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The listing of each protocol. A new venue adds its parser and a case here. */
public final class ListingSources {
    private static final String BYBIT = "/v5/market/instruments-info?limit=1000&category=";
    private static final int PAGES_MAX = 50;

    private ListingSources() {
    }

    /** Where the instruments of a protocol are listed; empty = nobody reads that. */
    public static Optional<ListingSource> of(String protocol) {
        return Optional.ofNullable(switch (protocol) {
            case "binance" -> ListingSources::binance;
            case "binance-usdm" -> ListingSources::futures;
            case "kraken" -> (rest, symbols) -> parse(get(rest, "/0/public/AssetPairs"), KrakenListing::pairs).stream()
                    .map(ListingSources::v2).toList();
            case "okx" -> okx("SPOT");
            case "okx-swap" -> okx("SWAP");
            case "hyperliquid" -> (rest, symbols) -> parse(info(rest, "meta"), HyperliquidListing::perpetuals);
            case "hyperliquid-spot" -> (rest, symbols) -> parse(info(rest, "spotMeta"), HyperliquidListing::spot);
            case "bybit" -> bybit("spot");
            case "bybit-linear" -> bybit("linear");
            case "coinbase" -> ListingSources::coinbase;
            case "coinbase-exchange" -> (rest, symbols) -> parse(get(rest, "/products"), CoinbaseListing::exchange);
            default -> null;
        });
    }

    /** All at once; if one of them is unknown the venue answers with an error only, so each is asked for by itself. */
    private static List<ListedInstrument> binance(RestQuery rest, List<String> symbols)
            throws IOException, InterruptedException {
        String all = symbols.stream().map(symbol -> '"' + symbol + '"').collect(Collectors.joining(",", "[", "]"));
        RestQuery.Answer answer = ask(rest, "/api/v3/exchangeInfo?symbols=" + encoded(all));
        if (answer.status() != 400) {
            return parse(json(answer), BinanceListing::spot);
        }
        List<ListedInstrument> listed = new ArrayList<>();
        for (String symbol : symbols) {
            RestQuery.Answer one = ask(rest, "/api/v3/exchangeInfo?symbol=" + encoded(symbol));
            if (one.status() != 400) {
                listed.addAll(parse(json(one), BinanceListing::spot));
            }
        }
        return listed;
    }

    private static List<ListedInstrument> futures(RestQuery rest, List<String> symbols)
            throws IOException, InterruptedException {
        List<ListedInstrument> listed = parse(get(rest, "/fapi/v1/exchangeInfo"), BinanceListing::futures);
        JsonNode adjusted = get(rest, "/fapi/v1/fundingInfo");
        return parse(adjusted, rows -> BinanceListing.withFunding(listed, rows));
    }

    private static ListingSource okx(String type) {
        return (rest, symbols) ->
                parse(get(rest, "/api/v5/public/instruments?instType=" + type), OkxListing::parse);
    }

    private static ListingSource bybit(String category) {
        return (rest, symbols) -> {
            List<ListedInstrument> listed = new ArrayList<>();
            String cursor = "";
            for (int page = 0; page < PAGES_MAX; page++) {
                JsonNode answer = get(rest, BYBIT + category + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)));
                listed.addAll(parse(answer, BybitListing::parse));
                cursor = BybitListing.cursor(answer);
                if (cursor.isEmpty()) {
                    return listed;
                }
            }
            throw new IOException("a listing without end");
        };
    }

    private static List<ListedInstrument> coinbase(RestQuery rest, List<String> symbols)
            throws IOException, InterruptedException {
        String asked = symbols.stream().map(symbol -> "product_ids=" + encoded(symbol))
                .collect(Collectors.joining("&"));
        return parse(get(rest, "/api/v3/brokerage/market/products?" + asked), CoinbaseListing::advanced);
    }

    private static ListedInstrument v2(ListedInstrument row) {
        return new ListedInstrument(KrakenListing.v2Symbol(row.symbol()), row.base(), row.quote(), row.status(),
                row.word(), row.endsMillis(), row.rules(), row.funding());
    }

    private static JsonNode info(RestQuery rest, String type) throws IOException, InterruptedException {
        return json(rest.send(rest.to("/info").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"" + type + "\"}")).build()));
    }

    private static RestQuery.Answer ask(RestQuery rest, String path) throws IOException, InterruptedException {
        return rest.send(rest.to(path).GET().build());
    }

    /** The answer to a path, read. */
    static JsonNode get(RestQuery rest, String path) throws IOException, InterruptedException {
        return json(ask(rest, path));
    }

    private static JsonNode json(RestQuery.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException(HttpStatus.words(answer.status()));
        }
        try {
            return ListingAnswer.read(answer.body());
        } catch (IllegalArgumentException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    private static List<ListedInstrument> parse(JsonNode answer, Function<JsonNode, List<ListedInstrument>> parser)
            throws IOException {
        try {
            return parser.apply(answer);
        } catch (IllegalArgumentException unreadable) {
            throw new IOException("a listing that cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
