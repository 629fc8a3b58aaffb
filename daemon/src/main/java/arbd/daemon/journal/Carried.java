package arbd.daemon.journal;

import arbd.daemon.decide.Decider;
import arbd.execution.order.Order;
import arbd.execution.order.OrderState;
import arbd.market.Side;
import arbd.route.Leg;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one life of the process leaves to the next: arbitrages that were not over, and what was naked.
 *
 * @param found those of their routes that were found, not listed; the other lists name them by the ids here
 * @param orders every order of those arbitrages, final or not
 * @param moves what those arbitrages had moved, per asset
 * @param naked what missed legs had left, per asset
 * @param trades fills of those orders that were counted
 */
public record Carried(List<Found> found, List<CarriedOrder> orders, List<Move> moves, List<Naked> naked,
        List<Trade> trades) {
    /** Nothing. */
    public static final Carried NOTHING = new Carried(List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * A cycle that was found.
     *
     * @param route its id in the life that found it; in another it may have another
     * @param legs what it is
     */
    public record Found(int route, List<Leg> legs) {
        /** Copies the list. */
        public Found {
            legs = List.copyOf(legs);
        }
    }

    /**
     * One order.
     *
     * @param epoch life in which it was decided
     * @param number its number there
     * @param arbitrage number of the first order of its set
     * @param route dense route id
     * @param leg position in the route
     * @param legs legs of the route
     * @param instrument dense instrument id
     * @param side which way
     * @param px limit price mantissa
     * @param qty quantity mantissa
     * @param cumQty filled quantity mantissa, as far as journaled
     * @param state last state; one that is not final is unknown now
     */
    public record CarriedOrder(
            int epoch, long number, long arbitrage, int route, int leg, int legs, int instrument, Side side,
            long px, long qty, long cumQty, OrderState state) {
    }

    /**
     * What an arbitrage had moved of an asset.
     *
     * @param epoch life in which it was decided
     * @param arbitrage number of the first order of its set
     * @param route dense route id
     * @param asset dense asset id
     * @param units signed units of the asset
     */
    public record Move(int epoch, long arbitrage, int route, int asset, long units) {
    }

    /**
     * What was naked of an asset.
     *
     * @param asset dense asset id
     * @param units signed units of the asset
     */
    public record Naked(int asset, long units) {
    }

    /**
     * A fill that was counted.
     *
     * @param epoch life in which its order was decided
     * @param number number of its order there
     * @param tradeId the venue's number of it
     */
    public record Trade(int epoch, long number, long tradeId) {
    }

    /** Copies the lists. */
    public Carried {
        found = List.copyOf(found);
        orders = List.copyOf(orders);
        moves = List.copyOf(moves);
        naked = List.copyOf(naked);
        trades = List.copyOf(trades);
    }

    /** Whether there is nothing to carry. */
    public boolean isEmpty() {
        return orders.isEmpty() && naked.isEmpty();
    }

    /** Orders whose outcome the venue has to be asked for. */
    public long unknown() {
        return orders.stream().filter(order -> !order.state().terminal()).count();
    }

    /** Puts everything back into a new decider, before its first input. */
    public void putInto(Decider decider, long nowNanos) {
        Map<Integer, Integer> ids = new HashMap<>();
        for (Found cycle : found) {
            ids.put(cycle.route(), decider.recovered().route(cycle.legs()));
        }
        Order order = new Order();
        for (CarriedOrder carried : orders) {
            order.epoch = carried.epoch();
            order.number = carried.number();
            order.arbitrage = carried.arbitrage();
            order.route = ids.getOrDefault(carried.route(), carried.route());
            order.leg = carried.leg();
            order.legs = carried.legs();
            order.instrument = carried.instrument();
            order.side = carried.side();
            order.px = carried.px();
            order.qty = carried.qty();
            decider.recovered().order(order, carried.state(), carried.cumQty(), nowNanos);
        }
        for (Move move : moves) {
            int route = ids.getOrDefault(move.route(), move.route());
            decider.recovered().moved(route, move.epoch(), move.arbitrage(), move.asset(), move.units());
        }
        for (Naked left : naked) {
            decider.recovered().naked(left.asset(), left.units(), nowNanos);
        }
        for (Trade trade : trades) {
            decider.recovered().trade(trade.epoch(), trade.number(), trade.tradeId());
        }
        decider.recovered().closeFinished(nowNanos);
    }
}
