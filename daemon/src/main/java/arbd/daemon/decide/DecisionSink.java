package arbd.daemon.decide;

import arbd.execution.order.Order;
import arbd.execution.order.OrderState;
import arbd.execution.risk.Verdict;
import arbd.route.Route;
import arbd.route.Sizing;

/** Where decide says what it decided: a ring, the replay's comparison, a test's list. Slots stay the caller's. */
public interface DecisionSink {
    /** A cycle was found that had no id: now it has, and what is told later uses it. */
    void found(Route route);

    /** A route's episode opened, changed its verdict or closed. */
    void opportunity(int route, EpisodeStage stage, Verdict verdict, Episodes episodes);

    /**
     * What became of a route that was sized, and how its net came about.
     *
     * @param arbitrage number of the first order of the set that was sent for it, 0 = refused
     */
    void sized(int epoch, long arbitrage, Verdict verdict, Sizing sizing);

    /** One order of an arbitrage of these sizes. */
    void order(Order order, Sizing sizing);

    /** Ask for an order's cancellation. */
    void cancel(int epoch, long number, int instrument);

    /** Ask for an order's outcome. */
    void query(int epoch, long number, int instrument);

    /**
     * Something was halted or lifted.
     *
     * @param route dense id, -1 = everything
     * @param instrument what it was about, -1 = none in particular
     * @param untilNanos event time until which it lasts
     */
    void halt(boolean halted, int route, int instrument, HaltReason reason, long untilNanos);

    /** A fill was charged more than was assumed. The slot stays the caller's. */
    void overcharged(Overcharge overcharge);

    /** A market is to end: what is held in it, and until when. The slot stays the caller's. */
    void exitPlan(ExitPlan plan);

    /** Every order of an arbitrage is final. */
    void done(ArbitrageResult result);

    /** Of the same arbitrage: from what was expected to what was made. */
    void realised(Realised realised);

    /** An order reached a final state or became unknown. */
    void outcome(int epoch, long number, OrderState state, long cumQty);

    /** An opportunity's edge was followed to the end. The slot stays the caller's. */
    void decayed(EdgeMark mark);

    /** Everything decided so far, in one number. */
    void stateHash(long inputs, long hash);
}
