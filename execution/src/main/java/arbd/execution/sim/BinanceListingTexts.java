package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.TradingStatus;
import java.util.List;

/** Binance's {@code exchangeInfo}, spot and USD-M, as far as a client needs it, and USD-M's {@code fundingInfo}. */
final class BinanceListingTexts {
    /** What the venue writes where no delivery is announced. */
    private static final long NEVER_MILLIS = 4_133_404_800_000L;
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private BinanceListingTexts() {
    }

    /** Spot: all symbols, or those asked for; one that is unknown is an error. */
    static HttpReply spot(SimulatedListing listing, HttpCall call, long nowNanos) {
        String asked = call.parameter("symbol").isEmpty() ? call.parameter("symbols") : call.parameter("symbol");
        List<String> symbols = asked.isEmpty() ? List.of() : List.of(asked.replaceAll("[\\[\\]\" ]", "").split(","));
        List<Instrument> listed = listing.instruments();
        for (String symbol : symbols) {
            if (listed.stream().noneMatch(at -> at.symbol().equals(symbol))) {
                return new HttpReply(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
            }
        }
        JsonText text = begin(nowNanos);
        listed.stream().filter(at -> symbols.isEmpty() || symbols.contains(at.symbol())).forEach(at -> {
            row(text, at, word(listing.status(at), "HALT")).list("orderTypes").item("\"LIMIT\"")
                    .item("\"LIMIT_MAKER\"").endList().raw("isSpotTradingAllowed", "true").list("filters");
            filters(text, at);
            text.open().text("filterType", "NOTIONAL")
                    .text("minNotional", BinanceTexts.units(at.quote(), at.minNotional()))
                    .raw("applyMinToMarket", "true").text("maxNotional", "9000000.00000000")
                    .raw("applyMaxToMarket", "false").number("avgPriceMins", 5).close().endList()
                    .list("permissions").endList().close();
        });
        return new HttpReply(200, text.endList().close().toString());
    }

    /** USD-M: always all symbols. */
    static HttpReply futures(SimulatedListing listing, long nowNanos) {
        JsonText text = begin(nowNanos);
        for (Instrument at : listing.instruments()) {
            long ends = listing.endsMillis(at);
            row(text, at, word(listing.status(at), "SETTLING")).text("contractType", "PERPETUAL")
                    .number("deliveryDate", ends == 0 ? NEVER_MILLIS : ends).text("marginAsset", at.quote().name())
                    .list("orderTypes").item("\"LIMIT\"").endList().list("filters");
            filters(text, at);
            text.open().text("filterType", "MIN_NOTIONAL")
                    .text("notional", Amounts.plain(at.minNotional(), at.quote().decimals())).close().endList().close();
        }
        return new HttpReply(200, text.endList().close().toString());
    }

    /** Coin-margined contracts: none are simulated, and clients that ask for all kinds are told so. */
    static HttpReply none(long nowNanos) {
        return new HttpReply(200, begin(nowNanos).endList().close().toString());
    }

    /** The account's coins, as the wallet's own interface lists them; nothing can be moved in or out. */
    static String coins(Wallets wallets, List<Asset> assets) {
        StringBuilder rows = new StringBuilder("[");
        for (Asset asset : assets) {
            rows.append(rows.length() > 1 ? "," : "").append(new JsonText().open().text("coin", asset.name())
                    .raw("depositAllEnable", "false").raw("withdrawAllEnable", "false").text("name", asset.name())
                    .text("free", BinanceTexts.units(asset, wallets.free(asset.id())))
                    .text("locked", BinanceTexts.units(asset, wallets.reserved(asset.id())))
                    .text("freeze", "0").text("withdrawing", "0").text("ipoing", "0").text("ipoable", "0")
                    .text("storage", "0").raw("isLegalMoney", "false").raw("trading", "true").list("networkList")
                    .endList().close());
        }
        return rows.append(']').toString();
    }

    /** Only symbols whose interval or bounds are not the usual ones are listed; here all have the same interval. */
    static HttpReply fundings(SimulatedListing listing, long everyNanos) {
        if (everyNanos % HOUR_NANOS != 0 || everyNanos == 8 * HOUR_NANOS) {
            return new HttpReply(200, "[]");
        }
        StringBuilder rows = new StringBuilder("[");
        for (Instrument at : listing.instruments()) {
            rows.append(rows.length() > 1 ? "," : "").append(new JsonText().open().text("symbol", at.symbol())
                    .text("adjustedFundingRateCap", "0.02000000").text("adjustedFundingRateFloor", "-0.02000000")
                    .number("fundingIntervalHours", everyNanos / HOUR_NANOS).raw("disclaimer", "false").close());
        }
        return new HttpReply(200, rows.append(']').toString());
    }

    private static JsonText begin(long nowNanos) {
        return new JsonText().open().text("timezone", "UTC").number("serverTime", BinanceTexts.millis(nowNanos))
                .list("rateLimits").endList().list("exchangeFilters").endList().list("symbols");
    }

    private static JsonText row(JsonText text, Instrument at, String status) {
        return text.open().text("symbol", at.symbol()).text("status", status).text("baseAsset", at.base().name())
                .text("quoteAsset", at.quote().name());
    }

    private static void filters(JsonText text, Instrument at) {
        text.open().text("filterType", "PRICE_FILTER").text("minPrice", BinanceTexts.px(at, at.pxIncrement()))
                .text("maxPrice", "1000000.00000000").text("tickSize", BinanceTexts.px(at, at.pxIncrement())).close()
                .open().text("filterType", "LOT_SIZE").text("minQty", BinanceTexts.qty(at, at.minQty()))
                .text("maxQty", "9000.00000000").text("stepSize", BinanceTexts.qty(at, at.qtyIncrement())).close();
    }

    private static String word(TradingStatus status, String halted) {
        return switch (status) {
            case TRADING -> "TRADING";
            case CANCEL_ONLY -> "CANCEL_ONLY";
            default -> halted;
        };
    }
}
