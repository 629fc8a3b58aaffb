package arbd.daemon.decide;

import arbd.execution.risk.Announced;
import arbd.execution.risk.OrderBudget;
import arbd.route.RouteCosts;
import arbd.route.RouteTable;
import java.util.function.Function;

/**
 * The numbers that decide goes by. Arrays are by dense id and not copied: whoever builds this gives them away.
 *
 * @param epoch life of the process, from 1
 * @param halted whether a halt is latched from an earlier life
 * @param edgeMinPpm by route kind: least edge that is taken, after all costs
 * @param exitMinPpm by route kind: least edge at which what is held is closed; no more than edgeMinPpm
 * @param notionalMax by route kind, then asset id: most that one arbitrage spends, units of the asset
 * @param orderNotionalMax by asset id: hard bound on the same, units of the asset
 * @param nakedMax by asset id: bound on naked exposure, units of the asset
 * @param positionMax by asset id: bound on the worth of the position in each perpetual quoted in it, units of the asset
 * @param edgeMaxPpm an edge above this is an error
 * @param staleAfterNanos oldest quote that is priced
 * @param cooldownNanos rest of a route after an arbitrage
 * @param ordersMax most open orders
 * @param routeHaltNanos how long a route is out after a missed leg, 0 = until resumed
 * @param orderBudgets by venue id: most orders within windows, less what is kept for cancels and queries
 * @param ackTimeoutNanos by venue id: an order unanswered for so long is unknown
 * @param stateHashEvery inputs between two state hashes
 * @param pools where routes pass through pools
 * @param announced what is done about announced ends and maintenance
 * @param costs what routes cost beyond their books: new ones for each decider, which owns them
 */
public record DecisionSettings(
        int epoch, boolean halted, long[] edgeMinPpm, long[] exitMinPpm, long[][] notionalMax, long[] orderNotionalMax,
        long[] nakedMax, long[] positionMax, long edgeMaxPpm, long staleAfterNanos, long cooldownNanos, int ordersMax,
        long routeHaltNanos, OrderBudget[][] orderBudgets, long[] ackTimeoutNanos, int stateHashEvery,
        PoolSettings pools, Announced announced, Function<RouteTable, RouteCosts> costs) {
}
