package arbd.execution.net;

import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import java.util.HashMap;
import java.util.Map;

/** One session of a {@link RenewedEntry}, and what of its news is handed on. */
final class RenewedSession implements AccountSink {
    /** A cash flow, as two sessions tell it alike. */
    private record Flow(CashFlow.Kind kind, int asset, long units, long venueTimeNanos) {
    }

    private final RenewedEntry owner;
    private final AccountSink sink;
    private Renewable entry;
    private boolean up;
    private String announced;
    /** How often each was told since there were two sessions; null = there is one. */
    private Map<Flow, Integer> flows;

    RenewedSession(RenewedEntry owner, AccountSink sink) {
        this.owner = owner;
        this.sink = sink;
    }

    void entry(Renewable made) {
        entry = made;
    }

    Renewable entry() {
        return entry;
    }

    boolean up() {
        return up;
    }

    /** Its end was announced, for this reason. */
    void announce(String why) {
        announced = why;
    }

    /** Why this session will end, since it came up; null = nobody said so. */
    String announced() {
        return announced;
    }

    /** From now on there are two, or again one. */
    void overlap(boolean two) {
        flows = !two ? null : flows == null ? new HashMap<>() : flows;
    }

    @Override
    public void on(Report report) {
        sink.on(report);
    }

    @Override
    public void on(Balance balance) {
        if (owner.tells(this)) {
            sink.on(balance);
        }
    }

    @Override
    public void on(PositionWord position) {
        if (owner.tells(this)) {
            sink.on(position);
        }
    }

    @Override
    public void on(CashFlow flow) {
        if (flows == null) {
            sink.on(flow);
            return;
        }
        Flow key = new Flow(flow.kind, flow.asset, flow.units, flow.venueTimeNanos);
        int mine = flows.merge(key, 1, Integer::sum);
        boolean repeated = owner.all().stream().anyMatch(other ->
                other != this && other.flows != null && other.flows.getOrDefault(key, 0) >= mine);
        if (!repeated) {
            sink.on(flow);
        }
    }

    /** Two sessions may say the same of a budget: the later word counts, whoever says it. */
    @Override
    public void on(Usage usage) {
        sink.on(usage);
    }

    @Override
    public void session(int venue, boolean isUp, long receivedNanos, long wallNanos) {
        up = isUp;
        announced = isUp ? announced : null;
        owner.session(this, venue, isUp, receivedNanos, wallNanos);
    }

    @Override
    public boolean congested() {
        return sink.congested();
    }
}
