package arbd.execution.bybit;

import arbd.execution.net.AccountWriter;
import arbd.execution.net.FundingHistory;
import arbd.execution.net.Reply;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Bybit's wallets and positions, of the topics {@code wallet} and {@code position} and of REST, to our words on them.
 * Nothing is told while it is not known which funding payments a wallet holds: what REST answers afterwards tells it.
 * A position that was counted before the last execution that we heard of, by the venue's own numbers, is let pass.
 */
final class BybitHoldings {
    private final AccountWriter writer;
    private final Map<String, Instrument> instruments;
    private final Map<String, Asset> assets = new TreeMap<>();
    private final boolean linear;
    private final FundingHistory fundings;
    /** By instrument: the venue's number of the last execution on this connection. */
    private final Map<Integer, Long> lastExecution = new HashMap<>();

    BybitHoldings(AccountWriter writer, Map<String, Instrument> instruments, FundingHistory fundings) {
        this.writer = writer;
        this.instruments = instruments;
        this.fundings = fundings;
        this.linear = instruments.values().stream().anyMatch(instrument -> instrument.kind() != Kind.SPOT);
        for (Instrument instrument : instruments.values()) {
            assets.put(instrument.quote().name(), instrument.quote());
            if (!linear) {
                assets.put(instrument.base().name(), instrument.base());
            }
        }
    }

    /** A new connection: its numbers are compared with each other only. */
    void begin() {
        lastExecution.clear();
    }

    /** An execution with this number was heard of; 0 = it had none. */
    void traded(Instrument instrument, long number) {
        lastExecution.merge(instrument.id(), number, Math::max);
    }

    /** One push of the topic {@code wallet}: what changed. */
    void wallets(JsonNode push) {
        long nanos = BybitTime.nanos(push, "creationTime");
        for (JsonNode account : push.path("data")) {
            for (JsonNode entry : account.path("coin")) {
                Asset asset = assets.get(Reply.text(entry, "coin"));
                if (asset != null && !fundings.missing()) {
                    wallet(asset, entry, nanos);
                }
            }
        }
    }

    /** The answer to {@code wallet-balance}: every asset of the venue's instruments, those not listed are zero. */
    void account(JsonNode reply) {
        JsonNode coins = reply.path("result").path("list").path(0).path("coin");
        if (!coins.isArray()) {
            throw new IllegalArgumentException("no wallets");
        }
        long nanos = BybitTime.nanos(reply, "time");
        Set<String> listed = new HashSet<>();
        for (JsonNode entry : coins) {
            Asset asset = assets.get(Reply.text(entry, "coin"));
            if (asset != null && listed.add(asset.name())) {
                wallet(asset, entry, nanos);
            }
        }
        for (Asset asset : assets.values()) {
            if (!listed.contains(asset.name())) {
                writer.balance(asset, 0, 0, nanos);
            }
        }
    }

    /**
     * One push of the topic {@code position}; answers how many entries were of no interest.
     *
     * @throws IllegalArgumentException when longs and shorts are held apart, which we cannot follow
     */
    int positions(JsonNode push) {
        int ignored = 0;
        for (JsonNode entry : push.path("data")) {
            Instrument instrument = entry.path("category").asText().equals("linear")
                    ? instruments.get(Reply.text(entry, "symbol")) : null;
            if (instrument == null || !position(instrument, entry)) {
                ignored++;
            }
        }
        return ignored;
    }

    /**
     * The answer to {@code position/list} about one symbol: it lists it whether anything is held or not.
     *
     * @throws IllegalArgumentException when it does not, or when longs and shorts are held apart
     */
    void listed(Instrument instrument, JsonNode rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no position of " + instrument.symbol() + " is listed");
        }
        for (JsonNode row : rows) {
            if (!Reply.text(row, "symbol").equals(instrument.symbol())) {
                throw new IllegalArgumentException("asked for " + instrument.symbol() + ", told of another");
            }
            position(instrument, row);
        }
    }

    private boolean position(Instrument instrument, JsonNode entry) {
        if (Reply.whole(entry, "positionIdx") != 0) {
            throw new IllegalArgumentException("the account is in hedge mode; set it to one-way mode");
        }
        long last = lastExecution.getOrDefault(instrument.id(), Long.MIN_VALUE);
        boolean late = entry.path("seq").asLong(Long.MAX_VALUE) < last;
        if (late || fundings.missing()) {
            return false;
        }
        long size = Reply.mantissa(entry, "size", instrument.qtyDecimals());
        String side = Reply.text(entry, "side");
        boolean sells = side.equals("Sell");
        if (size < 0 || size > 0 && !sells && !side.equals("Buy")) {
            throw new IllegalArgumentException("a position without its side");
        }
        long notional = size == 0 ? 0
                : Reply.amount(entry, "positionValue", instrument.quote().decimals(), RoundingMode.UP);
        writer.position(instrument, sells ? -size : size, Math.abs(Math.max(notional, -Long.MAX_VALUE)),
                BybitTime.nanos(entry, "updatedTime"));
        return true;
    }

    /** Spot orders lock what they may spend; perpetuals bind margin, in whatever mode the account is. */
    private void wallet(Asset asset, JsonNode entry, long nanos) {
        long total = BybitFees.received(entry, "walletBalance", asset);
        long free = linear
                ? less(less(total, bound(entry, "totalOrderIM", asset)), bound(entry, "totalPositionIM", asset))
                : less(total, bound(entry, "locked", asset));
        writer.balance(asset, total, free, nanos);
    }

    /** What is left, nothing when more is bound than there is: positions may bind more than the wallet. */
    private static long less(long total, long bound) {
        return total <= bound ? 0 : total - bound;
    }

    /** What the account's mode does not say is an empty text. */
    private static long bound(JsonNode entry, String name, Asset asset) {
        return Reply.says(entry, name) ? Math.max(0, BybitFees.charged(entry, name, asset)) : 0;
    }
}
