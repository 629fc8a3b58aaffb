package arbd.daemon.trial;

import arbd.daemon.trial.TrialNews.Wallet;
import arbd.daemon.trial.TrialNews.Word;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.feeds.net.NetLoop;
import arbd.market.Asset;
import arbd.market.Decimals;
import arbd.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Places one order and does not come back before it is gone or in doubt: whatever happens in between, it is cancelled,
 * and the venue is asked what became of it. Never places a second one.
 */
public final class OrderTrial {
    private static final int QUESTIONS_MAX = 4;
    private static final long TURN_MILLIS = 5;

    private final OrderEntry entry;
    private final TrialNews news;
    private final NetLoop net;
    private final long patienceNanos;
    private final TrialOrder state = new TrialOrder();
    private long placedNanos;
    private long cancelledNanos;

    /**
     * Over a session that is up.
     *
     * @param news the session's
     * @param patienceNanos longest wait for one word
     */
    public OrderTrial(OrderEntry entry, TrialNews news, NetLoop net, long patienceNanos) {
        this.entry = entry;
        this.news = news;
        this.net = net;
        this.patienceNanos = patienceNanos;
    }

    /** Places, awaits, cancels, asks. */
    public TrialResult run(TrialPlan plan, int epoch) throws InterruptedException {
        Order order = plan.order(epoch);
        onLoop(() -> {
            placedNanos = net.clock().nanoTime();
            entry.place(order, net.clock().wallNanos());
        });
        await(state::placed);
        if (!state.over()) {
            cancelledNanos = net.clock().nanoTime();
            cancel(order);
        }
        for (int i = 0; i < QUESTIONS_MAX && !state.over() && !state.neverThere(); i++) {
            settle(order, i > 0);
        }
        return result(plan);
    }

    /** Asks what became of it; an order that still rests, which is no place for a second one, is cancelled again. */
    private void settle(Order order, boolean cancelFirst) throws InterruptedException {
        await(entry::ready);
        if (cancelFirst && !state.over()) {
            cancel(order);
        }
        state.asked();
        onLoop(() -> entry.query(order, net.clock().wallNanos()));
        await(() -> state.over() || state.doubt() || state.neverThere());
    }

    private void cancel(Order order) throws InterruptedException {
        state.asked();
        onLoop(() -> entry.cancel(order, net.clock().wallNanos()));
        await(() -> state.over() || state.doubt());
    }

    private TrialResult result(TrialPlan plan) {
        long cancel = cancelledNanos == 0 || state.endNanos() == 0 ? -1 : state.endNanos() - cancelledNanos;
        return new TrialResult(verdict(cancel), words(plan, cancel), since(state.ackNanos()),
                since(state.streamNanos()), cancel, state.filledQty(), left(plan.instrument()));
    }

    private TrialResult.Verdict verdict(long cancel) {
        if (!state.over() && !state.neverThere()) {
            return TrialResult.Verdict.DOUBT;
        }
        boolean good = !state.rejected() && state.ackNanos() != 0 && state.streamNanos() != 0 && cancel >= 0
                && state.filledQty() == 0;
        return good ? TrialResult.Verdict.GOOD : TrialResult.Verdict.BAD;
    }

    private String words(TrialPlan plan, long cancel) {
        String venue = state.words().isEmpty() ? "" : ": " + state.words();
        if (state.rejected()) {
            return "the venue refused the order" + venue;
        }
        if (state.neverThere()) {
            return "the venue never had the order" + venue;
        }
        if (!state.over()) {
            return "IN DOUBT: nothing tells what became of the order, it may still rest at the venue" + venue;
        }
        if (state.filledQty() != 0) {
            return "FILLED " + Decimals.shortText(state.filledQty(), plan.instrument().qtyDecimals()) + " "
                    + plan.instrument().base().name() + " before it was cancelled: this is yours now";
        }
        if (cancel < 0) {
            return "the venue ended the order itself" + venue;
        }
        return state.ackNanos() == 0 ? "the venue never acknowledged the order, and cancelled it"
                : state.streamNanos() == 0 ? "the private stream never spoke of the order"
                : "placed, seen on the private stream, cancelled; nothing filled, nothing left";
    }

    private List<String> left(Instrument instrument) {
        List<String> lines = new ArrayList<>();
        for (Asset asset : List.of(instrument.base(), instrument.quote())) {
            Wallet wallet = news.wallet(asset.id());
            if (wallet != null) {
                lines.add(asset.name() + " " + Decimals.shortText(wallet.free(), asset.decimals()) + " free of "
                        + Decimals.shortText(wallet.total(), asset.decimals()));
            }
        }
        return lines;
    }

    private long since(long nanos) {
        return nanos == 0 ? -1 : nanos - placedNanos;
    }

    /** Until this holds, or the patience is over. */
    private void await(BooleanSupplier condition) throws InterruptedException {
        long until = net.clock().nanoTime() + patienceNanos;
        drain();
        while (!condition.getAsBoolean() && net.clock().nanoTime() < until) {
            Word word = news.words().poll(TURN_MILLIS, TimeUnit.MILLISECONDS);
            if (word != null) {
                state.on(word);
                drain();
            }
        }
    }

    /** All that was said is known before anything is decided. */
    private void drain() {
        for (Word word = news.words().poll(); word != null; word = news.words().poll()) {
            state.on(word);
        }
    }

    private void onLoop(Runnable task) throws InterruptedException {
        net.eventLoop().submit(task).await();
    }
}
