package arbd.daemon.pipeline;

import arbd.amm.PoolEvent;
import arbd.daemon.decide.CommandKind;
import arbd.daemon.decide.Decider;
import arbd.daemon.record.AccountChargedDecoder;
import arbd.daemon.record.AccountCheckedDecoder;
import arbd.daemon.record.AccountPositionDecoder;
import arbd.daemon.record.AccountSessionDecoder;
import arbd.daemon.record.BudgetUsedDecoder;
import arbd.daemon.record.CashFlowDecoder;
import arbd.daemon.record.DepthDecoder;
import arbd.daemon.record.InstrumentListedDecoder;
import arbd.daemon.record.MarkFundingDecoder;
import arbd.daemon.record.MarketStatusDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.OperatorCommandDecoder;
import arbd.daemon.record.OrderReportDecoder;
import arbd.daemon.record.PoolConcentratedDecoder;
import arbd.daemon.record.PoolPairDecoder;
import arbd.daemon.record.PoolStatusDecoder;
import arbd.daemon.record.QuoteDecoder;
import arbd.daemon.record.TimePassedDecoder;
import arbd.daemon.record.VenuePausedDecoder;
import arbd.daemon.record.WalletBalanceDecoder;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.market.MarketState;
import arbd.market.Tick;
import org.agrona.DirectBuffer;

/**
 * Reads an input, from a ring slot or from a journal record, and tells it to decide: the live pipeline and replay
 * share everything from here on. Owned by the thread that decides; allocates nothing.
 */
public final class InboundDecoder {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final DepthDecoder depth = new DepthDecoder();
    private final MarketStatusDecoder status = new MarketStatusDecoder();
    private final AccountSessionDecoder session = new AccountSessionDecoder();
    private final OrderReportDecoder report = new OrderReportDecoder();
    private final WalletBalanceDecoder balance = new WalletBalanceDecoder();
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();
    private final MarkFundingDecoder mark = new MarkFundingDecoder();
    private final CashFlowDecoder flow = new CashFlowDecoder();
    private final AccountPositionDecoder position = new AccountPositionDecoder();
    private final BudgetUsedDecoder budget = new BudgetUsedDecoder();
    private final PoolCodec pools = new PoolCodec();
    private final ListingCodec listings = new ListingCodec();
    private final AccountCodec accounts = new AccountCodec();
    private final Tick tick = new Tick();
    private final Report told = new Report();
    private final Balance wallet = new Balance();
    private final CashFlow cash = new CashFlow();
    private final PositionWord held = new PositionWord();
    private final Usage usage = new Usage();
    private final PoolEvent pool = new PoolEvent();

    /** Whether a record type is an input of decide. */
    public static boolean isInput(int type) {
        return type >= QuoteDecoder.TEMPLATE_ID && type <= VenuePausedDecoder.TEMPLATE_ID;
    }

    /** Tells {@code decider} what the body says happened at {@code receivedNanos}. */
    public void deliver(DirectBuffer body, int type, long receivedNanos, long wallNanos, Decider decider) {
        decider.at(receivedNanos);
        switch (type) {
            case QuoteDecoder.TEMPLATE_ID -> decider.on(quote(body, receivedNanos, wallNanos));
            case DepthDecoder.TEMPLATE_ID -> decider.on(depth(body, receivedNanos, wallNanos));
            case MarketStatusDecoder.TEMPLATE_ID -> decider.on(status(body, receivedNanos, wallNanos));
            case OrderReportDecoder.TEMPLATE_ID -> decider.on(report(body, receivedNanos, wallNanos));
            case WalletBalanceDecoder.TEMPLATE_ID -> decider.on(balance(body, receivedNanos, wallNanos));
            case AccountSessionDecoder.TEMPLATE_ID -> {
                session.wrapAndApplyHeader(body, 0, header);
                decider.session(session.venue(), session.up() != 0);
            }
            case OperatorCommandDecoder.TEMPLATE_ID -> {
                command.wrapAndApplyHeader(body, 0, header);
                decider.command(CommandKind.of(command.kind()), command.route());
            }
            case TimePassedDecoder.TEMPLATE_ID -> decider.time();
            case MarkFundingDecoder.TEMPLATE_ID -> decider.on(mark(body, receivedNanos, wallNanos));
            case CashFlowDecoder.TEMPLATE_ID -> decider.on(flow(body, receivedNanos, wallNanos));
            case AccountPositionDecoder.TEMPLATE_ID -> decider.on(position(body, receivedNanos, wallNanos));
            case BudgetUsedDecoder.TEMPLATE_ID -> decider.on(usage(body, receivedNanos, wallNanos));
            case PoolPairDecoder.TEMPLATE_ID, PoolConcentratedDecoder.TEMPLATE_ID, PoolStatusDecoder.TEMPLATE_ID ->
                    decider.on(pool(body, type, receivedNanos, wallNanos));
            case InstrumentListedDecoder.TEMPLATE_ID -> decider.on(listings.rules(body, receivedNanos, wallNanos));
            case AccountChargedDecoder.TEMPLATE_ID -> decider.on(listings.fee(body, receivedNanos, wallNanos));
            case AccountCheckedDecoder.TEMPLATE_ID -> decider.on(accounts.status(body, receivedNanos, wallNanos));
            case VenuePausedDecoder.TEMPLATE_ID -> decider.on(listings.pause(body, receivedNanos, wallNanos));
            default -> throw new IllegalArgumentException("record type " + type + " is not an input");
        }
        decider.done();
    }

    private Tick quote(DirectBuffer body, long receivedNanos, long wallNanos) {
        quote.wrapAndApplyHeader(body, 0, header);
        tick.type = Tick.QUOTE;
        tick.instrument = quote.instrument();
        tick.receivedNanos = receivedNanos;
        tick.wallNanos = wallNanos;
        tick.venueTimeNanos = quote.venueTimeNanos();
        tick.clockOffsetNanos = quote.clockOffsetNanos();
        tick.clockUncertaintyNanos = quote.clockUncertaintyNanos();
        tick.updateId = quote.updateId();
        tick.bids = 1;
        tick.asks = 1;
        tick.bidPx[0] = quote.bidPx();
        tick.bidQty[0] = quote.bidQty();
        tick.askPx[0] = quote.askPx();
        tick.askQty[0] = quote.askQty();
        return tick;
    }

    private Tick depth(DirectBuffer body, long receivedNanos, long wallNanos) {
        depth.wrapAndApplyHeader(body, 0, header);
        tick.type = Tick.DEPTH;
        tick.instrument = depth.instrument();
        tick.receivedNanos = receivedNanos;
        tick.wallNanos = wallNanos;
        tick.venueTimeNanos = depth.venueTimeNanos();
        tick.clockOffsetNanos = depth.clockOffsetNanos();
        tick.clockUncertaintyNanos = depth.clockUncertaintyNanos();
        tick.updateId = depth.updateId();
        tick.bids = 0;
        for (DepthDecoder.BidsDecoder bids = depth.bids(); bids.hasNext(); tick.bids++) {
            bids.next();
            tick.bidPx[tick.bids] = bids.px();
            tick.bidQty[tick.bids] = bids.qty();
        }
        tick.asks = 0;
        for (DepthDecoder.AsksDecoder asks = depth.asks(); asks.hasNext(); tick.asks++) {
            asks.next();
            tick.askPx[tick.asks] = asks.px();
            tick.askQty[tick.asks] = asks.qty();
        }
        return tick;
    }

    private Tick status(DirectBuffer body, long receivedNanos, long wallNanos) {
        status.wrapAndApplyHeader(body, 0, header);
        tick.type = Tick.STATUS;
        tick.instrument = status.instrument();
        tick.state = MarketState.of(status.state());
        tick.receivedNanos = receivedNanos;
        tick.wallNanos = wallNanos;
        tick.venueTimeNanos = 0;
        tick.updateId = 0;
        tick.bids = 0;
        tick.asks = 0;
        return tick;
    }

    private Report report(DirectBuffer body, long receivedNanos, long wallNanos) {
        report.wrapAndApplyHeader(body, 0, header);
        Reports.read(report, told);
        told.receivedNanos = receivedNanos;
        told.wallNanos = wallNanos;
        return told;
    }

    private Balance balance(DirectBuffer body, long receivedNanos, long wallNanos) {
        balance.wrapAndApplyHeader(body, 0, header);
        wallet.venue = balance.venue();
        wallet.asset = balance.asset();
        wallet.total = balance.total();
        wallet.free = balance.free();
        wallet.venueTimeNanos = balance.venueTimeNanos();
        wallet.receivedNanos = receivedNanos;
        wallet.wallNanos = wallNanos;
        return wallet;
    }

    private Tick mark(DirectBuffer body, long receivedNanos, long wallNanos) {
        mark.wrapAndApplyHeader(body, 0, header);
        tick.type = Tick.MARK_FUNDING;
        tick.instrument = mark.instrument();
        tick.receivedNanos = receivedNanos;
        tick.wallNanos = wallNanos;
        tick.venueTimeNanos = mark.venueTimeNanos();
        tick.updateId = 0;
        tick.bids = 0;
        tick.asks = 0;
        tick.markPxE8 = mark.markPxE8();
        tick.fundingRateE8 = mark.fundingRateE8();
        tick.nextFundingNanos = mark.nextFundingNanos();
        return tick;
    }

    private CashFlow flow(DirectBuffer body, long receivedNanos, long wallNanos) {
        flow.wrapAndApplyHeader(body, 0, header);
        cash.venue = flow.venue();
        cash.asset = flow.asset();
        cash.kind = CashFlow.Kind.of(flow.kind());
        cash.units = flow.units();
        cash.venueTimeNanos = flow.venueTimeNanos();
        cash.receivedNanos = receivedNanos;
        cash.wallNanos = wallNanos;
        return cash;
    }

    private PositionWord position(DirectBuffer body, long receivedNanos, long wallNanos) {
        position.wrapAndApplyHeader(body, 0, header);
        held.instrument = position.instrument();
        held.qty = position.qty();
        held.notional = position.notional();
        held.venueTimeNanos = position.venueTimeNanos();
        held.receivedNanos = receivedNanos;
        held.wallNanos = wallNanos;
        return held;
    }

    private Usage usage(DirectBuffer body, long receivedNanos, long wallNanos) {
        budget.wrapAndApplyHeader(body, 0, header);
        usage.venue = budget.venue();
        usage.kind = Usage.Kind.of(budget.kind());
        usage.windowNanos = budget.windowNanos();
        usage.limit = budget.most();
        usage.used = budget.used();
        usage.receivedNanos = receivedNanos;
        usage.wallNanos = wallNanos;
        return usage;
    }

    private PoolEvent pool(DirectBuffer body, int type, long receivedNanos, long wallNanos) {
        pools.decode(body, type, pool);
        pool.receivedNanos = receivedNanos;
        pool.wallNanos = wallNanos;
        return pool;
    }
}
