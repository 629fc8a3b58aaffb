package arbd.daemon.setup;

import arbd.config.Amount;
import arbd.config.AnnouncedConfig;
import arbd.config.ChainConfig;
import arbd.config.DaemonConfig;
import arbd.config.GasConfig;
import arbd.config.OrderRateConfig;
import arbd.config.PoolRouteConfig;
import arbd.config.RiskConfig;
import arbd.config.RouteKindConfig;
import arbd.config.SettlementLimits;
import arbd.config.VenueConfig;
import arbd.daemon.decide.DecisionSettings;
import arbd.daemon.decide.PoolSettings;
import arbd.daemon.decide.PoolSettings.ChainCosts;
import arbd.execution.risk.Announced;
import arbd.execution.risk.OrderBudget;
import arbd.market.Asset;
import arbd.market.InstrumentTable;
import arbd.route.PoolRouteKind;
import arbd.route.RouteKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers of a configuration, as decide wants them. */
public final class Settings {
    private static final long E8_PER_PPM = 100;
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private Settings() {
    }

    /**
     * By dense id and in units of each asset.
     *
     * @param epoch life of the process
     * @param halted whether a halt is latched
     */
    public static DecisionSettings of(DaemonConfig config, InstrumentTable table, int epoch, boolean halted) {
        RiskConfig risk = config.risk();
        RouteKind[] kinds = RouteKind.values();
        long[] edgeMinPpm = new long[kinds.length];
        long[] exitMinPpm = new long[kinds.length];
        long[][] notionalMax = new long[kinds.length][];
        for (RouteKind kind : kinds) {
            RouteKindConfig of = Markets.kindConfig(config.routes(), kind);
            edgeMinPpm[kind.ordinal()] = ppmUp(of.minEdgeE8());
            boolean holds = kind == RouteKind.BASIS;
            exitMinPpm[kind.ordinal()] = holds ? ppmUp(config.routes().carry().exitEdgeE8())
                    : edgeMinPpm[kind.ordinal()];
            notionalMax[kind.ordinal()] = limits(of.maxNotional(), table, 0);
        }
        int venues = config.venues().size();
        OrderBudget[][] orderBudgets = new OrderBudget[venues][];
        long[] ackTimeoutNanos = new long[venues];
        for (int v = 0; v < venues; v++) {
            VenueConfig venue = config.venues().get(v);
            orderBudgets[v] = budgets(venue.orderRate());
            ackTimeoutNanos[v] = venue.ackTimeoutNanos();
        }
        return new DecisionSettings(epoch, halted, edgeMinPpm, exitMinPpm, notionalMax,
                limits(risk.maxOrderNotional(), table, Long.MAX_VALUE),
                limits(risk.nakedNotionalMax(), table, Long.MAX_VALUE),
                limits(risk.positionNotionalMax(), table, 0),
                Math.floorDiv(risk.maxPlausibleEdgeE8(), E8_PER_PPM), risk.staleAfterNanos(), risk.cooldownNanos(),
                risk.maxOpenOrders(), risk.haltRouteAfterMissNanos(), orderBudgets, ackTimeoutNanos,
                config.journal().stateHashEvery(), pools(config, table), announced(risk.announced()),
                routes -> Costs.of(config, routes));
    }

    private static Announced announced(AnnouncedConfig of) {
        return new Announced(of.entriesEndNanos(), of.exitWithinNanos(), ppmUp(of.exitEdgeE8()),
                of.maintenanceNanos());
    }

    /** What entries may use: the rest is for cancels and queries, which some venues count as well. */
    private static OrderBudget[] budgets(OrderRateConfig rate) {
        List<OrderBudget> budgets = new ArrayList<>();
        budgets.add(new OrderBudget(rate.forEntries(rate.orders()), rate.perNanos()));
        rate.daily().ifPresent(orders -> budgets.add(new OrderBudget(rate.forEntries(orders), DAY_NANOS)));
        return budgets.toArray(new OrderBudget[0]);
    }

    private static PoolSettings pools(DaemonConfig config, InstrumentTable table) {
        PoolRouteKind[] kinds = PoolRouteKind.values();
        long[] edgeMinPpm = new long[kinds.length];
        long[][] notionalMax = new long[kinds.length][];
        for (PoolRouteKind kind : kinds) {
            PoolRouteConfig of = Markets.kindConfig(config.routes(), kind);
            edgeMinPpm[kind.ordinal()] = ppmUp(of.minEdgeE8());
            notionalMax[kind.ordinal()] = limits(of.maxNotional(), table, 0);
        }
        ChainCosts[] chains = new ChainCosts[config.venues().size()];
        for (int v = 0; v < chains.length; v++) {
            chains[v] = config.venues().get(v).chain().map(chain -> costs(chain, table)).orElse(null);
        }
        return new PoolSettings(edgeMinPpm, notionalMax, chains);
    }

    private static ChainCosts costs(ChainConfig chain, InstrumentTable table) {
        GasConfig gas = chain.gas();
        return new ChainCosts(Markets.asset(table.assets(), gas.asset()).id(), gas.base(), gas.perPool(),
                gas.priceWei(), gas.tipE8(), chain.flashPremiumE8());
    }

    /** Rounded up: what is asked for is never less than what the file says. */
    private static long ppmUp(long e8) {
        return -Math.floorDiv(-e8, E8_PER_PPM);
    }

    private static long[] limits(SettlementLimits limits, InstrumentTable table, long otherwise) {
        long[] byAsset = new long[table.assets().size()];
        Arrays.fill(byAsset, otherwise);
        for (Amount amount : limits.amounts()) {
            Asset asset = Markets.asset(table.assets(), amount.asset());
            byAsset[asset.id()] = amount.units(asset.decimals());
        }
        return byAsset;
    }
}
