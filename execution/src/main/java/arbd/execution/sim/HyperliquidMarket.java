package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.TradingStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How a simulated Hyperliquid numbers and names what it trades: with the same traps as the venue's own lists. Among the
 * perpetuals is a delisted one, which counts; a spot market's number is not its place; tokens are not called as we call
 * the asset.
 */
final class HyperliquidMarket {
    static final String SPOT = "hyperliquid-spot";
    static final int SPOT_FROM = 10_000;

    private static final int PERPETUAL_DECIMALS = 6;
    private static final int SPOT_DECIMALS = 8;
    private static final int FIGURES_MAX = 5;
    /** Index of the first spot market that has a name of its own. */
    private static final int NAMED_FROM = 1_000;
    private static final int TOKEN_FROM = 150;
    private static final BigDecimal VALUE_MIN = BigDecimal.TEN;

    private final boolean spot;
    private final List<Instrument> instruments;
    private final SimulatedListing listing;

    HyperliquidMarket(SimulatedVenue venue) {
        this.spot = venue.venue().protocol().equals(SPOT);
        this.instruments = new ArrayList<>(venue.instruments());
        this.listing = venue.listing();
    }

    boolean spot() {
        return spot;
    }

    /** Number of an instrument in actions. */
    long number(Instrument instrument) {
        return spot ? SPOT_FROM + index(instrument) : 1 + instruments.indexOf(instrument);
    }

    private int index(Instrument instrument) {
        String symbol = instrument.symbol();
        return symbol.matches("@[0-9]{1,4}") ? Integer.parseInt(symbol.substring(1))
                : NAMED_FROM + 2 * instruments.indexOf(instrument);
    }

    /** The instrument with this number, null = none that trades. */
    Instrument instrument(long number) {
        return instruments.stream().filter(instrument -> number(instrument) == number).findFirst().orElse(null);
    }

    /** What the venue calls an asset. */
    String token(Asset asset) {
        return !spot ? "USDC" : asset.name().matches("BTC|ETH|SOL") ? "U" + asset.name() : asset.name();
    }

    int tokenIndex(Asset asset) {
        return TOKEN_FROM + asset.id();
    }

    /** Decimals of a size, by the lot as it is now. */
    private int szDecimals(Instrument instrument) {
        Instrument rules = listing.rules(instrument);
        return Math.max(0, BigDecimal.valueOf(rules.qtyIncrement(), rules.qtyDecimals())
                .stripTrailingZeros().scale());
    }

    /** Whether the venue takes a price, by its digits alone. */
    boolean takes(Instrument instrument, BigDecimal px) {
        BigDecimal plain = px.stripTrailingZeros();
        int most = (spot ? SPOT_DECIMALS : PERPETUAL_DECIMALS) - szDecimals(instrument);
        return plain.signum() > 0 && (plain.scale() <= 0 || plain.precision() <= FIGURES_MAX && plain.scale() <= most);
    }

    /** Whether an order is worth enough. */
    static boolean worth(BigDecimal px, BigDecimal qty) {
        return px.multiply(qty).compareTo(VALUE_MIN) >= 0;
    }

    /** The answer to {@code meta}. */
    String meta() {
        JsonText text = new JsonText().open().list("universe");
        text.open().number("szDecimals", 1).text("name", "GONE").number("maxLeverage", 3).number("marginTableId", 3)
                .raw("isDelisted", "true").close();
        for (Instrument instrument : instruments) {
            text.open().number("szDecimals", szDecimals(instrument)).text("name", instrument.symbol())
                    .number("maxLeverage", 20).number("marginTableId", 20);
            if (listing.status(instrument) != TradingStatus.TRADING) {
                text.raw("isDelisted", "true");
            }
            text.close();
        }
        return text.endList().list("marginTables").endList().close().toString();
    }

    /** The answer to {@code spotMeta}, markets and tokens in another order than their numbers. */
    String spotMeta() {
        JsonText text = new JsonText().open().list("universe");
        List<Asset> assets = new ArrayList<>();
        for (int i = instruments.size() - 1; i >= 0; i--) {
            Instrument instrument = instruments.get(i);
            if (listing.status(instrument) == TradingStatus.NOT_LISTED) {
                continue;
            }
            text.open().raw("tokens", "[" + tokenIndex(instrument.base()) + "," + tokenIndex(instrument.quote()) + "]")
                    .text("name", instrument.symbol()).number("index", index(instrument)).raw("isCanonical", "false")
                    .close();
            List.of(instrument.quote(), instrument.base()).stream().filter(asset -> !assets.contains(asset))
                    .forEach(assets::add);
        }
        text.endList().list("tokens");
        for (Asset asset : assets) {
            text.open().text("name", token(asset)).number("szDecimals", tokenSzDecimals(asset))
                    .number("weiDecimals", asset.decimals()).number("index", tokenIndex(asset))
                    .text("tokenId", "0x" + "0".repeat(32)).raw("isCanonical", "false").raw("evmContract", "null")
                    .raw("fullName", "null").close();
        }
        return text.endList().close().toString();
    }

    private int tokenSzDecimals(Asset asset) {
        return instruments.stream().filter(instrument -> instrument.base().equals(asset))
                .mapToInt(this::szDecimals).findFirst().orElse(asset.decimals());
    }
}
