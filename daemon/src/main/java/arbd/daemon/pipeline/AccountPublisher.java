package arbd.daemon.pipeline;

import arbd.daemon.decide.CommandKind;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.market.AccountFee;
import arbd.market.AccountRead;
import arbd.market.MarketRules;
import arbd.market.VenuePause;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import java.util.ArrayDeque;

/**
 * Reports, balances, session changes, commands and timers into the inbound ring. None is ever dropped: what finds no
 * room waits here in order, and {@link #congested()} tells sockets to stop reading. Owned by one thread.
 */
public final class AccountPublisher implements AccountSink {
    private final RingBuffer<Slot> ring;
    private final InboundEncoder encoder = new InboundEncoder();
    private final ArrayDeque<Slot> waiting = new ArrayDeque<>();
    private final ArrayDeque<Slot> spare = new ArrayDeque<>();
    private final Slot scratch = new Slot();

    AccountPublisher(RingBuffer<Slot> ring) {
        this.ring = ring;
    }

    @Override
    public void on(Report report) {
        encoder.encode(report, scratch);
        publish();
    }

    @Override
    public void on(Balance balance) {
        encoder.encode(balance, scratch);
        publish();
    }

    @Override
    public void on(PositionWord position) {
        encoder.encode(position, scratch);
        publish();
    }

    @Override
    public void on(CashFlow flow) {
        encoder.encode(flow, scratch);
        publish();
    }

    @Override
    public void on(Usage usage) {
        encoder.encode(usage, scratch);
        publish();
    }

    @Override
    public void session(int venue, boolean up, long receivedNanos, long wallNanos) {
        encoder.stamp(scratch, receivedNanos, wallNanos);
        encoder.encodeSession(venue, up, scratch);
        publish();
    }

    /** Publishes what a venue's listing says of an instrument. */
    public void on(MarketRules rules) {
        encoder.encode(rules, scratch);
        publish();
    }

    /** Publishes what a venue says of its maintenance. */
    public void on(VenuePause pause) {
        encoder.encode(pause, scratch);
        publish();
    }

    /** Publishes what an account is charged. */
    public void on(AccountFee fee) {
        encoder.encode(fee, scratch);
        publish();
    }

    /** Publishes what came of a look at an account. */
    public void on(AccountRead read) {
        encoder.encode(read, scratch);
        publish();
    }

    /** Publishes an operator's command; {@code route} -1 = everything. */
    public void command(CommandKind kind, int route, byte[] reason, long nanos, long wallNanos) {
        encoder.stamp(scratch, nanos, wallNanos);
        encoder.encodeCommand(kind, route, reason, scratch);
        publish();
    }

    /** Publishes that a timer of decide is due. */
    public void time(long nanos, long wallNanos) {
        encoder.stamp(scratch, nanos, wallNanos);
        encoder.encodeTime(scratch);
        publish();
    }

    @Override
    public boolean congested() {
        return !waiting.isEmpty();
    }

    /** Publishes what waits, as far as there is room; returns how much. */
    public int flush() {
        int flushed = 0;
        while (!waiting.isEmpty() && put(waiting.peekFirst())) {
            spare.addLast(waiting.pollFirst());
            flushed++;
        }
        return flushed;
    }

    private void publish() {
        if (waiting.isEmpty() && put(scratch)) {
            return;
        }
        Slot slot = spare.isEmpty() ? new Slot() : spare.pollLast();
        slot.copyFrom(scratch);
        waiting.addLast(slot);
    }

    private boolean put(Slot slot) {
        try {
            long sequence = ring.tryNext();
            ring.get(sequence).copyFrom(slot);
            ring.publish(sequence);
            return true;
        } catch (InsufficientCapacityException e) {
            return false;
        }
    }
}
