package arbd.daemon.trial;

import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** What a session says, from its event loop to whoever waits. */
public final class TrialNews implements AccountSink {
    /**
     * A report, kept.
     *
     * @param kind what happened
     * @param reason why, for refusals
     * @param answer whether it answers a request; else it came by the private stream
     * @param nanos when it came off the socket
     * @param tradeId of a fill
     * @param qty of a fill, mantissa
     * @param cumQty filled so far, mantissa; -1 = not said
     * @param words the venue's
     */
    record Word(Report.Kind kind, Report.Reason reason, boolean answer, long nanos, long tradeId, long qty,
            long cumQty, String words) {
    }

    /**
     * A wallet.
     *
     * @param total units
     * @param free units
     */
    record Wallet(long total, long free) {
    }

    private final BlockingQueue<Word> words = new LinkedBlockingQueue<>();
    private final Map<Integer, Wallet> wallets = new ConcurrentHashMap<>();
    private volatile long upNanos;

    @Override
    public void on(Report report) {
        if (report.number != 0) {
            words.add(new Word(report.kind, report.reason, report.answer, report.receivedNanos, report.tradeId,
                    report.qty, report.cumQty, new String(report.text, 0, report.textLength, StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void on(Balance balance) {
        wallets.put(balance.asset, new Wallet(balance.total, balance.free));
    }

    @Override
    public void on(PositionWord position) {
        // An order that rests changes none.
    }

    @Override
    public void on(Usage usage) {
        // Nothing here is paced.
    }

    @Override
    public void on(CashFlow flow) {
        // Funding is no business of this order.
    }

    @Override
    public void session(int venue, boolean up, long receivedNanos, long wallNanos) {
        upNanos = up ? receivedNanos : 0;
    }

    @Override
    public boolean congested() {
        return false;
    }

    /** When the session came up, 0 = it is down. From any thread. */
    public long upNanos() {
        return upNanos;
    }

    BlockingQueue<Word> words() {
        return words;
    }

    /** The last word on a wallet, null = none. */
    Wallet wallet(int asset) {
        return wallets.get(asset);
    }
}
