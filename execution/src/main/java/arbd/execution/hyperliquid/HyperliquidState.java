package arbd.execution.hyperliquid;

import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.market.Asset;
import arbd.market.Decimals;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** The account as {@code clearinghouseState} or {@code spotClearinghouseState} tells it, to balances and positions. */
final class HyperliquidState {
    private static final long MILLISECOND = 1_000_000L;
    /** The venue's own decimals of margin. */
    private static final int MARGIN_DECIMALS = 6;
    /** Of an entry price, which is an average: what is beyond is rounded up. */
    private static final int PX_DECIMALS = 12;

    private final AccountWriter writer;
    private final HyperliquidAssets assets;
    private final MarginFigure margin;

    HyperliquidState(AccountWriter writer, HyperliquidAssets assets, MarginFigure margin) {
        this.writer = writer;
        this.assets = assets;
        this.margin = margin;
    }

    /** What of the answer to ask for. */
    String request() {
        return assets.spot() ? "spotClearinghouseState" : "clearinghouseState";
    }

    /**
     * Tells every wallet, and every position; those that are not listed are none.
     *
     * @throws IllegalArgumentException when it is no such answer
     */
    void tell(JsonNode state) {
        if (assets.spot()) {
            balances(state);
        } else {
            perpetuals(state);
        }
    }

    /** Without a time: what is told of spot is as old as the answer. */
    private void balances(JsonNode state) {
        if (!state.path("balances").isArray()) {
            throw new IllegalArgumentException("no balances");
        }
        Map<String, JsonNode> listed = byName(state.path("balances"), entry -> entry);
        assets.assets().forEach((token, asset) -> {
            JsonNode entry = listed.get(token);
            long total = entry == null ? 0 : Reply.amount(entry, "total", asset.decimals(), RoundingMode.FLOOR);
            long hold = entry == null ? 0 : Reply.amount(entry, "hold", asset.decimals(), RoundingMode.CEILING);
            if (total < 0 || hold < 0) {
                throw new IllegalArgumentException("absurd balance of " + token);
            }
            writer.balance(asset, total, Math.max(0, total - hold), 0);
        });
    }

    private void perpetuals(JsonNode state) {
        long millis = Reply.whole(state, "time");
        if (!state.path("assetPositions").isArray() || millis <= 0 || millis > Long.MAX_VALUE / MILLISECOND) {
            throw new IllegalArgumentException("no positions, or no time of them");
        }
        Asset asset = assets.asset(HyperliquidAssets.MARGIN);
        JsonNode summary = state.path("marginSummary");
        long worth = Reply.amount(summary, "accountValue", asset.decimals(), RoundingMode.FLOOR);
        Map<String, JsonNode> held = byName(state.path("assetPositions"), entry -> entry.path("position"));
        long unrealised = 0;
        for (JsonNode entry : held.values()) {
            unrealised = Math.addExact(unrealised,
                    Reply.amount(entry, "unrealizedPnl", asset.decimals(), RoundingMode.FLOOR));
        }
        long grain = Decimals.pow10(Math.max(0, asset.decimals() - MARGIN_DECIMALS));
        long total = margin.settle(Math.subtractExact(worth, unrealised), millis,
                held.isEmpty() ? 0 : grain * (held.size() + 1));
        long free = Reply.amount(state, "withdrawable", asset.decimals(), RoundingMode.FLOOR);
        writer.balance(asset, total, Math.max(0, Math.min(total, free)), millis * MILLISECOND);
        for (Instrument instrument : assets.instruments()) {
            position(instrument, held.get(instrument.symbol()), millis * MILLISECOND);
        }
    }

    private void position(Instrument instrument, JsonNode entry, long venueTimeNanos) {
        if (entry == null) {
            writer.position(instrument, 0, 0, venueTimeNanos);
            return;
        }
        long qty = Reply.mantissa(entry, "szi", instrument.qtyDecimals());
        BigDecimal entryPx = BigDecimal.valueOf(Reply.amount(entry, "entryPx", PX_DECIMALS, RoundingMode.UP),
                PX_DECIMALS);
        BigDecimal notional = entryPx.multiply(BigDecimal.valueOf(qty, instrument.qtyDecimals())).abs();
        try {
            writer.position(instrument, qty, notional.setScale(instrument.quote().decimals(), RoundingMode.UP)
                    .unscaledValue().longValueExact(), venueTimeNanos);
        } catch (ArithmeticException outside) {
            throw new IllegalArgumentException("a position's worth does not fit", outside);
        }
    }

    private interface Inner {
        JsonNode of(JsonNode entry);
    }

    private static Map<String, JsonNode> byName(JsonNode list, Inner inner) {
        Map<String, JsonNode> listed = new HashMap<>();
        list.forEach(entry -> listed.put(Reply.text(inner.of(entry), "coin"), inner.of(entry)));
        return listed;
    }
}
