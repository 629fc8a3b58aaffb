package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.TradingStatus;
import java.util.List;

/** Kraken's {@code Assets}, {@code AssetPairs} and {@code Depth}, as far as a client needs them. */
final class KrakenListingTexts {
    private KrakenListingTexts() {
    }

    /** The result: pairs by their REST name, the symbol of WebSocket v1 in {@code wsname}. */
    static String pairs(SimulatedListing listing) {
        JsonText text = new JsonText().open();
        for (Instrument at : listing.instruments()) {
            String base = rest(at.base().name());
            String quote = rest(at.quote().name());
            text.open(base + quote).text("altname", base + quote).text("wsname", base + "/" + quote)
                    .text("base", base).text("quote", quote).number("pair_decimals", at.pxDecimals())
                    .number("lot_decimals", lotDecimals(at)).number("lot_multiplier", 1)
                    .text("ordermin", Amounts.plain(at.minQty(), at.qtyDecimals()))
                    .text("costmin", Amounts.plain(at.minNotional(), at.quote().decimals()))
                    .text("tick_size", Amounts.plain(at.pxIncrement(), at.pxDecimals()))
                    .text("status", word(listing.status(at))).close();
        }
        return text.close().toString();
    }

    /** The venue's lots are last decimals. */
    private static int lotDecimals(Instrument at) {
        int decimals = at.qtyDecimals();
        for (long lot = at.qtyIncrement(); lot >= 10 && lot % 10 == 0; lot /= 10) {
            decimals--;
        }
        return Math.max(0, decimals);
    }

    /** A pair as REST calls it. */
    static String pair(Instrument at) {
        return rest(at.base().name()) + rest(at.quote().name());
    }

    /** The instrument that a client means by a REST name or a symbol of either WebSocket, null = none. */
    static Instrument named(SimulatedVenue venue, String name) {
        for (Instrument at : venue.instruments()) {
            String old = rest(at.base().name()) + "/" + rest(at.quote().name());
            if (name.equals(pair(at)) || name.equals(old) || name.equals(at.symbol())) {
                return at;
            }
        }
        return null;
    }

    /** The result of {@code Assets}. */
    static String assets(List<Asset> assets) {
        JsonText text = new JsonText().open();
        for (Asset asset : assets) {
            text.open(rest(asset.name())).text("aclass", "currency").text("altname", rest(asset.name()))
                    .number("decimals", asset.decimals()).number("display_decimals", Math.min(5, asset.decimals()))
                    .text("status", "enabled").close();
        }
        return text.close().toString();
    }

    /** The result of {@code Depth}: prices and quantities as text, with the time of each level. */
    static String depth(Instrument at, ModelBook book, int count, long nowNanos) {
        JsonText text = new JsonText().open().open(pair(at));
        levels(text.list("asks"), at, book.asks(), count, nowNanos / 1_000_000_000L);
        levels(text.endList().list("bids"), at, book.bids(), count, nowNanos / 1_000_000_000L);
        return text.endList().close().close().toString();
    }

    private static void levels(JsonText text, Instrument at, Levels levels, int count, long seconds) {
        for (int i = 0; i < Math.min(count, levels.size()); i++) {
            text.item("[\"" + KrakenTexts.px(at, levels.px(i)) + "\",\"" + KrakenTexts.qty(at, levels.qty(i)) + "\","
                    + seconds + "]");
        }
    }

    /** An asset as REST calls it. */
    static String rest(String asset) {
        return switch (asset) {
            case "BTC" -> "XBT";
            case "DOGE" -> "XDG";
            default -> asset;
        };
    }

    private static String word(TradingStatus status) {
        return switch (status) {
            case TRADING -> "online";
            case CANCEL_ONLY -> "cancel_only";
            default -> "maintenance";
        };
    }
}
