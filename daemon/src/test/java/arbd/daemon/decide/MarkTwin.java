package arbd.daemon.decide;

import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.journal.JournaledRoutes;
import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.record.DepthDecoder;
import arbd.daemon.record.EdgeDecayDecoder;
import arbd.daemon.record.EpochStartedDecoder;
import arbd.daemon.record.MarketStatusDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.OpportunityDecoder;
import arbd.daemon.record.QuoteDecoder;
import arbd.daemon.record.RouteFoundDecoder;
import arbd.execution.risk.Verdict;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.Leg;
import arbd.route.PoolRoutes;
import arbd.route.QuoteTable;
import arbd.route.RouteTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * What became of every edge, worked out from the inputs alone: the history of each instrument's rates is kept whole,
 * and every mark looks up what held at its times.
 */
public final class MarkTwin {
    private static final long[] OFFSET_MILLIS = {1, 5, 10, 50, 100, 1000};
    private static final long MILLI = 1_000_000;
    private static final int OF_A_ROUTE_MAX = 32;

    /** What an instrument's best levels were worth; both rates 0 while it must not be priced. */
    private record Rates(double buy, double sell) {
    }

    private record Opened(int route, EpisodeStage stage, Verdict verdict, long edge, long input, long nanos) {
    }

    /**
     * A journal against its twin.
     *
     * @param expected marks worked out again, as the test's sink writes them
     * @param journaled marks in the journal
     * @param leftOut opportunities whose route had enough marks
     */
    public record Comparison(List<String> expected, List<String> journaled, int leftOut) {
    }

    private final RouteTable routes;
    private final QuoteTable quotes;
    private final List<TreeMap<Long, Rates>> history = new ArrayList<>();
    private final List<Opened> opened = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long nowNanos = Long.MIN_VALUE;
    private long inputs;
    private int leftOut;

    MarkTwin(RouteTable routes) {
        this.routes = routes;
        this.quotes = new QuoteTable(routes.instruments());
        for (int i = 0; i < routes.instruments().size(); i++) {
            history.add(new TreeMap<>());
        }
    }

    /** Works out every mark of a journal again. */
    public static Comparison compare(Path journal) {
        Map<Long, List<Opened>> said = new HashMap<>();
        List<String> journaled = new ArrayList<>();
        MarkTwin twin = new MarkTwin(read(journal, said, journaled).routes());
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                if (InboundDecoder.isInput(reader.header().type)) {
                    twin.input(reader.header().type, reader.body(), reader.header().monotonicNanos);
                    for (Opened at : said.getOrDefault(reader.header().ringSequence, List.of())) {
                        twin.opportunity(at.route(), at.stage(), at.verdict(), at.edge());
                    }
                }
            }
        }
        return new Comparison(twin.finished(), journaled, twin.leftOut());
    }

    private static JournaledRoutes read(Path journal, Map<Long, List<Opened>> said, List<String> journaled) {
        JournaledRoutes known = null;
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        OpportunityDecoder opportunity = new OpportunityDecoder();
        EdgeDecayDecoder mark = new EdgeDecayDecoder();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                if (reader.header().type == EpochStartedDecoder.TEMPLATE_ID) {
                    known = new JournaledRoutes(EpochCodec.read(reader.body()));
                } else if (reader.header().type == RouteFoundDecoder.TEMPLATE_ID) {
                    known.found(reader.body());
                } else if (reader.header().type == OpportunityDecoder.TEMPLATE_ID) {
                    opportunity.wrapAndApplyHeader(reader.body(), 0, header);
                    said.computeIfAbsent(reader.header().causeSequence, cause -> new ArrayList<>()).add(
                            new Opened(opportunity.route(), EpisodeStage.of(opportunity.stage()),
                                    Verdict.of(opportunity.verdict()), opportunity.edgePpm(), 0, 0));
                } else if (reader.header().type == EdgeDecayDecoder.TEMPLATE_ID) {
                    mark.wrapAndApplyHeader(reader.body(), 0, header);
                    if (PoolRoutes.isPoolRoute(mark.route())) {
                        continue;
                    }
                    journaled.add(line(new Opened(mark.route(), EpisodeStage.of(mark.stage()),
                            Verdict.of(mark.verdict()), mark.edgePpm(), mark.openedInput(), mark.openedNanos()),
                            List.of(mark.after1Ms(), mark.after5Ms(), mark.after10Ms(), mark.after50Ms(),
                                    mark.after100Ms(), mark.after1000Ms())));
                }
            }
        }
        return known;
    }

    /** One input, in order. */
    void input(int type, DirectBuffer body, long receivedNanos) {
        nowNanos = Math.max(nowNanos, receivedNanos);
        inputs++;
        Tick tick = tick(type, body);
        if (tick != null && quotes.apply(tick)) {
            Rates rates = quotes.sane(tick.instrument)
                    ? new Rates(quotes.buyRate(tick.instrument), quotes.sellRate(tick.instrument)) : new Rates(0, 0);
            history.get(tick.instrument).put(nowNanos, rates);
        }
    }

    /** What was said of a route at the latest input. */
    void opportunity(int route, EpisodeStage stage, Verdict verdict, long edge) {
        if (stage == EpisodeStage.CLOSED || PoolRoutes.isPoolRoute(route)) {
            return;
        }
        long underWay = opened.stream()
                .filter(mark -> mark.route() == route && nowNanos <= mark.nanos() + 1000 * MILLI).count();
        if (underWay >= OF_A_ROUTE_MAX) {
            leftOut++;
        } else {
            opened.add(new Opened(route, stage, verdict, edge, inputs - 1, nowNanos));
        }
    }

    /** Opportunities whose route had enough marks. */
    int leftOut() {
        return leftOut;
    }

    /** Every mark that is over, as {@link Scribe} writes it. */
    List<String> finished() {
        List<String> lines = new ArrayList<>();
        for (Opened mark : opened) {
            if (nowNanos > mark.nanos() + 1000 * MILLI) {
                List<Long> later = new ArrayList<>();
                for (long millis : OFFSET_MILLIS) {
                    later.add(edge(mark.route(), mark.nanos() + millis * MILLI));
                }
                lines.add(line(mark, later));
            }
        }
        return lines;
    }

    private static String line(Opened mark, List<Long> later) {
        return "decayed " + mark.route() + " " + mark.stage() + " " + mark.verdict() + " at " + mark.input() + "/"
                + mark.nanos() + " " + mark.edge() + " " + later;
    }

    private long edge(int route, long nanos) {
        double product = 1;
        for (Leg leg : routes.get(route).legs()) {
            Map.Entry<Long, Rates> held = history.get(leg.instrument()).floorEntry(nanos);
            if (held == null || held.getValue().buy() == 0) {
                return Long.MIN_VALUE;
            }
            product *= leg.side() == Side.BUY ? held.getValue().buy() : held.getValue().sell();
        }
        return (long) Math.floor((product - 1) * 1e6);
    }

    private Tick tick(int type, DirectBuffer body) {
        return switch (type) {
            case QuoteDecoder.TEMPLATE_ID -> quote(body);
            case DepthDecoder.TEMPLATE_ID -> depth(body);
            case MarketStatusDecoder.TEMPLATE_ID -> {
                MarketStatusDecoder status = new MarketStatusDecoder();
                status.wrapAndApplyHeader(body, 0, header);
                Tick tick = new Tick();
                tick.type = Tick.STATUS;
                tick.instrument = status.instrument();
                tick.state = MarketState.of(status.state());
                yield tick;
            }
            default -> null;
        };
    }

    private Tick quote(DirectBuffer body) {
        QuoteDecoder quote = new QuoteDecoder();
        quote.wrapAndApplyHeader(body, 0, header);
        Tick tick = new Tick();
        tick.type = Tick.QUOTE;
        tick.instrument = quote.instrument();
        tick.updateId = quote.updateId();
        tick.bids = 1;
        tick.asks = 1;
        tick.bidPx[0] = quote.bidPx();
        tick.bidQty[0] = quote.bidQty();
        tick.askPx[0] = quote.askPx();
        tick.askQty[0] = quote.askQty();
        return tick;
    }

    private Tick depth(DirectBuffer body) {
        DepthDecoder depth = new DepthDecoder();
        depth.wrapAndApplyHeader(body, 0, header);
        Tick tick = new Tick();
        tick.type = Tick.DEPTH;
        tick.instrument = depth.instrument();
        tick.updateId = depth.updateId();
        for (DepthDecoder.BidsDecoder bid : depth.bids()) {
            tick.bidPx[tick.bids] = bid.px();
            tick.bidQty[tick.bids++] = bid.qty();
        }
        for (DepthDecoder.AsksDecoder ask : depth.asks()) {
            tick.askPx[tick.asks] = ask.px();
            tick.askQty[tick.asks++] = ask.qty();
        }
        return tick;
    }
}
