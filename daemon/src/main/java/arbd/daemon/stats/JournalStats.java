package arbd.daemon.stats;

import arbd.daemon.decide.EpisodeStage;
import arbd.daemon.journal.DamagedJournalException;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalException;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.journal.JournaledRoutes;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.record.ArbitrageDoneDecoder;
import arbd.daemon.record.DepthDecoder;
import arbd.daemon.record.EdgeDecayDecoder;
import arbd.daemon.record.EpochEndedDecoder;
import arbd.daemon.record.EpochStartedDecoder;
import arbd.daemon.record.HaltNoticeDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.daemon.record.OpportunityDecoder;
import arbd.daemon.record.OrderReportDecoder;
import arbd.daemon.record.PoolConcentratedDecoder;
import arbd.daemon.record.PoolPairDecoder;
import arbd.daemon.record.PoolStatusDecoder;
import arbd.daemon.record.QuoteDecoder;
import arbd.daemon.record.RouteFoundDecoder;
import arbd.daemon.record.TimePassedDecoder;
import arbd.execution.order.Outcome;
import arbd.execution.order.Report;
import arbd.execution.risk.Verdict;
import arbd.route.RouteTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/** One journal in figures, up to its present end. Not thread-safe. */
public final class JournalStats {
    private static final int PROGRESS_EVERY = 1 << 14;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OpportunityDecoder opportunity = new OpportunityDecoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private final ArbitrageDoneDecoder done = new ArbitrageDoneDecoder();
    private final OrderReportDecoder report = new OrderReportDecoder();
    private final EdgeDecayDecoder decay = new EdgeDecayDecoder();
    private final HaltNoticeDecoder halt = new HaltNoticeDecoder();
    private final Path folder;
    private final Map<Integer, RouteFigures> byRoute = new TreeMap<>();
    private final Speeds speeds = new Speeds();
    private final Marks marks = new Marks();
    private EpochStart start;
    private JournaledRoutes routes;
    private long records;
    private long inputs;
    private long ticks;
    private long poolEvents;
    private long timers;
    private long halts;
    private long routeHalts;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private boolean ended;

    private JournalStats(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a journal to its present end.
     *
     * @param progress told the number of records read, now and then
     * @throws JournalException when it is no journal of this build
     * @throws DamagedJournalException when a record is not what was written
     */
    public static JournalStats read(Path folder, LongConsumer progress) {
        JournalStats stats = new JournalStats(folder);
        try (JournalReader reader = JournalReader.open(folder)) {
            while (reader.next()) {
                stats.take(reader.header(), reader.body());
                if (reader.read() % PROGRESS_EVERY == 0) {
                    progress.accept(reader.read());
                }
            }
        }
        if (stats.start == null) {
            throw new JournalException("journal " + folder + " is empty");
        }
        return stats;
    }

    Path folder() {
        return folder;
    }

    EpochStart start() {
        return start;
    }

    RouteTable routes() {
        return routes.routes();
    }

    /** Figures of each route that had an opportunity or an arbitrage. */
    Map<Integer, RouteFigures> byRoute() {
        return byRoute;
    }

    Speeds speeds() {
        return speeds;
    }

    Marks marks() {
        return marks;
    }

    long records() {
        return records;
    }

    long inputs() {
        return inputs;
    }

    long ticks() {
        return ticks;
    }

    long timers() {
        return timers;
    }

    /** Inputs about pools. */
    long poolEvents() {
        return poolEvents;
    }

    /** Halts of everything. */
    long halts() {
        return halts;
    }

    /** Halts of a single route. */
    long routeHalts() {
        return routeHalts;
    }

    /** From the first input to the last, nanoseconds of event time. */
    long marketNanos() {
        return inputs == 0 ? 0 : lastNanos - firstNanos;
    }

    /** Whether the journal ends with a clean stop. */
    boolean ended() {
        return ended;
    }

    private void take(RecordHeader record, DirectBuffer body) {
        records++;
        if (record.type == EpochStartedDecoder.TEMPLATE_ID) {
            start = EpochCodec.read(body);
            routes = new JournaledRoutes(start);
            return;
        }
        if (start == null) {
            throw new JournalException("journal " + folder + " does not begin with the start of an epoch");
        }
        if (InboundDecoder.isInput(record.type)) {
            input(record, body);
        } else {
            output(record, body);
        }
    }

    private void input(RecordHeader record, DirectBuffer body) {
        inputs++;
        firstNanos = Math.min(firstNanos, record.monotonicNanos);
        lastNanos = Math.max(lastNanos, record.monotonicNanos);
        speeds.input(record.ringSequence, record.monotonicNanos);
        switch (record.type) {
            case QuoteDecoder.TEMPLATE_ID, DepthDecoder.TEMPLATE_ID -> ticks++;
            case PoolPairDecoder.TEMPLATE_ID, PoolConcentratedDecoder.TEMPLATE_ID, PoolStatusDecoder.TEMPLATE_ID ->
                    poolEvents++;
            case TimePassedDecoder.TEMPLATE_ID -> timers++;
            case OrderReportDecoder.TEMPLATE_ID -> report(record, body);
            default -> { }
        }
    }

    private void output(RecordHeader record, DirectBuffer body) {
        switch (record.type) {
            case RouteFoundDecoder.TEMPLATE_ID -> routes.found(body);
            case OpportunityDecoder.TEMPLATE_ID -> {
                opportunity.wrapAndApplyHeader(body, 0, header);
                route(opportunity.route()).opportunity(
                        EpisodeStage.of(opportunity.stage()), Verdict.of(opportunity.verdict()));
            }
            case NewOrderDecoder.TEMPLATE_ID -> order(record, body);
            case ArbitrageDoneDecoder.TEMPLATE_ID -> {
                done.wrapAndApplyHeader(body, 0, header);
                route(done.route()).ended(Outcome.of(done.outcome()), done.expectedProfit(), done.markedProfit());
            }
            case EdgeDecayDecoder.TEMPLATE_ID -> {
                decay.wrapAndApplyHeader(body, 0, header);
                marks.add(decay);
            }
            case HaltNoticeDecoder.TEMPLATE_ID -> {
                halt.wrapAndApplyHeader(body, 0, header);
                halts += halt.halted() != 0 && halt.route() < 0 ? 1 : 0;
                routeHalts += halt.halted() != 0 && halt.route() >= 0 ? 1 : 0;
            }
            case EpochEndedDecoder.TEMPLATE_ID -> ended = true;
            default -> { }
        }
    }

    private void order(RecordHeader record, DirectBuffer body) {
        order.wrapAndApplyHeader(body, 0, header);
        if (order.leg() == 0) {
            route(order.route()).decided(order.expectedSpend());
        }
        speeds.order(order.epoch(), order.number(), record.causeSequence, record.monotonicNanos);
    }

    private void report(RecordHeader record, DirectBuffer body) {
        report.wrapAndApplyHeader(body, 0, header);
        Report.Kind kind = Report.Kind.of(report.kind());
        if (kind == Report.Kind.SUPPRESSED || kind == Report.Kind.UNKNOWN) {
            speeds.withheld(report.epoch(), report.number());
        } else {
            speeds.report(report.venue(), report.epoch(), report.number(), record.monotonicNanos);
        }
    }

    private RouteFigures route(int route) {
        return byRoute.computeIfAbsent(route, id -> new RouteFigures());
    }
}
