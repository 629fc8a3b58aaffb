package arbd.execution.hyperliquid;

import arbd.execution.net.Account;
import arbd.execution.net.Reply;
import arbd.market.Asset;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Under which numbers and names the venue knows our instruments and assets. A perpetual's number is its place in the
 * list, delisted ones included; a spot market's is 10,000 and its {@code index}, which is not its place. Spot wallets
 * and fees go by the names of tokens, which need not be ours.
 */
final class HyperliquidAssets {
    /** Number of the first spot market. */
    static final int SPOT_FROM = 10_000;
    /** What perpetuals are margined and charged in. */
    static final String MARGIN = "USDC";

    private static final int SZ_DECIMALS_MAX = 18;

    private final boolean spot;
    private final Map<String, Instrument> instruments = new TreeMap<>();
    private final Map<String, Asset> tokens = new HashMap<>();
    private final long[] number;
    private final int[] szDecimals;

    HyperliquidAssets(Account account, boolean spot) {
        this.spot = spot;
        int most = 0;
        for (Instrument instrument : account.table().of(account.venue())) {
            instruments.put(instrument.symbol(), instrument);
            most = Math.max(most, instrument.id());
        }
        this.number = new long[most + 1];
        this.szDecimals = new int[most + 1];
    }

    boolean spot() {
        return spot;
    }

    /** The request that {@link #take} reads the answer of. */
    String request() {
        return spot ? "{\"type\":\"spotMeta\"}" : "{\"type\":\"meta\"}";
    }

    /**
     * Takes the venue's list.
     *
     * @return the first of ours that it does not hold, null = none
     * @throws IllegalArgumentException when it is no such list
     */
    String take(JsonNode meta) {
        tokens.clear();
        Map<String, Instrument> left = new TreeMap<>(instruments);
        Map<Long, JsonNode> byIndex = new HashMap<>();
        meta.path("tokens").forEach(token -> byIndex.put(Reply.whole(token, "index"), token));
        int place = 0;
        for (JsonNode entry : meta.path("universe")) {
            Instrument instrument = left.remove(entry.path("name").asText());
            if (instrument != null && spot) {
                spot(instrument, entry, byIndex);
            } else if (instrument != null) {
                number[instrument.id()] = place;
                szDecimals[instrument.id()] = szDecimals(entry);
                tokens.put(MARGIN, instrument.quote());
            }
            place++;
        }
        return left.isEmpty() ? null : left.keySet().iterator().next();
    }

    private void spot(Instrument instrument, JsonNode entry, Map<Long, JsonNode> byIndex) {
        JsonNode base = byIndex.get(entry.path("tokens").path(0).asLong(-1));
        JsonNode quote = byIndex.get(entry.path("tokens").path(1).asLong(-1));
        if (base == null || quote == null) {
            throw new IllegalArgumentException(instrument.symbol() + " is of unknown tokens");
        }
        number[instrument.id()] = SPOT_FROM + Reply.whole(entry, "index");
        szDecimals[instrument.id()] = szDecimals(base);
        tokens.put(Reply.text(base, "name"), instrument.base());
        tokens.put(Reply.text(quote, "name"), instrument.quote());
    }

    private static int szDecimals(JsonNode entry) {
        long value = Reply.whole(entry, "szDecimals");
        if (value < 0 || value > SZ_DECIMALS_MAX) {
            throw new IllegalArgumentException("absurd szDecimals");
        }
        return (int) value;
    }

    /** The number of one of ours; the list was taken. */
    long number(int instrument) {
        return number[instrument];
    }

    /** Why an order may not be sent, null = it may. */
    String refusal(Instrument instrument, long px, long qty) {
        return PriceRule.refusal(instrument, spot, px, qty, szDecimals[instrument.id()]);
    }

    /** Ours, null = none of ours. */
    Instrument instrument(String coin) {
        return instruments.get(coin);
    }

    /** All of ours. */
    Collection<Instrument> instruments() {
        return instruments.values();
    }

    /** The asset that the venue calls so, null = none of ours. */
    Asset asset(String token) {
        return tokens.get(token);
    }

    /** Our assets by the venue's names. */
    Map<String, Asset> assets() {
        return tokens;
    }
}
