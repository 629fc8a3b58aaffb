package arbd.daemon.decide;

import arbd.execution.risk.Candidate;
import arbd.execution.risk.CooldownGate;
import arbd.execution.risk.FreshQuoteGate;
import arbd.execution.risk.Gate;
import arbd.execution.risk.HaltGate;
import arbd.execution.risk.MarketGate;
import arbd.execution.risk.NakedGate;
import arbd.execution.risk.OpenOrdersGate;
import arbd.execution.risk.OrderNotionalGate;
import arbd.execution.risk.OrderRateGate;
import arbd.execution.risk.PlausibleEdgeGate;
import arbd.execution.risk.PositionGate;
import arbd.execution.risk.RouteHaltGate;
import arbd.execution.risk.SessionGate;
import arbd.execution.risk.VenueBackoffGate;
import arbd.execution.risk.Verdict;
import arbd.route.RouteTable;

/** Every gate, in the order in which they are asked: cheap ones before sizing, the rest after. Owned by decide. */
final class RiskGates {
    final HaltGate halt;
    final RouteHaltGate routeHalt;
    /** Of routes over pools, by position behind {@link arbd.route.PoolRoutes#BASE}. */
    final RouteHaltGate poolHalt;
    final SessionGate sessions;
    final MarketGate markets;
    final FreshQuoteGate fresh;
    final CooldownGate cooldown;
    final OpenOrdersGate openOrders;
    final OrderRateGate orderRate;
    final VenueBackoffGate backoff;
    final NakedGate naked;
    private final Gate[] beforeSizing;
    private final Gate[] afterSizing;

    RiskGates(DecisionSettings settings, Books books) {
        RouteTable routes = books.routes;
        this.halt = new HaltGate(settings.halted());
        this.routeHalt = new RouteHaltGate(routes.capacity());
        this.poolHalt = new RouteHaltGate(routes.pools().size());
        this.sessions = new SessionGate(routes);
        this.markets = new MarketGate(routes, settings.announced());
        this.fresh = new FreshQuoteGate(books.costs, books.quotes, settings.staleAfterNanos());
        this.cooldown = new CooldownGate(settings.cooldownNanos(), routes.capacity());
        this.openOrders = new OpenOrdersGate(routes, books.orders, settings.ordersMax());
        this.orderRate = new OrderRateGate(routes, settings.orderBudgets(), books.tally.budgets());
        this.backoff = new VenueBackoffGate(routes, books.tally.budgets());
        this.naked = new NakedGate(routes, books.naked, settings.nakedMax());
        this.beforeSizing = new Gate[] {
            halt, fresh, new PlausibleEdgeGate(settings.edgeMaxPpm()), sessions, markets, backoff, routeHalt,
            cooldown, openOrders, orderRate};
        this.afterSizing = new Gate[] {new OrderNotionalGate(routes, settings.orderNotionalMax()),
            new PositionGate(routes, books.wallets.positions(), settings.positionMax()), naked};
    }

    Verdict beforeSizing(Candidate candidate) {
        return first(beforeSizing, candidate);
    }

    Verdict afterSizing(Candidate candidate) {
        return first(afterSizing, candidate);
    }

    long foldInto(long hash) {
        long folded = hash;
        for (Gate gate : beforeSizing) {
            folded = gate.foldInto(folded);
        }
        for (Gate gate : afterSizing) {
            folded = gate.foldInto(folded);
        }
        return poolHalt.foldInto(folded);
    }

    private static Verdict first(Gate[] gates, Candidate candidate) {
        for (Gate gate : gates) {
            Verdict verdict = gate.check(candidate);
            if (verdict != Verdict.TAKEN) {
                return verdict;
            }
        }
        return Verdict.TAKEN;
    }
}
