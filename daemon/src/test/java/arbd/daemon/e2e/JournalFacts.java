package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertNull;

import arbd.daemon.decide.CommandKind;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.journal.JournaledRoutes;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.pipeline.Reports;
import arbd.daemon.record.ArbitrageDoneDecoder;
import arbd.daemon.record.CashFlowDecoder;
import arbd.daemon.record.DepthDecoder;
import arbd.daemon.record.EpochEndedDecoder;
import arbd.daemon.record.EpochStartedDecoder;
import arbd.daemon.record.HaltNoticeDecoder;
import arbd.daemon.record.MarketStatusDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.daemon.record.OperatorCommandDecoder;
import arbd.daemon.record.OrderOutcomeDecoder;
import arbd.daemon.record.OrderReportDecoder;
import arbd.daemon.record.QueryOrderDecoder;
import arbd.daemon.record.QuoteDecoder;
import arbd.daemon.record.RouteFoundDecoder;
import arbd.execution.order.OrderState;
import arbd.execution.order.Outcome;
import arbd.execution.order.Report;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.route.RouteTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/** What one journal says, record by record; nothing is decided again here. */
final class JournalFacts {
    /** An order as it was journaled before it was sent. */
    record Placed(OrderKey key, long sequence, int instrument, Side side, long qty) {
    }

    /** An execution that a venue told us. */
    record Fill(int venue, long tradeId, OrderKey key, long px, long qty, long fee, int feeAsset, long realised) {
    }

    /** What moved a wallet and was no fill. */
    record Flow(int asset, long units) {
    }

    /** An arbitrage that ended. */
    record Done(int route, Outcome outcome, long sequence) {
    }

    /** An instrument's book became usable, or not. */
    record Market(int instrument, MarketState state) {
    }

    /** A venue that does not know an order now, when its request is older than any venue accepts, never will. */
    private static final long NEVER_ARRIVES_NANOS = 6_000_000_000L;

    private final Map<OrderKey, Placed> placed = new LinkedHashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();
    private final List<Market> markets = new ArrayList<>();
    private final Set<Integer> down = new TreeSet<>();
    private final Set<OrderKey> queried = new HashSet<>();
    private final Set<OrderKey> unknown = new HashSet<>();
    private final Map<OrderKey, OrderState> ended = new LinkedHashMap<>();
    private final Set<OrderKey> toldFinal = new HashSet<>();
    private final Map<OrderKey, Integer> missing = new HashMap<>();
    private final Map<OrderKey, Long> sinceNanos = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private EpochStart start;
    private long startNanos = Long.MIN_VALUE;
    private JournaledRoutes known;
    private long haltSequence = -1;
    private int lastType;
    private boolean stopping;

    private JournalFacts() {
    }

    static JournalFacts read(Path run) {
        JournalFacts facts = new JournalFacts();
        try (JournalReader reader = JournalReader.open(run)) {
            while (reader.next()) {
                facts.take(reader.header(), reader.body());
            }
        }
        return facts;
    }

    EpochStart start() {
        return start;
    }

    /** The routes that the records name, those included that were found on the way. */
    RouteTable routes() {
        return known.routes();
    }

    /** New orders, in order. */
    Map<OrderKey, Placed> placed() {
        return placed;
    }

    /** Fills of our orders, each as often as it was told. */
    List<Fill> fills() {
        return fills;
    }

    List<Flow> flows() {
        return flows;
    }

    List<Done> done() {
        return done;
    }

    List<Market> markets() {
        return markets;
    }

    /** Instruments that were not quoted any more after their last change of state, before the stop. */
    Set<Integer> down() {
        return down;
    }

    /** Orders that a venue was asked about. */
    Set<OrderKey> queried() {
        return queried;
    }

    /** Orders that became unknown in this life. */
    Set<OrderKey> unknown() {
        return unknown;
    }

    /** Orders that reached a final state in this life. */
    Map<OrderKey, OrderState> ended() {
        return ended;
    }

    /**
     * Orders that a venue, or execute, said to be over without a fill that would end them. A kill can leave the last
     * word in the journal and what decide said of it not: the next life draws the same conclusion and says nothing.
     */
    Set<OrderKey> toldFinal() {
        return toldFinal;
    }

    /** Record of the first halt of everything, -1 = none. */
    long haltSequence() {
        return haltSequence;
    }

    /** Whether the journal ends with a clean stop. */
    boolean stoppedInOrder() {
        return lastType == EpochEndedDecoder.TEMPLATE_ID;
    }

    private void take(RecordHeader record, DirectBuffer body) {
        lastType = record.type;
        switch (record.type) {
            case EpochStartedDecoder.TEMPLATE_ID -> {
                start = EpochCodec.read(body);
                startNanos = record.monotonicNanos;
                known = new JournaledRoutes(start);
            }
            case RouteFoundDecoder.TEMPLATE_ID -> known.found(body);
            case NewOrderDecoder.TEMPLATE_ID -> placed(record, body);
            case OrderReportDecoder.TEMPLATE_ID -> report(record, body);
            case OrderOutcomeDecoder.TEMPLATE_ID -> outcome(body);
            case ArbitrageDoneDecoder.TEMPLATE_ID -> {
                ArbitrageDoneDecoder said = new ArbitrageDoneDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                done.add(new Done(said.route(), Outcome.of(said.outcome()), record.sequence));
            }
            case QueryOrderDecoder.TEMPLATE_ID -> {
                QueryOrderDecoder said = new QueryOrderDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                queried.add(new OrderKey(said.epoch(), said.number()));
            }
            case HaltNoticeDecoder.TEMPLATE_ID -> halt(record, body);
            case CashFlowDecoder.TEMPLATE_ID -> {
                CashFlowDecoder said = new CashFlowDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                flows.add(new Flow(said.asset(), said.units()));
            }
            default -> market(record.type, body);
        }
    }

    private void market(int type, DirectBuffer body) {
        switch (type) {
            case QuoteDecoder.TEMPLATE_ID -> {
                QuoteDecoder said = new QuoteDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                down.remove(said.instrument());
            }
            case DepthDecoder.TEMPLATE_ID -> {
                DepthDecoder said = new DepthDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                down.remove(said.instrument());
            }
            case MarketStatusDecoder.TEMPLATE_ID -> {
                MarketStatusDecoder said = new MarketStatusDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                markets.add(new Market(said.instrument(), MarketState.of(said.state())));
                if (!stopping) {
                    down.add(said.instrument());
                }
            }
            case OperatorCommandDecoder.TEMPLATE_ID -> {
                OperatorCommandDecoder said = new OperatorCommandDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                stopping |= CommandKind.of(said.kind()) == CommandKind.PAUSE;
            }
            default -> {
                // Balances and hashes are counted by the replay.
            }
        }
    }

    private void placed(RecordHeader record, DirectBuffer body) {
        NewOrderDecoder said = new NewOrderDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        OrderKey key = new OrderKey(said.epoch(), said.number());
        sinceNanos.put(key, record.monotonicNanos);
        Placed before = placed.put(key, new Placed(key, record.sequence, said.instrument(), Side.of(said.side()),
                said.qty()));
        assertNull(before, () -> "journaled twice: " + key);
    }

    private void report(RecordHeader record, DirectBuffer body) {
        OrderReportDecoder said = new OrderReportDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        Report report = new Report();
        Reports.read(said, report);
        OrderKey key = new OrderKey(report.epoch, report.number);
        if (report.kind == Report.Kind.CANCELLED || report.kind == Report.Kind.REJECTED
                || report.kind == Report.Kind.SUPPRESSED) {
            toldFinal.add(key);
        }
        if (report.kind == Report.Kind.NOT_FOUND && missing.merge(key, 1, Integer::sum) > 1
                && record.monotonicNanos - sinceNanos.getOrDefault(key, startNanos) >= NEVER_ARRIVES_NANOS) {
            toldFinal.add(key);
        }
        if (report.kind == Report.Kind.FILL && report.number != 0) {
            fills.add(new Fill(report.venue, report.tradeId, key, report.px, report.qty, report.fee, report.feeAsset,
                    report.realised));
        }
    }

    private void outcome(DirectBuffer body) {
        OrderOutcomeDecoder said = new OrderOutcomeDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        OrderKey key = new OrderKey(said.epoch(), said.number());
        OrderState state = OrderState.of(said.state());
        if (state.terminal()) {
            ended.put(key, state);
        } else {
            unknown.add(key);
        }
    }

    private void halt(RecordHeader record, DirectBuffer body) {
        HaltNoticeDecoder said = new HaltNoticeDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        if (said.halted() != 0 && said.route() < 0 && haltSequence < 0) {
            haltSequence = record.sequence;
        }
    }
}
