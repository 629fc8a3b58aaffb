package arbd.execution.sim;

import arbd.market.Instrument;
import arbd.market.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a simulated Bybit account remembers: its executions and funding payments, as REST lists them. */
final class BybitLog {
    /** Most that are kept of each; the venue keeps two years. */
    private static final int KEPT_MAX = 50_000;

    private final SimulatedVenue venue;
    private final Deque<BybitExecution> executions = new ArrayDeque<>();
    private final Map<Long, BybitExecution> byTradeId = new HashMap<>();
    private final Map<Integer, BybitExecution> latest = new HashMap<>();
    private final Deque<BybitFunding> fundings = new ArrayDeque<>();
    private long seq;

    BybitLog(SimulatedVenue venue) {
        this.venue = venue;
    }

    /** Notes an execution that the order and the position count already. */
    BybitExecution executed(SimulatedOrder order, LedgerFill fill) {
        Instrument instrument = order.instrument();
        long held = venue.margin().positions().qty(instrument.id());
        long before = order.side() == Side.BUY ? held - fill.qty() : held + fill.qty();
        boolean closes = order.side() == Side.BUY ? before < 0 : before > 0;
        long closed = closes && SimulatedMargin.applies(instrument) ? Math.min(Math.abs(before), fill.qty()) : 0;
        BybitExecution execution = new BybitExecution(order, fill, order.leavesQty(), closed, held, ++seq);
        executions.add(execution);
        byTradeId.put(fill.tradeId(), execution);
        latest.put(instrument.id(), execution);
        if (executions.size() > KEPT_MAX) {
            byTradeId.remove(executions.poll().fill().tradeId());
        }
        return execution;
    }

    BybitFunding funded(Instrument instrument, long units, long nowNanos) {
        BybitFunding funding = new BybitFunding(instrument, units, venue.margin().positions().qty(instrument.id()),
                venue.model().markPxE8(instrument.id()), BybitIds.uuid(++seq), nowNanos);
        fundings.add(funding);
        if (fundings.size() > KEPT_MAX) {
            fundings.poll();
        }
        return funding;
    }

    /** The last execution of an instrument, null = never traded. */
    BybitExecution latest(Instrument instrument) {
        return latest.get(instrument.id());
    }

    /** The executions of an order, newest first. */
    List<BybitExecution> of(SimulatedOrder order) {
        List<BybitExecution> found = new ArrayList<>();
        for (LedgerFill fill : order.fills()) {
            BybitExecution execution = byTradeId.get(fill.tradeId());
            if (execution != null) {
                found.add(0, execution);
            }
        }
        return found;
    }

    /** Rows of the transaction log of a type between two times, milliseconds since 1970, newest first. */
    List<String> rows(String type, long fromMillis, long untilMillis) {
        List<String> rows = new ArrayList<>();
        if (type.isEmpty() || type.equals("TRADE")) {
            executions.descendingIterator().forEachRemaining(execution -> {
                if (within(execution.fill().atNanos(), fromMillis, untilMillis)) {
                    rows.add(BybitRows.traded(execution));
                }
            });
        }
        if (type.isEmpty() || type.equals("SETTLEMENT")) {
            fundings.descendingIterator().forEachRemaining(funding -> {
                if (within(funding.atNanos(), fromMillis, untilMillis)) {
                    rows.add(BybitRows.settled(funding));
                }
            });
        }
        return rows;
    }

    private static boolean within(long nanos, long fromMillis, long untilMillis) {
        long millis = BybitTexts.millis(nanos);
        return millis >= fromMillis && millis <= untilMillis;
    }
}
