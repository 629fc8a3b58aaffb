package arbd.execution.okx;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.FundingHistory;
import arbd.execution.net.Reply;
import arbd.execution.order.CashFlow;
import arbd.market.Asset;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Wallets and positions of swaps, from the channel {@code balance_and_position} (OKX API guide, trading account): the
 * first push is what there is, the others what changed, and why. That funding was paid is told with the new balance,
 * not by how much: so words are kept back from then on until the account's bills have told, which also tell what fell
 * due while nobody listened. Owned by the session.
 */
final class OkxHoldings {
    private static final String FUNDING = "funding_fee";
    private static final long MILLISECOND = 1_000_000L;

    private final AccountWriter writer;
    private final OkxEvents events;
    private final Map<String, Instrument> instruments = new TreeMap<>();
    private final Map<String, Asset> assets = new TreeMap<>();
    private final FundingHistory fundings = new FundingHistory();
    private final OkxPayments payments = new OkxPayments();
    /** Words that wait for the bills, the latest of each wallet and position. */
    private final Map<Object, Runnable> kept = new LinkedHashMap<>();
    private boolean told;

    OkxHoldings(Account account, AccountWriter writer, OkxEvents events) {
        this.writer = writer;
        this.events = events;
        for (Instrument instrument : account.table().of(account.venue())) {
            instruments.put(instrument.symbol(), instrument);
            assets.put(instrument.quote().name(), instrument.quote());
        }
    }

    /** Which funding payments were told, and whether bills must be asked for. */
    FundingHistory fundings() {
        return fundings;
    }

    /** Whether everything that there is was told, nothing being kept back. */
    boolean complete() {
        return told && !fundings.missing();
    }

    /** Whether a payment was told of that is on no bill yet. */
    boolean owed() {
        return payments.owed();
    }

    /** The connection is gone. */
    void ended(long wallNanos) {
        payments.reset();
        fundings.fell(wallNanos / MILLISECOND, complete());
        told = false;
        kept.clear();
    }

    /**
     * One push.
     *
     * @throws IllegalArgumentException when longs and shorts are held apart, or by isolated margin: neither is followed
     */
    void push(JsonNode push, long wallNanos) {
        for (JsonNode entry : push.path("data")) {
            if (entry.path("eventType").asText().equals(FUNDING)) {
                payments.heard(Reply.wholeText(entry, "pTime"));
                fundings.fell(wallNanos / MILLISECOND, true);
            }
            entry.path("balData").forEach(this::balance);
            entry.path("posData").forEach(this::position);
            if (!told) {
                absent(entry);
                told = true;
            }
        }
    }

    /** A page of funding bills: those that nobody told yet. Of swaps that are not configured, that they have come. */
    void bills(JsonNode rows) {
        for (JsonNode row : rows) {
            Instrument instrument = instruments.get(row.path("instId").asText());
            Asset asset = instrument != null && Reply.text(row, "ccy").equals(instrument.quote().name())
                    ? instrument.quote() : null;
            long units = asset == null ? 0 : Reply.amount(row, "pnl", asset.decimals(), RoundingMode.FLOOR);
            long millis = Reply.wholeText(row, "ts");
            if (!fundings.listed(Reply.text(row, "billId"), asset == null ? -1 : asset.id(), units, millis)) {
                continue;
            }
            payments.billed(millis);
            if (asset != null) {
                writer.flow(CashFlow.Kind.FUNDING, asset, units, OkxEvents.time(Reply.text(row, "ts")));
            }
        }
    }

    /** The bills have told all: what was kept back is told, too. */
    void caughtUp() {
        fundings.caughtUp();
        kept.values().forEach(Runnable::run);
        kept.clear();
    }

    private void balance(JsonNode entry) {
        Asset asset = assets.get(Reply.text(entry, "ccy"));
        if (asset != null) {
            long total = Reply.amount(entry, "cashBal", asset.decimals(), RoundingMode.FLOOR);
            balance(asset, total, OkxEvents.time(Reply.text(entry, "uTime")));
        }
    }

    /** What positions bind of it is not told here: decide knows by its own account. */
    private void balance(Asset asset, long total, long nanos) {
        tell(asset, () -> writer.balance(asset, total, total, nanos));
    }

    private void position(JsonNode entry) {
        Instrument instrument = instruments.get(Reply.text(entry, "instId"));
        if (instrument == null) {
            return;
        }
        if (!Reply.text(entry, "posSide").equals("net")) {
            throw new IllegalArgumentException("the account holds longs and shorts apart; set it to net mode");
        }
        long qty = Reply.mantissa(entry, "pos", instrument.wireQtyDecimals());
        if (qty != 0 && !Reply.text(entry, "mgnMode").equals("cross")) {
            throw new IllegalArgumentException(instrument.symbol() + " is held by isolated margin; close it, or hold it"
                    + " by cross margin");
        }
        position(instrument, qty, qty == 0 ? 0 : worth(instrument, Reply.text(entry, "avgPx"), qty),
                time(instrument, entry));
    }

    /**
     * A position that a trade changed is as old as that trade: its {@code uTime} may be later than that of a trade that
     * it does not hold yet.
     */
    private long time(Instrument instrument, JsonNode entry) {
        String trade = entry.path("tradeId").asText();
        long known = trade.isEmpty() ? 0 : events.toldNanos(instrument, Reply.wholeText(entry, "tradeId"));
        return known == 0 ? OkxEvents.time(Reply.text(entry, "uTime")) : known;
    }

    private void position(Instrument instrument, long qty, long notional, long nanos) {
        tell(instrument, () -> writer.position(instrument, qty, notional, nanos));
    }

    private static long worth(Instrument instrument, String averagePx, long qty) {
        try {
            return new BigDecimal(averagePx).multiply(BigDecimal.valueOf(qty, instrument.qtyDecimals())).abs()
                    .setScale(instrument.quote().decimals(), RoundingMode.UP).unscaledValue().longValueExact();
        } catch (ArithmeticException | NumberFormatException outside) {
            throw new IllegalArgumentException("a position without its price", outside);
        }
    }

    /** The first push leaves out what there is nothing of. */
    private void absent(JsonNode first) {
        long nanos = OkxEvents.time(first.path("pTime").asText());
        Map<String, Asset> noBalance = new TreeMap<>(assets);
        first.path("balData").forEach(entry -> noBalance.remove(entry.path("ccy").asText()));
        noBalance.values().forEach(asset -> balance(asset, 0, nanos));
        Map<String, Instrument> noPosition = new TreeMap<>(instruments);
        first.path("posData").forEach(entry -> noPosition.remove(entry.path("instId").asText()));
        noPosition.values().forEach(instrument -> position(instrument, 0, 0, nanos));
    }

    private void tell(Object about, Runnable word) {
        if (fundings.missing()) {
            kept.remove(about);
            kept.put(about, word);
        } else {
            word.run();
        }
    }
}
