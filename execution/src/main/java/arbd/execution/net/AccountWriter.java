package arbd.execution.net;

import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.WebSocketConnection;
import arbd.market.Asset;
import arbd.market.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The slots that a session fills again and again. Stops reading the session's sockets while the sink is congested.
 */
public final class AccountWriter {
    private static final long CONGESTED_MILLIS = 1;

    private final Account account;
    private final NetLoop net;
    private final AccountSink sink;
    private final Report report = new Report();
    private final Balance balance = new Balance();
    private final PositionWord position = new PositionWord();
    private final CashFlow flow = new CashFlow();
    /** What was told last, one for each kind and window. */
    private final List<Usage> usages = new ArrayList<>();
    private final List<WebSocketConnection> sockets = new ArrayList<>();
    private boolean paused;
    private long receivedNanos;
    private long wallNanos;

    /** For one session. */
    public AccountWriter(Account account, NetLoop net) {
        this.account = account;
        this.net = net;
        this.sink = account.sink();
    }

    /** One more socket that is not read while the sink is congested. */
    public void pauses(WebSocketConnection socket) {
        sockets.add(socket);
        socket.setAutoRead(!paused);
    }

    /** A socket that is gone for good. */
    public void forgets(WebSocketConnection socket) {
        sockets.remove(socket);
    }

    /** Times of what is reported next. */
    public void at(long received, long wall) {
        receivedNanos = received;
        wallNanos = wall;
    }

    /** What is reported next happens now. */
    public void now() {
        at(net.clock().nanoTime(), net.clock().wallNanos());
    }

    /** Clears the report and sets its kind, venue and times. */
    public Report begin(Report.Kind kind) {
        report.clear();
        report.kind = kind;
        report.venue = account.venue().id();
        report.receivedNanos = receivedNanos;
        report.wallNanos = wallNanos;
        return report;
    }

    /** As {@link #begin(Report.Kind)}, about the order of a request. */
    public Report begin(Report.Kind kind, Request request) {
        begin(kind);
        report.answer = true;
        report.epoch = request.epoch;
        report.number = request.number;
        return report;
    }

    /** Reads the order's identity from the client order id. */
    public boolean clientOrderId(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return account.ids().read(bytes, 0, bytes.length, report);
    }

    /** Sets the venue's order id, cut at what is kept. */
    public void venueOrderId(String text) {
        report.venueOrderIdLength = copy(text, report.venueOrderId);
    }

    /** Sets the venue's words, cut at what is kept. */
    public void words(String text) {
        report.textLength = copy(text, report.text);
    }

    /** Sends the report. */
    public void publish() {
        sink.on(report);
        pauseWhileCongested();
    }

    /** Sends a balance, amounts in units of the asset. */
    public void balance(Asset asset, long total, long free, long venueTimeNanos) {
        balance.venue = account.venue().id();
        balance.asset = asset.id();
        balance.total = total;
        balance.free = free;
        balance.receivedNanos = receivedNanos;
        balance.wallNanos = wallNanos;
        balance.venueTimeNanos = venueTimeNanos;
        sink.on(balance);
        pauseWhileCongested();
    }

    /** Sends a position: signed quantity mantissa, and its worth in units of the quote asset. */
    public void position(Instrument instrument, long qty, long notional, long venueTimeNanos) {
        position.instrument = instrument.id();
        position.qty = qty;
        position.notional = notional;
        position.receivedNanos = receivedNanos;
        position.wallNanos = wallNanos;
        position.venueTimeNanos = venueTimeNanos;
        sink.on(position);
        pauseWhileCongested();
    }

    /** Sends a cash flow in units of the asset, positive = received. */
    public void flow(CashFlow.Kind kind, Asset asset, long units, long venueTimeNanos) {
        flow.kind = kind;
        flow.venue = account.venue().id();
        flow.asset = asset.id();
        flow.units = units;
        flow.receivedNanos = receivedNanos;
        flow.wallNanos = wallNanos;
        flow.venueTimeNanos = venueTimeNanos;
        sink.on(flow);
        pauseWhileCongested();
    }

    /**
     * Sends what the venue says of one of its budgets, unless it said just that within the same window. What cannot be
     * is not sent: a budget is no reason to drop a session.
     *
     * @param windowNanos length of the window, 0 = for good
     * @return whether it could be
     */
    public boolean usage(Usage.Kind kind, long windowNanos, long limit, long used) {
        if (windowNanos < 0 || limit <= 0 || used < 0 || used > Long.MAX_VALUE / 2) {
            return false;
        }
        Usage last = said(kind, windowNanos);
        boolean sameWindow = windowNanos == 0 || receivedNanos - last.receivedNanos < windowNanos;
        if (sameWindow && last.limit == limit && last.used == used) {
            return true;
        }
        last.limit = limit;
        last.used = used;
        last.receivedNanos = receivedNanos;
        last.wallNanos = wallNanos;
        sink.on(last);
        pauseWhileCongested();
        return true;
    }

    /** What was said last of a budget; the first time, nothing. */
    private Usage said(Usage.Kind kind, long windowNanos) {
        for (Usage usage : usages) {
            if (usage.kind == kind && usage.windowNanos == windowNanos) {
                return usage;
            }
        }
        Usage usage = new Usage();
        usage.venue = account.venue().id();
        usage.kind = kind;
        usage.windowNanos = windowNanos;
        usages.add(usage);
        return usage;
    }

    /** Reports the session usable or not. */
    public void session(boolean up) {
        sink.session(account.venue().id(), up, receivedNanos, wallNanos);
    }

    private void pauseWhileCongested() {
        if (!paused && sink.congested()) {
            paused = true;
            sockets.forEach(socket -> socket.setAutoRead(false));
            net.eventLoop().schedule(this::resume, CONGESTED_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void resume() {
        if (sink.congested()) {
            net.eventLoop().schedule(this::resume, CONGESTED_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        paused = false;
        sockets.forEach(socket -> socket.setAutoRead(true));
    }

    private static int copy(String text, byte[] into) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, into.length);
        System.arraycopy(bytes, 0, into, 0, length);
        return length;
    }
}
