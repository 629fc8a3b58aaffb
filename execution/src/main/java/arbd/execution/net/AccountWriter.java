package arbd.execution.net;

import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.Report;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.WebSocketConnection;
import arbd.market.Asset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The one report and the one balance that a session fills again and again. Stops reading the session's socket while
 * the sink is congested.
 */
public final class AccountWriter {
    private static final long CONGESTED_MILLIS = 1;

    private final Account account;
    private final NetLoop net;
    private final AccountSink sink;
    private final Report report = new Report();
    private final Balance balance = new Balance();
    private WebSocketConnection connection;
    private boolean paused;
    private long receivedNanos;
    private long wallNanos;

    /** For one session. */
    public AccountWriter(Account account, NetLoop net) {
        this.account = account;
        this.net = net;
        this.sink = account.sink();
    }

    /** The socket that is not read while the sink is congested. */
    public void pauses(WebSocketConnection socket) {
        connection = socket;
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

    /** Reports the session usable or not. */
    public void session(boolean up) {
        sink.session(account.venue().id(), up, receivedNanos, wallNanos);
    }

    private void pauseWhileCongested() {
        if (!paused && sink.congested()) {
            paused = true;
            connection.setAutoRead(false);
            net.eventLoop().schedule(this::resume, CONGESTED_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void resume() {
        if (sink.congested()) {
            net.eventLoop().schedule(this::resume, CONGESTED_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        paused = false;
        connection.setAutoRead(true);
    }

    private static int copy(String text, byte[] into) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, into.length);
        System.arraycopy(bytes, 0, into, 0, length);
        return length;
    }
}
