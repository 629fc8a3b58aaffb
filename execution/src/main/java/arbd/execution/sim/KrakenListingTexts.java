package arbd.execution.sim;

import arbd.market.Instrument;
import arbd.market.TradingStatus;

/** Kraken's {@code AssetPairs}, as far as a client needs it. */
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

    private static String rest(String asset) {
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
