package arbd.daemon.decide;

import arbd.execution.order.Order;
import arbd.execution.order.OrderState;
import arbd.execution.risk.Verdict;
import arbd.market.Side;
import arbd.route.Route;
import arbd.route.Sizing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what decide says about one event: verdicts, sizes of what is taken, orders. */
class Ledger implements DecisionSink {
    /** An order, copied. */
    record Sent(int route, int leg, int instrument, boolean buys, long px, long qty) {
    }

    private final Map<Integer, Verdict> verdicts = new TreeMap<>();
    private final Map<Integer, Sizing> taken = new LinkedHashMap<>();
    private final List<Sent> orders = new ArrayList<>();
    private final List<Long> explained = new ArrayList<>();
    private final List<Long> ended = new ArrayList<>();

    void clear() {
        verdicts.clear();
        taken.clear();
        orders.clear();
    }

    /** By route. */
    Map<Integer, Verdict> verdicts() {
        return verdicts;
    }

    /** By route, in the order in which they were taken. */
    Map<Integer, Sizing> taken() {
        return taken;
    }

    List<Sent> orders() {
        return orders;
    }

    /** Arbitrages whose waterfall was told. */
    List<Long> explained() {
        return explained;
    }

    /** Arbitrages of which what was realised was told. */
    List<Long> ended() {
        return ended;
    }

    long profit() {
        return taken.values().stream().mapToLong(sizing -> sizing.profit).sum();
    }

    @Override
    public void found(Route route) {
    }

    @Override
    public void opportunity(int route, EpisodeStage stage, Verdict verdict, Episodes episodes) {
        verdicts.put(route, verdict);
    }

    @Override
    public void order(Order order, Sizing sizing) {
        if (order.leg == 0) {
            Sizing copy = new Sizing();
            copy.copyFrom(sizing);
            taken.put(order.route, copy);
        }
        orders.add(new Sent(order.route, order.leg, order.instrument, order.side == Side.BUY, order.px, order.qty));
    }

    @Override
    public void cancel(int epoch, long number, int instrument) {
    }

    @Override
    public void query(int epoch, long number, int instrument) {
    }

    @Override
    public void overcharged(Overcharge overcharge) {
        throw new AssertionError("trade " + overcharge.tradeId + " was charged " + overcharge.charged);
    }

    @Override
    public void halt(boolean halted, int route, int instrument, HaltReason reason, long untilNanos) {
    }

    @Override
    public void exitPlan(ExitPlan plan) {
    }

    @Override
    public void done(ArbitrageResult result) {
    }

    @Override
    public void sized(int epoch, long arbitrage, Verdict verdict, Sizing sizing) {
        if (arbitrage != 0) {
            explained.add(arbitrage);
        }
    }

    @Override
    public void realised(Realised realised) {
        ended.add(realised.arbitrage);
    }

    @Override
    public void outcome(int epoch, long number, OrderState state, long cumQty) {
    }

    @Override
    public void decayed(EdgeMark mark) {
    }

    @Override
    public void stateHash(long inputs, long hash) {
    }
}
