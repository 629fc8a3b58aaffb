package arbd.daemon.replay;

import arbd.daemon.decide.Decider;
import arbd.daemon.journal.Carried;
import arbd.daemon.pipeline.Slot;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.execution.order.Arbitrages;
import arbd.execution.order.OpenOrders;
import arbd.execution.order.OrderState;
import arbd.market.Asset;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.route.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an interrupted life left behind. Orders that were regenerated but never journaled were never sent; journaled
 * ones without a final report are unknown.
 *
 * @param carried for the next life
 * @param neverSent orders that were never sent
 */
record Leftovers(Carried carried, int neverSent) {
    static Leftovers of(Decider decider, int epoch, GeneratedSlots unjournaled, InstrumentTable instruments) {
        Set<Long> neverSent = neverSent(unjournaled);
        List<Carried.CarriedOrder> orders = new ArrayList<>();
        List<Carried.Move> moves = new ArrayList<>();
        List<Carried.Trade> trades = new ArrayList<>();
        Set<Integer> moved = new HashSet<>();
        decider.recovered().list((slot, table, arbitrages) -> {
            int arbitrage = table.arbitrage(slot);
            Route route = arbitrages.route(arbitrage);
            boolean sent = table.epoch(slot) != epoch || !neverSent.contains(table.number(slot));
            orders.add(order(slot, table, arbitrages, sent));
            for (int i = 0; i < table.trades(slot); i++) {
                trades.add(new Carried.Trade(table.epoch(slot), table.number(slot), table.trade(slot, i)));
            }
            if (moved.add(arbitrage)) {
                for (Asset asset : instruments.assets()) {
                    long units = arbitrages.moved(arbitrage, asset.id());
                    if (units != 0) {
                        moves.add(new Carried.Move(arbitrages.epoch(arbitrage), arbitrages.id(arbitrage), route.id(),
                                asset.id(), units));
                    }
                }
            }
        });
        dropUnsent(orders);
        List<Carried.Found> found = new ArrayList<>();
        orders.stream().mapToInt(Carried.CarriedOrder::route).distinct()
                .forEach(route -> decider.recovered().found(route).ifPresent(cycle ->
                        found.add(new Carried.Found(route, cycle.legs()))));
        List<Carried.Naked> naked = new ArrayList<>();
        for (Asset asset : instruments.assets()) {
            long units = decider.tally().nakedUnits(asset.id());
            if (units != 0) {
                naked.add(new Carried.Naked(asset.id(), units));
            }
        }
        return new Leftovers(new Carried(found, orders, moves, naked, trades), neverSent.size());
    }

    private static Set<Long> neverSent(GeneratedSlots unjournaled) {
        Set<Long> numbers = new HashSet<>();
        NewOrderDecoder order = new NewOrderDecoder();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (Slot slot = unjournaled.peek(); slot != null; slot = unjournaled.peek()) {
            if (slot.type == NewOrderDecoder.TEMPLATE_ID) {
                order.wrapAndApplyHeader(slot.buffer, 0, header);
                numbers.add(order.number());
            }
            unjournaled.drop();
        }
        return numbers;
    }

    private static Carried.CarriedOrder order(int slot, OpenOrders table, Arbitrages arbitrages, boolean sent) {
        int arbitrage = table.arbitrage(slot);
        Route route = arbitrages.route(arbitrage);
        OrderState state = sent ? table.state(slot) : OrderState.NEVER_SENT;
        return new Carried.CarriedOrder(table.epoch(slot), table.number(slot), arbitrages.id(arbitrage), route.id(),
                table.leg(slot), route.legs().size(), table.instrument(slot),
                table.buys(slot) ? Side.BUY : Side.SELL, table.px(slot), table.qty(slot), table.cumQty(slot), state);
    }

    /** A set of which nothing was ever sent has nothing to resolve. */
    private static void dropUnsent(List<Carried.CarriedOrder> orders) {
        Set<List<Long>> sentSets = new HashSet<>();
        for (Carried.CarriedOrder order : orders) {
            if (order.state() != OrderState.NEVER_SENT) {
                sentSets.add(set(order));
            }
        }
        orders.removeIf(order -> !sentSets.contains(set(order)));
    }

    /** Numbers begin again in every life: only with its epoch does one name a set. */
    private static List<Long> set(Carried.CarriedOrder order) {
        return List.of((long) order.epoch(), order.arbitrage());
    }
}
