package arbd.bench.cycle;

import arbd.market.InstrumentTable;
import arbd.route.cycle.CycleFilter;
import arbd.route.cycle.CycleRules;

/** What decide uses: every cycle of up to four trades through the changed market, by kept rows of hubs. */
public final class RowsSide implements CycleSide {
    private static final int FOUND_MAX = 64;

    private final CycleFilter filter;

    /** Over these markets. */
    public RowsSide(InstrumentTable table) {
        this.filter = new CycleFilter(table, new CycleRules(2, CycleRules.LEGS_MAX, FOUND_MAX, table.assets(),
                instrument -> true));
    }

    @Override
    public boolean tick(int market, double buyRate, double sellRate) {
        filter.set(market, buyRate, sellRate);
        return filter.search(market, 0).size() > 0;
    }

    /** Sums and values looked at so far. */
    public long work() {
        return filter.work();
    }
}
