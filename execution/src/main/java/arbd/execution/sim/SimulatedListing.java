package arbd.execution.sim;

import arbd.market.Instrument;
import arbd.market.TradingStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one simulated venue lists: its instruments, until somebody changes them. Orders are judged by it, and what is
 * charged is told here. May be called from any thread; the venue's thread looks at it at each order.
 */
public final class SimulatedListing {
    private final List<Instrument> opening;
    private final Map<String, Instrument> changed = new ConcurrentHashMap<>();
    private final Map<String, TradingStatus> statuses = new ConcurrentHashMap<>();
    private final Map<String, Long> ends = new ConcurrentHashMap<>();
    private final Map<String, Long> charged = new ConcurrentHashMap<>();
    private volatile long[] pause = {0, 0};

    SimulatedListing(Collection<Instrument> instruments) {
        this.opening = List.copyOf(instruments);
    }

    /** From now on the instrument with this symbol has these increments, lot, minimums and fee. */
    public void change(Instrument to) {
        changed.put(to.symbol(), to);
    }

    /** From now on orders for this symbol are taken only if it is {@link TradingStatus#TRADING}. */
    public void status(String symbol, TradingStatus status) {
        statuses.put(symbol, status);
    }

    /** Announces the end of trading of a symbol, wall-clock nanoseconds since 1970; 0 takes it back. */
    public void ends(String symbol, long wallNanos) {
        ends.put(symbol, wallNanos);
    }

    /** Announces maintenance of the venue, wall-clock nanoseconds since 1970; 0, 0 takes it back. */
    public void pause(long fromWallNanos, long untilWallNanos) {
        pause = new long[] {fromWallNanos, untilWallNanos};
    }

    /** Whether maintenance is announced that is not over. */
    boolean announcesPause(long nowNanos) {
        return pause[1] > nowNanos;
    }

    boolean paused(long nowNanos) {
        return nowNanos >= pause[0] && nowNanos < pause[1];
    }

    long pauseFromNanos() {
        return pause[0];
    }

    long pauseUntilNanos() {
        return pause[1];
    }

    /** From now on fills of this symbol are charged so much, in 1e-8, whatever is told. */
    public void charge(String symbol, long feeE8) {
        charged.put(symbol, feeE8);
    }

    /** What is listed now. */
    List<Instrument> instruments() {
        return opening.stream().filter(at -> status(at) != TradingStatus.NOT_LISTED).map(this::rules).toList();
    }

    /** The rules of an instrument as they are now. */
    Instrument rules(Instrument instrument) {
        return changed.getOrDefault(instrument.symbol(), instrument);
    }

    TradingStatus status(Instrument instrument) {
        return statuses.getOrDefault(instrument.symbol(), TradingStatus.TRADING);
    }

    /** Announced end of trading, milliseconds since 1970, 0 = none. */
    long endsMillis(Instrument instrument) {
        return ends.getOrDefault(instrument.symbol(), 0L) / 1_000_000L;
    }

    /** Whether an order may be placed now, by status and sizes. */
    Refusal check(OrderRequest request, Instrument instrument) {
        TradingStatus status = status(instrument);
        if (status != TradingStatus.TRADING) {
            return status == TradingStatus.NOT_LISTED ? Refusal.UNKNOWN_SYMBOL : Refusal.MARKET_CLOSED;
        }
        Instrument rules = rules(instrument);
        long px = Amounts.mantissa(request.px(), rules.pxDecimals());
        long qty = Amounts.mantissa(request.qty(), rules.qtyDecimals());
        if (px <= 0 || px % rules.pxIncrement() != 0) {
            return Refusal.PRICE_INCREMENT;
        }
        if (qty <= 0 || qty % rules.qtyIncrement() != 0) {
            return Refusal.LOT;
        }
        return qty < rules.minQty() ? Refusal.MIN_QTY : Refusal.NONE;
    }

    /** What a fill is charged. */
    long feeE8(Instrument instrument) {
        return charged.getOrDefault(instrument.symbol(), rules(instrument).takerFeeE8());
    }
}
