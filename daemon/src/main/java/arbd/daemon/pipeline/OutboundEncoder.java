package arbd.daemon.pipeline;

import arbd.daemon.decide.ArbitrageResult;
import arbd.daemon.decide.DecisionSink;
import arbd.daemon.decide.EdgeMark;
import arbd.daemon.decide.EpisodeStage;
import arbd.daemon.decide.Episodes;
import arbd.daemon.decide.ExitPlan;
import arbd.daemon.decide.HaltReason;
import arbd.daemon.decide.Overcharge;
import arbd.daemon.decide.Realised;
import arbd.daemon.record.ArbitrageDoneEncoder;
import arbd.daemon.record.CancelOrderEncoder;
import arbd.daemon.record.EdgeDecayEncoder;
import arbd.daemon.record.ExitPlannedEncoder;
import arbd.daemon.record.HaltNoticeEncoder;
import arbd.daemon.record.MessageHeaderEncoder;
import arbd.daemon.record.NewOrderEncoder;
import arbd.daemon.record.OpportunityEncoder;
import arbd.daemon.record.OrderOutcomeEncoder;
import arbd.daemon.record.OverchargedEncoder;
import arbd.daemon.record.QueryOrderEncoder;
import arbd.daemon.record.RealisedEncoder;
import arbd.daemon.record.RouteFoundEncoder;
import arbd.daemon.record.StateHashEncoder;
import arbd.daemon.record.WaterfallEncoder;
import arbd.execution.order.Order;
import arbd.execution.order.OrderState;
import arbd.execution.risk.Verdict;
import arbd.route.Leg;
import arbd.route.Route;
import arbd.route.Sizing;

/** Writes what decide says into slots. Owned by the thread that decides; allocates nothing. */
public final class OutboundEncoder implements DecisionSink {
    private final SlotSource slots;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RouteFoundEncoder routeFound = new RouteFoundEncoder();
    private final OpportunityEncoder opportunity = new OpportunityEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final QueryOrderEncoder query = new QueryOrderEncoder();
    private final OverchargedEncoder overcharged = new OverchargedEncoder();
    private final ExitPlannedEncoder planned = new ExitPlannedEncoder();
    private final HaltNoticeEncoder halt = new HaltNoticeEncoder();
    private final ArbitrageDoneEncoder done = new ArbitrageDoneEncoder();
    private final OrderOutcomeEncoder outcome = new OrderOutcomeEncoder();
    private final WaterfallCodec waterfalls = new WaterfallCodec();
    private final EdgeDecayEncoder decay = new EdgeDecayEncoder();
    private final StateHashEncoder stateHash = new StateHashEncoder();

    /** Writes into slots of this source. */
    public OutboundEncoder(SlotSource slots) {
        this.slots = slots;
    }

    @Override
    public void found(Route route) {
        Slot slot = slots.claim();
        RouteFoundEncoder.RouteLegsEncoder legs = routeFound.wrapAndApplyHeader(slot.buffer, 0, header)
                .route(route.id()).routeLegsCount(route.legs().size());
        for (int leg = 0; leg < route.legs().size(); leg++) {
            Leg of = route.legs().get(leg);
            legs.next().instrument(of.instrument()).side((short) of.side().ordinal());
        }
        finish(slot, RouteFoundEncoder.TEMPLATE_ID, routeFound.encodedLength());
    }

    @Override
    public void opportunity(int route, EpisodeStage stage, Verdict verdict, Episodes episodes) {
        Slot slot = slots.claim();
        opportunity.wrapAndApplyHeader(slot.buffer, 0, header)
                .route(route).stage((short) stage.ordinal()).verdict((short) verdict.ordinal())
                .edgePpm(episodes.edgePpm(route)).bestEdgePpm(episodes.bestEdgePpm(route))
                .count(episodes.count(route)).openedNanos(episodes.openedNanos(route));
        finish(slot, OpportunityEncoder.TEMPLATE_ID, opportunity.encodedLength());
    }

    @Override
    public void sized(int epoch, long arbitrage, Verdict verdict, Sizing sizing) {
        Slot slot = slots.claim();
        finish(slot, WaterfallEncoder.TEMPLATE_ID, waterfalls.encode(slot.buffer, epoch, arbitrage, verdict, sizing));
    }

    @Override
    public void order(Order order, Sizing sizing) {
        Slot slot = slots.claim();
        newOrder.wrapAndApplyHeader(slot.buffer, 0, header)
                .epoch(order.epoch).number(order.number).arbitrage(order.arbitrage).route(order.route)
                .leg((short) order.leg).legs((short) order.legs).instrument(order.instrument)
                .side((short) order.side.ordinal()).timeInForce((short) order.timeInForce.ordinal())
                .px(order.px).qty(order.qty)
                .edgePpm(sizing.edgePpm).expectedProfit(sizing.profit).expectedSpend(sizing.spend)
                .reduceOnly((short) (order.reduceOnly ? 1 : 0));
        finish(slot, NewOrderEncoder.TEMPLATE_ID, newOrder.encodedLength());
    }

    @Override
    public void cancel(int epoch, long number, int instrument) {
        Slot slot = slots.claim();
        cancel.wrapAndApplyHeader(slot.buffer, 0, header).epoch(epoch).number(number).instrument(instrument);
        finish(slot, CancelOrderEncoder.TEMPLATE_ID, cancel.encodedLength());
    }

    @Override
    public void query(int epoch, long number, int instrument) {
        Slot slot = slots.claim();
        query.wrapAndApplyHeader(slot.buffer, 0, header).epoch(epoch).number(number).instrument(instrument);
        finish(slot, QueryOrderEncoder.TEMPLATE_ID, query.encodedLength());
    }

    @Override
    public void halt(boolean halted, int route, int instrument, HaltReason reason, long untilNanos) {
        Slot slot = slots.claim();
        halt.wrapAndApplyHeader(slot.buffer, 0, header)
                .halted((short) (halted ? 1 : 0)).route(route).reason((short) reason.ordinal())
                .untilNanos(untilNanos).instrument(instrument);
        finish(slot, HaltNoticeEncoder.TEMPLATE_ID, halt.encodedLength());
    }

    @Override
    public void overcharged(Overcharge said) {
        Slot slot = slots.claim();
        overcharged.wrapAndApplyHeader(slot.buffer, 0, header)
                .epoch(said.epoch).number(said.number).instrument(said.instrument).tradeId(said.tradeId)
                .asset(said.asset).assumed(said.assumed).charged(said.charged).chargedE8(said.chargedE8);
        finish(slot, OverchargedEncoder.TEMPLATE_ID, overcharged.encodedLength());
    }

    @Override
    public void exitPlan(ExitPlan plan) {
        Slot slot = slots.claim();
        planned.wrapAndApplyHeader(slot.buffer, 0, header)
                .instrument(plan.instrument).stage((short) plan.stage.ordinal()).endsNanos(plan.endsNanos)
                .entriesEndNanos(plan.entriesEndNanos).exitFromNanos(plan.exitFromNanos).position(plan.position)
                .units(plan.units);
        finish(slot, ExitPlannedEncoder.TEMPLATE_ID, planned.encodedLength());
    }

    @Override
    public void done(ArbitrageResult result) {
        Slot slot = slots.claim();
        done.wrapAndApplyHeader(slot.buffer, 0, header)
                .arbitrage(result.arbitrage).route(result.route).outcome((short) result.outcome.ordinal())
                .edgePpm(result.edgePpm).expectedProfit(result.expectedProfit)
                .realisedProfit(result.realisedProfit).spend(result.spend).nakedNotional(result.nakedNotional)
                .decidedNanos(result.decidedNanos).markedProfit(result.markedProfit).epoch(result.epoch);
        finish(slot, ArbitrageDoneEncoder.TEMPLATE_ID, done.encodedLength());
    }

    @Override
    public void realised(Realised realised) {
        Slot slot = slots.claim();
        finish(slot, RealisedEncoder.TEMPLATE_ID, waterfalls.encode(slot.buffer, realised));
    }

    @Override
    public void outcome(int epoch, long number, OrderState state, long cumQty) {
        Slot slot = slots.claim();
        outcome.wrapAndApplyHeader(slot.buffer, 0, header)
                .epoch(epoch).number(number).state((short) state.ordinal()).cumQty(cumQty);
        finish(slot, OrderOutcomeEncoder.TEMPLATE_ID, outcome.encodedLength());
    }

    @Override
    public void decayed(EdgeMark mark) {
        Slot slot = slots.claim();
        decay.wrapAndApplyHeader(slot.buffer, 0, header)
                .route(mark.route).stage((short) mark.stage.ordinal()).verdict((short) mark.verdict.ordinal())
                .openedInput(mark.openedInput).openedNanos(mark.openedNanos).edgePpm(mark.edgePpm)
                .after1Ms(mark.laterPpm[0]).after5Ms(mark.laterPpm[1]).after10Ms(mark.laterPpm[2])
                .after50Ms(mark.laterPpm[3]).after100Ms(mark.laterPpm[4]).after1000Ms(mark.laterPpm[5]);
        finish(slot, EdgeDecayEncoder.TEMPLATE_ID, decay.encodedLength());
    }

    @Override
    public void stateHash(long inputs, long hash) {
        Slot slot = slots.claim();
        stateHash.wrapAndApplyHeader(slot.buffer, 0, header).inputs(inputs).hash(hash);
        finish(slot, StateHashEncoder.TEMPLATE_ID, stateHash.encodedLength());
    }

    private static void finish(Slot slot, int type, int encodedLength) {
        slot.type = type;
        slot.length = MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
    }
}
