package arbd.daemon.decide;

import arbd.execution.order.Order;
import arbd.execution.order.OrderState;
import arbd.execution.order.Report;
import arbd.execution.risk.Verdict;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;
import arbd.route.Route;
import arbd.route.Sizing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Both venues in memory, with faults: requests and reports are delayed, lost, repeated and overtake each other; orders
 * fill in parts, are refused, or never arrive. What really happened is kept in {@link #moved} and {@link #cumQty}.
 */
final class ModelVenues implements DecisionSink {
    /** What the harness must check on every order before it counts as open. */
    interface Watch {
        void order(Order order, Sizing sizing);

        void said(String line);

        void sized(long arbitrage, Verdict verdict, Sizing sizing);

        void realised(Realised realised);
    }

    private record Due(long nanos, long sequence, Runnable what) {
    }

    private final Random random;
    private final Watch watch;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::sequence));
    private final Map<Long, Placed> placed = new HashMap<>();
    private final List<Report> inbox = new ArrayList<>();
    private final long[][] moved = new long[2][3];
    private boolean faults = true;
    private long nowNanos;
    private long sequence;
    private long nextTrade = 1;
    private int fills;

    ModelVenues(Random random, Watch watch) {
        this.random = random;
        this.watch = watch;
    }

    void stopFaults() {
        faults = false;
    }

    /** Everything that has arrived by now, in the order of arrival. */
    List<Report> arrived(long now) {
        nowNanos = now;
        while (!due.isEmpty() && due.peek().nanos() <= now) {
            due.poll().what().run();
        }
        List<Report> arrived = List.copyOf(inbox);
        inbox.clear();
        return arrived;
    }

    long nextNanos() {
        return due.isEmpty() ? Long.MAX_VALUE : due.peek().nanos();
    }

    /** What the venue's fills really moved of an asset. */
    long moved(int venue, int asset) {
        return moved[venue][asset];
    }

    int fills() {
        return fills;
    }

    /** What really filled of an order. */
    long cumQty(long number) {
        Placed order = placed.get(number);
        return order == null ? 0 : order.cumQty;
    }

    @Override
    public void order(Order order, Sizing sizing) {
        watch.order(order, sizing);
        watch.said("order " + order.number);
        Placed copy = new Placed(order);
        int fate = faults ? random.nextInt(20) : 19;
        if (fate == 0) {
            report(copy, Report.Kind.SUPPRESSED, 10);
        } else if (fate == 1) {
            // The request is lost on the way; sometimes our socket notices.
            if (random.nextBoolean()) {
                report(copy, Report.Kind.UNKNOWN, 300_000_000L);
            }
        } else {
            later(fate == 2 ? 3_000_000_000L : 400_000_000L, () -> arrive(copy));
        }
    }

    @Override
    public void sized(int epoch, long arbitrage, Verdict verdict, Sizing sizing) {
        watch.sized(arbitrage, verdict, sizing);
    }

    @Override
    public void realised(Realised realised) {
        watch.realised(realised);
    }

    @Override
    public void cancel(int epoch, long number, int instrument) {
        watch.said("cancel " + number);
    }

    @Override
    public void query(int epoch, long number, int instrument) {
        watch.said("query " + number);
        if (faults && random.nextInt(4) == 0) {
            return;
        }
        later(400_000_000L, () -> answer(number));
    }

    @Override
    public void found(Route route) {
    }

    @Override
    public void opportunity(int route, EpisodeStage stage, Verdict verdict, Episodes episodes) {
        watch.said("opportunity " + route + " " + stage + " " + verdict);
    }

    @Override
    public void overcharged(Overcharge overcharge) {
        throw new AssertionError("trade " + overcharge.tradeId + " was charged " + overcharge.charged);
    }

    @Override
    public void halt(boolean halted, int route, int instrument, HaltReason reason, long untilNanos) {
        watch.said("halt " + halted + " " + route + " " + reason);
    }

    @Override
    public void exitPlan(ExitPlan plan) {
        watch.said("plan " + plan.instrument + " " + plan.stage + " " + plan.position);
    }

    @Override
    public void done(ArbitrageResult result) {
        watch.said("done " + result.arbitrage + " " + result.outcome + " " + result.realisedProfit);
    }

    @Override
    public void outcome(int epoch, long number, OrderState state, long cumQty) {
        watch.said("outcome " + number + " " + state + " " + cumQty);
        if (state.terminal() && cumQty != cumQty(number)) {
            watch.said("WRONG outcome " + number + " " + state + " " + cumQty + ", really " + cumQty(number));
        }
    }

    @Override
    public void decayed(EdgeMark mark) {
        watch.said("decayed " + mark.route + " " + mark.verdict);
    }

    @Override
    public void stateHash(long inputs, long hash) {
        watch.said("hash " + inputs + " " + hash);
    }

    private void arrive(Placed order) {
        placed.put(order.number, order);
        if (random.nextInt(10) == 0) {
            order.over = Report.Kind.REJECTED;
            report(order, Report.Kind.REJECTED, 200_000_000L);
            return;
        }
        report(order, Report.Kind.ACCEPTED, 200_000_000L);
        long target = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> (long) (random.nextDouble() * order.qty);
            default -> order.qty;
        };
        while (order.cumQty < target) {
            long part = Math.min(target - order.cumQty, 1 + (long) (random.nextDouble() * target));
            fill(order, part);
        }
        if (order.cumQty < order.qty) {
            order.over = Report.Kind.CANCELLED;
            report(order, Report.Kind.CANCELLED, 200_000_000L);
        } else {
            order.over = Report.Kind.FILL;
        }
    }

    private void fill(Placed order, long qty) {
        Instrument traded = TestMarket.TABLE.get(order.instrument);
        boolean buys = order.side == Side.BUY;
        long notional = buys ? Money.notionalCeil(traded, order.px, qty) : Money.notionalFloor(traded, order.px, qty);
        long base = Money.baseFloor(traded, qty);
        Report report = order.report(Report.Kind.FILL);
        report.tradeId = nextTrade++;
        report.px = order.px;
        report.qty = qty;
        boolean inBase = traded.feeSide() == FeeSide.RECEIVED && buys;
        report.feeAsset = inBase ? traded.base().id() : traded.quote().id();
        report.fee = Money.fee(inBase ? base : notional, traded.takerFeeE8());
        order.cumQty += qty;
        order.fills.add(report);
        long[] at = moved[traded.venue().id()];
        at[traded.base().id()] += buys ? base : -base;
        at[traded.quote().id()] += buys ? -notional : notional;
        at[report.feeAsset] -= report.fee;
        fills++;
        send(report, 200_000_000L);
    }

    private void answer(long number) {
        Placed order = placed.get(number);
        if (order == null) {
            Report missing = TestMarket.report(Report.Kind.NOT_FOUND, 1, number);
            later(50_000_000L, () -> inbox.add(missing));
            return;
        }
        List<Report> answer = new ArrayList<>();
        order.fills.forEach(fill -> answer.add(fill));
        if (order.over == Report.Kind.CANCELLED || order.over == Report.Kind.REJECTED) {
            answer.add(order.report(order.over));
        }
        later(50_000_000L, () -> inbox.addAll(answer));
    }

    private void report(Placed order, Report.Kind kind, long within) {
        send(order.report(kind), within);
    }

    private void send(Report report, long within) {
        if (faults && report.kind != Report.Kind.SUPPRESSED && random.nextInt(12) == 0) {
            return;
        }
        later(within, () -> inbox.add(report));
        if (faults && random.nextInt(6) == 0) {
            later(within * 10, () -> inbox.add(report));
        }
    }

    private void later(long within, Runnable what) {
        long nanos = nowNanos + 1 + (long) (random.nextDouble() * within);
        due.add(new Due(nanos, sequence++, what));
    }

    void at(long now) {
        nowNanos = now;
    }

    /** An order as the venue knows it. */
    private static final class Placed {
        private final long number;
        private final int instrument;
        private final Side side;
        private final long px;
        private final long qty;
        private final List<Report> fills = new ArrayList<>();
        private long cumQty;
        private Report.Kind over;

        Placed(Order order) {
            number = order.number;
            instrument = order.instrument;
            side = order.side;
            px = order.px;
            qty = order.qty;
        }

        Report report(Report.Kind kind) {
            Report report = TestMarket.report(kind, 1, number);
            report.venue = TestMarket.TABLE.get(instrument).venue().id();
            report.cumQty = kind == Report.Kind.CANCELLED ? cumQty : -1;
            return report;
        }
    }
}
