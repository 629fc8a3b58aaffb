package arbd.daemon.console;

import arbd.daemon.decide.EpisodeStage;
import arbd.daemon.decide.HaltReason;
import arbd.daemon.fees.KnownFee;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournaledRoutes;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.pipeline.Reports;
import arbd.daemon.record.AccountChargedDecoder;
import arbd.daemon.record.AccountCheckedDecoder;
import arbd.daemon.record.AccountSessionDecoder;
import arbd.daemon.record.ArbitrageDoneDecoder;
import arbd.daemon.record.CancelOrderDecoder;
import arbd.daemon.record.EdgeDecayDecoder;
import arbd.daemon.record.EpochEndedDecoder;
import arbd.daemon.record.EpochStartedDecoder;
import arbd.daemon.record.HaltNoticeDecoder;
import arbd.daemon.record.InstrumentListedDecoder;
import arbd.daemon.record.MarketStatusDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.daemon.record.OpportunityDecoder;
import arbd.daemon.record.OrderOutcomeDecoder;
import arbd.daemon.record.OrderReportDecoder;
import arbd.daemon.record.OverchargedDecoder;
import arbd.daemon.record.PoolConcentratedDecoder;
import arbd.daemon.record.PoolPairDecoder;
import arbd.daemon.record.PoolStatusDecoder;
import arbd.daemon.record.QueryOrderDecoder;
import arbd.daemon.record.RealisedDecoder;
import arbd.daemon.record.RouteFoundDecoder;
import arbd.daemon.record.StateHashDecoder;
import arbd.daemon.record.WaterfallDecoder;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.OrderState;
import arbd.execution.order.Outcome;
import arbd.execution.order.Report;
import arbd.execution.risk.Verdict;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.route.Route;
import arbd.route.RouteFilter;
import arbd.route.RouteTable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.agrona.DirectBuffer;

/** Makes one readable event of one journal record. Not thread-safe. */
public final class RecordLines {
    private static final int CAUSES = 1 << 16;

    private final RouteTable routes;
    private final JournaledRoutes known;
    private final ClientOrderId ids;
    private final WaterfallLines waterfalls;
    private final PoolLines pools;
    private final ListingLines listings;
    private final long[] causeNanos = new long[CAUSES];
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Report report = new Report();
    private long decisionNanos;

    /** For records of this epoch. */
    public RecordLines(EpochStart start) {
        this.known = new JournaledRoutes(start);
        this.routes = known.routes();
        this.waterfalls = new WaterfallLines(routes);
        this.pools = new PoolLines(routes.pools().pools());
        this.listings = new ListingLines(routes.instruments());
        this.ids = new ClientOrderId(ClientOrderId.tagOf(start.instance()));
    }

    /**
     * What a record says.
     *
     * @return null for market data, balances and timers, which are too many to read
     */
    public Event event(RecordHeader record, DirectBuffer body) {
        if (record.causeSequence < 0 && record.ringSequence >= 0) {
            causeNanos[(int) (record.ringSequence & CAUSES - 1)] = record.monotonicNanos;
        }
        return switch (record.type) {
            case RouteFoundDecoder.TEMPLATE_ID -> found(body);
            case OpportunityDecoder.TEMPLATE_ID -> opportunity(body);
            case NewOrderDecoder.TEMPLATE_ID -> order(record, body);
            case ArbitrageDoneDecoder.TEMPLATE_ID -> arbitrage(body);
            case WaterfallDecoder.TEMPLATE_ID -> waterfalls.waterfall(body);
            case RealisedDecoder.TEMPLATE_ID -> waterfalls.realised(body);
            case EdgeDecayDecoder.TEMPLATE_ID -> decay(body);
            case OrderReportDecoder.TEMPLATE_ID -> report(body);
            case OrderOutcomeDecoder.TEMPLATE_ID -> outcome(body);
            case HaltNoticeDecoder.TEMPLATE_ID -> halt(body);
            case CancelOrderDecoder.TEMPLATE_ID -> {
                CancelOrderDecoder cancel = new CancelOrderDecoder();
                cancel.wrapAndApplyHeader(body, 0, header);
                yield new Event("cancel").with("order", ids.text(cancel.epoch(), cancel.number()));
            }
            case QueryOrderDecoder.TEMPLATE_ID -> {
                QueryOrderDecoder query = new QueryOrderDecoder();
                query.wrapAndApplyHeader(body, 0, header);
                yield new Event("query").with("order", ids.text(query.epoch(), query.number()));
            }
            case OverchargedDecoder.TEMPLATE_ID -> overcharged(body);
            case AccountSessionDecoder.TEMPLATE_ID -> session(body);
            case InstrumentListedDecoder.TEMPLATE_ID, AccountChargedDecoder.TEMPLATE_ID,
                    AccountCheckedDecoder.TEMPLATE_ID ->
                    listings.event(record, body);
            case MarketStatusDecoder.TEMPLATE_ID -> status(body);
            case PoolPairDecoder.TEMPLATE_ID, PoolConcentratedDecoder.TEMPLATE_ID, PoolStatusDecoder.TEMPLATE_ID ->
                    pools.event(record.type, body);
            case StateHashDecoder.TEMPLATE_ID -> hash(body);
            case EpochStartedDecoder.TEMPLATE_ID -> new Event("epoch").with("started", record.epoch);
            case EpochEndedDecoder.TEMPLATE_ID -> new Event("epoch").with("ended", record.epoch);
            default -> null;
        };
    }

    /** The routes that titles come from. */
    public RouteTable routes() {
        return routes;
    }

    private Event found(DirectBuffer body) {
        Route route = known.found(body);
        return new Event("route").with("found", route.title()).with("number", route.id());
    }

    private Event opportunity(DirectBuffer body) {
        OpportunityDecoder said = new OpportunityDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        Verdict verdict = Verdict.of(said.verdict());
        EpisodeStage stage = EpisodeStage.of(said.stage());
        return new Event(verdict.refusal() && stage != EpisodeStage.CLOSED ? "refusal" : "opportunity")
                .with("stage", stage.name().toLowerCase(Locale.ROOT))
                .with("route", routes.title(said.route()))
                .with("verdict", verdict.words())
                .with("edge", Words.bps(said.edgePpm()))
                .with("best", Words.bps(said.bestEdgePpm()))
                .with("events", said.count())
                .verdict(verdict, stage);
    }

    /** Edges in ppm, null where the route could not be priced. */
    private Event decay(DirectBuffer body) {
        EdgeDecayDecoder said = new EdgeDecayDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        return new Event("decay")
                .with("route", routes.title(said.route()))
                .with("stage", EpisodeStage.of(said.stage()).name().toLowerCase(Locale.ROOT))
                .with("verdict", Verdict.of(said.verdict()).words())
                .with("openedInput", said.openedInput())
                .with("edgePpm", said.edgePpm())
                .with("after1ms", priced(said.after1Ms()))
                .with("after5ms", priced(said.after5Ms()))
                .with("after10ms", priced(said.after10Ms()))
                .with("after50ms", priced(said.after50Ms()))
                .with("after100ms", priced(said.after100Ms()))
                .with("after1000ms", priced(said.after1000Ms()));
    }

    private static Long priced(long edgePpm) {
        return edgePpm == RouteFilter.NONE ? null : edgePpm;
    }

    private Event order(RecordHeader record, DirectBuffer body) {
        NewOrderDecoder said = new NewOrderDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        Instrument instrument = routes.instruments().get(said.instrument());
        long received = causeNanos[(int) (record.causeSequence & CAUSES - 1)];
        decisionNanos = record.monotonicNanos - received;
        Event event = new Event("order")
                .with("id", ids.text(said.epoch(), said.number()))
                .with("route", routes.title(said.route()))
                .with("leg", said.leg() + 1 + "/" + said.legs())
                .with("venue", instrument.venue().name())
                .with("side", Side.of(said.side()).name().toLowerCase(Locale.ROOT))
                .with("qty", Words.qty(said.qty(), instrument))
                .with("symbol", instrument.symbol())
                .with("px", Words.px(said.px(), instrument))
                .with("decidedIn", Words.duration(decisionNanos));
        if (said.reduceOnly() != 0) {
            event.with("reduceOnly", true);
        }
        return event.arbitrage(said.arbitrage(), decisionNanos);
    }

    private Event arbitrage(DirectBuffer body) {
        ArbitrageDoneDecoder said = new ArbitrageDoneDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        Asset asset = routes.settlement(said.route());
        Outcome outcome = Outcome.of(said.outcome());
        Event event = new Event("arbitrage")
                .with("route", routes.title(said.route()))
                .with("edge", Words.bps(said.edgePpm()))
                .with("size", Words.amount(said.spend(), asset))
                .with("expected", Words.gain(said.expectedProfit(), asset))
                .with("realised", Words.gain(said.markedProfit(), asset))
                .with("outcome", outcome.words());
        if (said.nakedNotional() > 0) {
            event.with("naked", Words.amount(said.nakedNotional(), asset));
        }
        return event.arbitrage(said.arbitrage(), 0).profit(said.markedProfit(), outcome);
    }

    private Event report(DirectBuffer body) {
        OrderReportDecoder said = new OrderReportDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        Reports.read(said, report);
        Event event = new Event("report")
                .with("venue", routes.instruments().venues().get(report.venue).name())
                .with("order", report.number == 0 ? "not ours" : ids.text(report.epoch, report.number))
                .with("kind", report.kind.name().toLowerCase(Locale.ROOT));
        if (report.kind == Report.Kind.FILL) {
            event.with("trade", report.tradeId).with("qty", report.qty).with("px", report.px)
                    .with("fee", report.feeAsset < 0 ? "0" : Words.exact(report.fee,
                            routes.instruments().assets().get(report.feeAsset).decimals()) + " "
                            + routes.instruments().assets().get(report.feeAsset).name());
        }
        if (report.reason != Report.Reason.NONE) {
            event.with("reason", report.reason.name().toLowerCase(Locale.ROOT));
        }
        if (report.textLength > 0) {
            event.with("text", new String(report.text, 0, report.textLength, StandardCharsets.UTF_8));
        }
        return event;
    }

    private Event outcome(DirectBuffer body) {
        OrderOutcomeDecoder said = new OrderOutcomeDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        return new Event("outcome").with("order", ids.text(said.epoch(), said.number()))
                .with("state", OrderState.of(said.state()).name().toLowerCase(Locale.ROOT))
                .with("cumQty", said.cumQty());
    }

    private Event halt(DirectBuffer body) {
        HaltNoticeDecoder said = new HaltNoticeDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        String words = HaltReason.of(said.reason()).words();
        Event event = new Event(said.halted() != 0 ? "halt" : "resume")
                .with("scope", said.route() < 0 ? "everything" : "route " + routes.title(said.route()));
        if (said.instrument() < 0) {
            return event.with("reason", words);
        }
        String title = routes.instruments().get(said.instrument()).title();
        return event.with("reason", title + ": " + words).with("instrument", title);
    }

    private Event overcharged(DirectBuffer body) {
        OverchargedDecoder said = new OverchargedDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        Asset asset = routes.instruments().assets().get(said.asset());
        return new Event("overcharged").with("instrument", routes.instruments().get(said.instrument()).title())
                .with("order", ids.text(said.epoch(), said.number())).with("trade", said.tradeId())
                .with("assumed", Words.exact(said.assumed(), asset.decimals()) + " " + asset.name())
                .with("charged", Words.exact(said.charged(), asset.decimals()) + " " + asset.name())
                .with("rate", KnownFee.bps(said.chargedE8()));
    }

    private Event session(DirectBuffer body) {
        AccountSessionDecoder said = new AccountSessionDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        return new Event("session").with("venue", routes.instruments().venues().get(said.venue()).name())
                .with("state", said.up() != 0 ? "up" : "down");
    }

    private Event status(DirectBuffer body) {
        MarketStatusDecoder said = new MarketStatusDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        return new Event("market").with("instrument", routes.instruments().get(said.instrument()).title())
                .with("state", MarketState.of(said.state()).name().toLowerCase(Locale.ROOT));
    }

    private Event hash(DirectBuffer body) {
        StateHashDecoder said = new StateHashDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        return new Event("hash").with("inputs", said.inputs()).with("state", String.format("%016x", said.hash()));
    }
}
