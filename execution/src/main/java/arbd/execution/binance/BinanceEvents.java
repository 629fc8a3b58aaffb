package arbd.execution.binance;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.FundingHistory;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.CashFlow;
import arbd.execution.order.Report;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Binance's user events and account answers to reports, balances, positions and cash flows (binance-spot-api-docs,
 * user-data-stream.md; for USD-M futures, "User Data Streams" of its documentation).
 */
final class BinanceEvents {
    private static final long MILLISECOND = 1_000_000L;
    /** Of an entry price, which is an average: what is beyond is rounded up. */
    private static final int PX_DECIMALS = 8;

    private final AccountWriter writer;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final Map<String, Asset> assets = new TreeMap<>();
    private final FundingHistory fundings = new FundingHistory();

    BinanceEvents(Account account, AccountWriter writer) {
        this.writer = writer;
        for (Instrument instrument : account.table().of(account.venue())) {
            instruments.put(instrument.symbol(), instrument);
            assets.put(instrument.quote().name(), instrument.quote());
            if (instrument.kind() == Kind.SPOT) {
                assets.put(instrument.base().name(), instrument.base());
            }
        }
    }

    /** Which funding payments were told. */
    FundingHistory fundings() {
        return fundings;
    }

    /** The answer to {@code income}: those payments that nobody has told yet. */
    void incomes(JsonNode list) {
        for (JsonNode entry : list) {
            Asset asset = assets.get(Reply.text(entry, "asset"));
            if (asset == null || !Reply.text(entry, "incomeType").equals("FUNDING_FEE")) {
                continue;
            }
            long millis = Reply.whole(entry, "time");
            String id = entry.path("tranId").asText();
            long units = Reply.amount(entry, "income", asset.decimals(), RoundingMode.FLOOR);
            if (id.isEmpty() || millis <= 0 || millis > Long.MAX_VALUE / MILLISECOND) {
                throw new IllegalArgumentException("a funding payment without its number or time");
            }
            if (fundings.listed(id, asset.id(), units, millis)) {
                writer.flow(CashFlow.Kind.FUNDING, asset, units, millis * MILLISECOND);
            }
        }
    }

    /** One event of the user data stream; false = of no interest. */
    boolean event(JsonNode event) {
        switch (event.path("e").asText()) {
            case "executionReport":
                return execution(event);
            case "outboundAccountPosition":
                wallets(event);
                return true;
            case "ORDER_TRADE_UPDATE":
                return execution(event.path("o"));
            case "ACCOUNT_UPDATE":
                update(event);
                return true;
            default:
                return false;
        }
    }

    /** The answer to {@code account.status}: every asset of the venue's instruments, those not listed are zero. */
    void account(JsonNode result) {
        Map<String, JsonNode> listed = byName(result.path("balances"), "asset");
        for (Asset asset : assets.values()) {
            JsonNode entry = listed.get(asset.name());
            if (entry == null) {
                writer.balance(asset, 0, 0, 0);
            } else {
                balance(asset, entry, "free", "locked", 0);
            }
        }
    }

    /**
     * The answer to {@code v2/account.status}: every wallet, and every position, those not listed are none.
     *
     * @throws IllegalArgumentException when longs and shorts are held apart, which we cannot follow
     */
    void futuresAccount(JsonNode result) {
        if (!result.path("assets").isArray() || !result.path("positions").isArray()) {
            throw new IllegalArgumentException("no assets and positions");
        }
        Map<String, JsonNode> wallets = byName(result.path("assets"), "asset");
        for (Asset asset : assets.values()) {
            JsonNode entry = wallets.get(asset.name());
            if (entry == null) {
                writer.balance(asset, 0, 0, 0);
            } else {
                long free = Reply.amount(entry, "availableBalance", asset.decimals(), RoundingMode.FLOOR);
                writer.balance(asset, Reply.amount(entry, "walletBalance", asset.decimals(), RoundingMode.FLOOR),
                        Math.max(0, free), changed(entry));
            }
        }
        Map<String, JsonNode> held = byName(result.path("positions"), "symbol");
        for (Instrument instrument : instruments.values()) {
            JsonNode entry = held.get(instrument.symbol());
            if (entry == null) {
                writer.position(instrument, 0, 0, changed(wallets.get(instrument.quote().name())));
            } else {
                oneWay(entry, "positionSide");
                long notional = Reply.amount(entry, "notional", instrument.quote().decimals(), RoundingMode.UP);
                writer.position(instrument, Reply.mantissa(entry, "positionAmt", instrument.qtyDecimals()),
                        Math.abs(Math.max(notional, -Long.MAX_VALUE)),
                        changed(wallets.get(instrument.quote().name())));
            }
        }
    }

    /**
     * When a wallet last changed, 0 = not said: what happened later is not in the answer, whenever it arrives. Each
     * fill changes the wallet, by its fee, so this holds for the position too.
     */
    private static long changed(JsonNode wallet) {
        long millis = wallet == null ? 0 : wallet.path("updateTime").asLong();
        return millis <= 0 || millis > Long.MAX_VALUE / MILLISECOND ? 0 : millis * MILLISECOND;
    }

    /** One entry of the answer to {@code myTrades} or {@code userTrades}; answers what is executed so far, mantissa. */
    long fill(JsonNode trade, Request request, Instrument instrument, long cumQty) {
        Report report = writer.begin(Report.Kind.FILL, request);
        report.tradeId = Reply.whole(trade, "id");
        report.px = Reply.mantissa(trade, "price", instrument.pxDecimals());
        report.qty = Reply.mantissa(trade, "qty", instrument.qtyDecimals());
        report.cumQty = cumQty + report.qty;
        report.venueTimeNanos = Reply.whole(trade, "time") * MILLISECOND;
        writer.venueOrderId(String.valueOf(Reply.whole(trade, "orderId")));
        report.realised = realised(trade, "realizedPnl", instrument);
        fee(report, trade, "commission", "commissionAsset");
        writer.publish();
        return report.cumQty;
    }

    private boolean execution(JsonNode event) {
        Instrument instrument = instruments.get(Reply.text(event, "s"));
        String type = Reply.text(event, "x");
        Report.Kind kind = kind(type, Reply.text(event, "X"));
        if (instrument == null || kind == null) {
            return false;
        }
        Report report = writer.begin(kind);
        String original = event.path("C").asText();
        writer.clientOrderId(original.isEmpty() ? Reply.text(event, "c") : original);
        writer.venueOrderId(String.valueOf(Reply.whole(event, "i")));
        report.venueTimeNanos = event.path("T").asLong() * MILLISECOND;
        report.cumQty = Reply.mantissa(event, "z", instrument.qtyDecimals());
        if (kind == Report.Kind.FILL) {
            report.tradeId = Reply.whole(event, "t");
            report.px = Reply.mantissa(event, "L", instrument.pxDecimals());
            report.qty = Reply.mantissa(event, "l", instrument.qtyDecimals());
            report.realised = realised(event, "rp", instrument);
            fee(report, event, "n", "N");
        } else if (kind == Report.Kind.REJECTED) {
            String words = event.path("r").asText();
            report.reason = words.contains("INSUFFICIENT_BALANCE")
                    ? Report.Reason.INSUFFICIENT_BALANCE : Report.Reason.OTHER;
            writer.words(words);
        }
        writer.publish();
        return true;
    }

    private static Report.Kind kind(String type, String status) {
        switch (type) {
            case "NEW":
                return Report.Kind.ACCEPTED;
            case "TRADE":
                return Report.Kind.FILL;
            case "CANCELED":
            case "EXPIRED":
                return Report.Kind.CANCELLED;
            case "REJECTED":
                return Report.Kind.REJECTED;
            default:
                return status.startsWith("EXPIRED") ? Report.Kind.CANCELLED : null;
        }
    }

    /** An asset that we do not know is named in the words, and the fee stays out. */
    private void fee(Report report, JsonNode from, String amount, String assetName) {
        String name = from.path(assetName).asText();
        Asset asset = assets.get(name);
        if (asset == null) {
            writer.words("fee " + from.path(amount).asText() + " " + name);
            return;
        }
        report.fee = Reply.amount(from, amount, asset.decimals(), RoundingMode.CEILING);
        report.feeAsset = asset.id();
    }

    /** What closing a position realised; spot has no such member. */
    private static long realised(JsonNode from, String name, Instrument instrument) {
        return from.has(name) ? Reply.amount(from, name, instrument.quote().decimals(), RoundingMode.FLOOR) : 0;
    }

    /**
     * Futures tell wallets and positions in one event, with the reason. Except for fills and what they realise, which
     * the reports of orders carry, what changed a wallet is a cash flow. Wallets and positions are not told while it is
     * not known which payments they hold: the account's answer that follows tells them.
     */
    private void update(JsonNode event) {
        long millis = Reply.whole(event, "T");
        long venueTimeNanos = millis * MILLISECOND;
        JsonNode told = event.path("a");
        boolean funding = told.path("m").asText().equals("FUNDING_FEE");
        for (JsonNode entry : told.path("B")) {
            Asset asset = assets.get(Reply.text(entry, "a"));
            if (asset == null) {
                continue;
            }
            long total = Reply.amount(entry, "wb", asset.decimals(), RoundingMode.FLOOR);
            long changed = Reply.amount(entry, "bc", asset.decimals(), RoundingMode.FLOOR);
            if (changed != 0 && (!funding || fundings.streamed(asset.id(), changed, millis))) {
                writer.flow(funding ? CashFlow.Kind.FUNDING : CashFlow.Kind.OTHER, asset, changed, venueTimeNanos);
            }
            if (!fundings.missing()) {
                writer.balance(asset, total,
                        Math.max(0, Reply.amount(entry, "cw", asset.decimals(), RoundingMode.FLOOR)), venueTimeNanos);
            }
        }
        for (JsonNode entry : told.path("P")) {
            Instrument instrument = instruments.get(Reply.text(entry, "s"));
            if (instrument != null && !fundings.missing()) {
                position(instrument, entry, venueTimeNanos);
            }
        }
    }

    private void position(Instrument instrument, JsonNode entry, long venueTimeNanos) {
        oneWay(entry, "ps");
        long qty = Reply.mantissa(entry, "pa", instrument.qtyDecimals());
        BigDecimal entryPx = BigDecimal.valueOf(Reply.amount(entry, "ep", PX_DECIMALS, RoundingMode.UP), PX_DECIMALS);
        BigDecimal notional = entryPx.multiply(BigDecimal.valueOf(qty, instrument.qtyDecimals())).abs();
        int decimals = instrument.quote().decimals();
        try {
            long units = notional.setScale(decimals, RoundingMode.UP).unscaledValue().longValueExact();
            writer.position(instrument, qty, units, venueTimeNanos);
        } catch (ArithmeticException outside) {
            throw new IllegalArgumentException("a position's worth does not fit", outside);
        }
    }

    private static void oneWay(JsonNode entry, String name) {
        if (!Reply.text(entry, name).equals("BOTH")) {
            throw new IllegalArgumentException("the account is in hedge mode; set it to one-way mode");
        }
    }

    private static Map<String, JsonNode> byName(JsonNode list, String name) {
        Map<String, JsonNode> listed = new HashMap<>();
        list.forEach(entry -> listed.put(Reply.text(entry, name), entry));
        return listed;
    }

    private void wallets(JsonNode event) {
        for (JsonNode entry : event.path("B")) {
            Asset asset = assets.get(Reply.text(entry, "a"));
            if (asset != null) {
                balance(asset, entry, "f", "l", event.path("u").asLong() * MILLISECOND);
            }
        }
    }

    private void balance(Asset asset, JsonNode entry, String freeName, String lockedName, long venueTimeNanos) {
        long free = Reply.amount(entry, freeName, asset.decimals(), RoundingMode.FLOOR);
        long locked = Reply.amount(entry, lockedName, asset.decimals(), RoundingMode.FLOOR);
        if (free < 0 || locked < 0 || free + locked < 0) {
            throw new IllegalArgumentException("absurd balance of " + asset.name());
        }
        writer.balance(asset, free + locked, free, venueTimeNanos);
    }
}
