package arbd.execution.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a simulated Hyperliquid told of the account, for those who ask later or subscribe again. */
final class HyperliquidHistory {
    private static final int KEPT = 10_000;
    private static final int SNAPSHOT = 2_000;

    /** One execution or payment as JSON. */
    record Told(long millis, String text) {
    }

    private final HyperliquidMarket market;
    private final Deque<Told> fills = new ArrayDeque<>();
    private final Deque<Told> fundings = new ArrayDeque<>();

    HyperliquidHistory(HyperliquidMarket market) {
        this.market = market;
    }

    HyperliquidMarket market() {
        return market;
    }

    void filled(Told fill) {
        keep(fills, fill);
    }

    void funded(Told payment) {
        keep(fundings, payment);
    }

    private static void keep(Deque<Told> list, Told entry) {
        list.add(entry);
        if (list.size() > KEPT) {
            list.poll();
        }
    }

    /** Oldest first. */
    Deque<Told> fills() {
        return fills;
    }

    /** What a new subscription begins with: newest first. */
    static List<String> snapshot(Deque<Told> list) {
        List<String> newest = new ArrayList<>();
        list.descendingIterator().forEachRemaining(entry -> {
            if (newest.size() < SNAPSHOT) {
                newest.add(entry.text);
            }
        });
        return newest;
    }

    List<String> fillsSnapshot() {
        return snapshot(fills);
    }

    List<String> fundingsSnapshot() {
        return snapshot(fundings);
    }
}
