package arbd.daemon.pipeline;

import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.daemon.decide.CommandKind;
import arbd.daemon.record.AccountPositionEncoder;
import arbd.daemon.record.AccountSessionEncoder;
import arbd.daemon.record.BudgetUsedEncoder;
import arbd.daemon.record.CashFlowEncoder;
import arbd.daemon.record.DepthEncoder;
import arbd.daemon.record.MarkFundingEncoder;
import arbd.daemon.record.MarketStatusEncoder;
import arbd.daemon.record.MessageHeaderEncoder;
import arbd.daemon.record.OperatorCommandEncoder;
import arbd.daemon.record.OrderReportEncoder;
import arbd.daemon.record.QuoteEncoder;
import arbd.daemon.record.TimePassedEncoder;
import arbd.daemon.record.WalletBalanceEncoder;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.market.AccountFee;
import arbd.market.AccountRead;
import arbd.market.MarketRules;
import arbd.market.Tick;
import arbd.market.VenuePause;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes inputs into slots. One instance per producing thread; allocates nothing. */
public final class InboundEncoder {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final DepthEncoder depth = new DepthEncoder();
    private final MarketStatusEncoder status = new MarketStatusEncoder();
    private final AccountSessionEncoder session = new AccountSessionEncoder();
    private final OrderReportEncoder report = new OrderReportEncoder();
    private final WalletBalanceEncoder balance = new WalletBalanceEncoder();
    private final OperatorCommandEncoder command = new OperatorCommandEncoder();
    private final TimePassedEncoder time = new TimePassedEncoder();
    private final MarkFundingEncoder mark = new MarkFundingEncoder();
    private final CashFlowEncoder flow = new CashFlowEncoder();
    private final AccountPositionEncoder position = new AccountPositionEncoder();
    private final BudgetUsedEncoder budget = new BudgetUsedEncoder();
    private final PoolCodec pools = new PoolCodec();
    private final ListingCodec listings = new ListingCodec();
    private final AccountCodec accounts = new AccountCodec();

    /** A market-data event. */
    public void encode(Tick tick, Slot slot) {
        stamp(slot, tick.receivedNanos, tick.wallNanos);
        switch (tick.type) {
            case Tick.QUOTE -> quote(tick, slot);
            case Tick.DEPTH -> depth(tick, slot);
            case Tick.STATUS -> {
                status.wrapAndApplyHeader(slot.buffer, 0, header)
                        .instrument(tick.instrument).state((short) tick.state.ordinal());
                finish(slot, MarketStatusEncoder.TEMPLATE_ID, status.encodedLength());
            }
            case Tick.MARK_FUNDING -> {
                mark.wrapAndApplyHeader(slot.buffer, 0, header)
                        .instrument(tick.instrument).venueTimeNanos(tick.venueTimeNanos).markPxE8(tick.markPxE8)
                        .fundingRateE8(tick.fundingRateE8).nextFundingNanos(tick.nextFundingNanos);
                finish(slot, MarkFundingEncoder.TEMPLATE_ID, mark.encodedLength());
            }
            default -> throw new IllegalArgumentException("tick type " + tick.type);
        }
    }

    /** What a venue, or execute, says about one order. */
    public void encode(Report from, Slot slot) {
        stamp(slot, from.receivedNanos, from.wallNanos);
        report.wrapAndApplyHeader(slot.buffer, 0, header)
                .venue(from.venue).epoch(from.epoch).number(from.number)
                .kind((short) from.kind.ordinal()).reason((short) from.reason.ordinal())
                .venueTimeNanos(from.venueTimeNanos).tradeId(from.tradeId).px(from.px).qty(from.qty)
                .cumQty(from.cumQty).fee(from.fee).feeAsset(from.feeAsset).realised(from.realised)
                .putVenueOrderId(from.venueOrderId, 0, from.venueOrderIdLength)
                .putText(from.text, 0, from.textLength);
        finish(slot, OrderReportEncoder.TEMPLATE_ID, report.encodedLength());
    }

    /** A venue's word on one wallet. */
    public void encode(Balance from, Slot slot) {
        stamp(slot, from.receivedNanos, from.wallNanos);
        balance.wrapAndApplyHeader(slot.buffer, 0, header)
                .venue(from.venue).asset(from.asset).total(from.total).free(from.free)
                .venueTimeNanos(from.venueTimeNanos);
        finish(slot, WalletBalanceEncoder.TEMPLATE_ID, balance.encodedLength());
    }

    /** A venue's word on one perpetual position. */
    public void encode(PositionWord from, Slot slot) {
        stamp(slot, from.receivedNanos, from.wallNanos);
        position.wrapAndApplyHeader(slot.buffer, 0, header)
                .instrument(from.instrument).qty(from.qty).notional(from.notional)
                .venueTimeNanos(from.venueTimeNanos);
        finish(slot, AccountPositionEncoder.TEMPLATE_ID, position.encodedLength());
    }

    /** What changed a wallet and is no fill. */
    public void encode(CashFlow from, Slot slot) {
        stamp(slot, from.receivedNanos, from.wallNanos);
        flow.wrapAndApplyHeader(slot.buffer, 0, header)
                .venue(from.venue).asset(from.asset).kind((short) from.kind.ordinal()).units(from.units)
                .venueTimeNanos(from.venueTimeNanos);
        finish(slot, CashFlowEncoder.TEMPLATE_ID, flow.encodedLength());
    }

    /** A venue's word on one of its budgets. */
    public void encode(Usage from, Slot slot) {
        stamp(slot, from.receivedNanos, from.wallNanos);
        budget.wrapAndApplyHeader(slot.buffer, 0, header)
                .venue(from.venue).kind((short) from.kind.ordinal()).windowNanos(from.windowNanos)
                .most(from.limit).used(from.used);
        finish(slot, BudgetUsedEncoder.TEMPLATE_ID, budget.encodedLength());
    }

    /** What is told of a pool of this kind; the slot must be as large as {@link PoolCodec#slotBytes} says. */
    public void encode(PoolEvent event, PoolKind kind, Slot slot) {
        stamp(slot, event.receivedNanos, event.wallNanos);
        int type = PoolCodec.type(event, kind);
        finish(slot, type, pools.encode(slot.buffer, event, type));
    }

    /** What a venue's listing says of one instrument. */
    public void encode(MarketRules rules, Slot slot) {
        stamp(slot, rules.receivedNanos, rules.wallNanos);
        listings.encode(rules, slot);
    }

    /** What an account is charged. */
    public void encode(AccountFee fee, Slot slot) {
        stamp(slot, fee.receivedNanos, fee.wallNanos);
        listings.encode(fee, slot);
    }

    /** What came of a look at an account. */
    public void encode(AccountRead read, Slot slot) {
        stamp(slot, read.receivedNanos, read.wallNanos);
        accounts.encode(read, slot);
    }

    /** What a venue says of its maintenance. */
    public void encode(VenuePause pause, Slot slot) {
        stamp(slot, pause.receivedNanos, pause.wallNanos);
        listings.encode(pause, slot);
    }

    /** A venue's account session became usable, or unusable. */
    public void encodeSession(int venue, boolean up, Slot slot) {
        session.wrapAndApplyHeader(slot.buffer, 0, header).venue(venue).up((short) (up ? 1 : 0));
        finish(slot, AccountSessionEncoder.TEMPLATE_ID, session.encodedLength());
    }

    /** An operator's command; {@code route} -1 = everything. */
    public void encodeCommand(CommandKind kind, int route, byte[] reason, Slot slot) {
        command.wrapAndApplyHeader(slot.buffer, 0, header)
                .kind((short) kind.ordinal()).route(route).putReason(reason, 0, Math.min(reason.length, Report.TEXT));
        finish(slot, OperatorCommandEncoder.TEMPLATE_ID, command.encodedLength());
    }

    /** A timer was due. */
    public void encodeTime(Slot slot) {
        time.wrapAndApplyHeader(slot.buffer, 0, header);
        finish(slot, TimePassedEncoder.TEMPLATE_ID, time.encodedLength());
    }

    /** Stamps a slot that has no slot object of its own as source. */
    public void stamp(Slot slot, long receivedNanos, long wallNanos) {
        slot.monotonicNanos = receivedNanos;
        slot.wallNanos = wallNanos;
        slot.causeSequence = -1;
        slot.causeReceivedNanos = receivedNanos;
    }

    private void quote(Tick tick, Slot slot) {
        quote.wrapAndApplyHeader(slot.buffer, 0, header)
                .instrument(tick.instrument).venueTimeNanos(tick.venueTimeNanos)
                .clockOffsetNanos(tick.clockOffsetNanos).clockUncertaintyNanos(tick.clockUncertaintyNanos)
                .updateId(tick.updateId)
                .bidPx(tick.bidPx[0]).bidQty(tick.bidQty[0]).askPx(tick.askPx[0]).askQty(tick.askQty[0]);
        finish(slot, QuoteEncoder.TEMPLATE_ID, quote.encodedLength());
    }

    private void depth(Tick tick, Slot slot) {
        UnsafeBuffer buffer = slot.buffer;
        depth.wrapAndApplyHeader(buffer, 0, header)
                .instrument(tick.instrument).venueTimeNanos(tick.venueTimeNanos)
                .clockOffsetNanos(tick.clockOffsetNanos).clockUncertaintyNanos(tick.clockUncertaintyNanos)
                .updateId(tick.updateId);
        DepthEncoder.BidsEncoder bids = depth.bidsCount(tick.bids);
        for (int i = 0; i < tick.bids; i++) {
            bids.next().px(tick.bidPx[i]).qty(tick.bidQty[i]);
        }
        DepthEncoder.AsksEncoder asks = depth.asksCount(tick.asks);
        for (int i = 0; i < tick.asks; i++) {
            asks.next().px(tick.askPx[i]).qty(tick.askQty[i]);
        }
        finish(slot, DepthEncoder.TEMPLATE_ID, depth.encodedLength());
    }

    private static void finish(Slot slot, int type, int encodedLength) {
        slot.type = type;
        slot.length = MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
    }
}
