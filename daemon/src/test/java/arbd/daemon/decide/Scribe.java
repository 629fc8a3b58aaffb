package arbd.daemon.decide;

import arbd.execution.order.Order;
import arbd.execution.order.OrderState;
import arbd.execution.risk.Verdict;
import arbd.route.Route;
import arbd.route.Sizing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what decide says, one line each. */
class Scribe implements DecisionSink {
    private final List<String> lines = new ArrayList<>();
    private final List<String> waterfalls = new ArrayList<>();

    @Override
    public void found(Route route) {
    }

    @Override
    public void opportunity(int route, EpisodeStage stage, Verdict verdict, Episodes episodes) {
        lines.add("opportunity " + route + " " + stage + " " + verdict);
    }

    @Override
    public void order(Order order, Sizing sizing) {
        lines.add("order " + order.epoch + "/" + order.number + " of " + order.arbitrage + " route " + order.route
                + " " + order.side + " " + order.timeInForce + " " + order.instrument + " " + order.px + " "
                + order.qty);
    }

    @Override
    public void cancel(int epoch, long number, int instrument) {
        lines.add("cancel " + epoch + "/" + number);
    }

    @Override
    public void query(int epoch, long number, int instrument) {
        lines.add("query " + epoch + "/" + number);
    }

    @Override
    public void overcharged(Overcharge overcharge) {
        lines.add("overcharged " + overcharge.epoch + "/" + overcharge.number + " trade " + overcharge.tradeId + ": "
                + overcharge.charged + " for " + overcharge.assumed + " of " + overcharge.asset);
    }

    @Override
    public void halt(boolean halted, int route, int instrument, HaltReason reason, long untilNanos) {
        lines.add((halted ? "halt " : "lift ") + route + " " + reason + (instrument < 0 ? "" : " of " + instrument));
    }

    @Override
    public void exitPlan(ExitPlan plan) {
        lines.add("plan " + plan.instrument + " " + plan.stage + " ends " + plan.endsNanos + " held " + plan.position
                + " units " + plan.units);
    }

    @Override
    public void done(ArbitrageResult result) {
        lines.add("done " + result.arbitrage + " " + result.outcome + " realised " + result.realisedProfit + " naked "
                + result.nakedNotional);
    }

    @Override
    public void sized(int epoch, long arbitrage, Verdict verdict, Sizing sizing) {
        waterfalls.add("sized " + arbitrage + " " + verdict + " net " + sizing.net);
    }

    @Override
    public void realised(Realised realised) {
        waterfalls.add("realised " + realised.arbitrage + " net " + realised.net + " realised " + realised.realised
                + " marked " + realised.marked);
    }

    @Override
    public void outcome(int epoch, long number, OrderState state, long cumQty) {
        lines.add("outcome " + epoch + "/" + number + " " + state + " " + cumQty);
    }

    @Override
    public void decayed(EdgeMark mark) {
        lines.add("decayed " + mark.route + " " + mark.stage + " " + mark.verdict + " at " + mark.openedInput + "/"
                + mark.openedNanos + " " + mark.edgePpm + " " + Arrays.toString(mark.laterPpm));
    }

    @Override
    public void stateHash(long inputs, long hash) {
        lines.add("hash " + inputs + " " + Long.toHexString(hash));
    }

    /** How nets came about, apart from the rest. */
    List<String> waterfalls() {
        return waterfalls;
    }

    List<String> all() {
        return lines;
    }

    /** What was said since the last call, without hashes and later looks at edges. */
    List<String> take() {
        List<String> said = lines.stream()
                .filter(line -> !line.startsWith("hash") && !line.startsWith("decayed")).toList();
        lines.clear();
        return said;
    }
}
