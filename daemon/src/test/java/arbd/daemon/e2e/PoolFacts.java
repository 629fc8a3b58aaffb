package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.daemon.decide.EpisodeStage;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.record.EpochStartedDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.OpportunityDecoder;
import arbd.daemon.record.PoolConcentratedDecoder;
import arbd.daemon.record.PoolPairDecoder;
import arbd.daemon.record.PoolStatusDecoder;
import arbd.daemon.record.WaterfallDecoder;
import arbd.daemon.setup.Markets;
import arbd.execution.risk.Verdict;
import arbd.market.MarketState;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/** What one journal says of pools and of routes over them; nothing is decided again here. */
final class PoolFacts {
    /** An episode that opened, or whose verdict changed. */
    private record Priced(int route, Verdict verdict, long cause) {
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    /** State of each pool by the ring sequence of the input that told it. */
    private final Map<Integer, TreeMap<Long, MarketState>> states = new TreeMap<>();
    private final List<Priced> priced = new ArrayList<>();
    /** Routes and the inputs that caused their waterfalls, if these have a gain. */
    private final Set<List<Long>> gains = new HashSet<>();
    private PoolRoutes routes;

    private PoolFacts() {
    }

    static PoolFacts read(Path run) {
        PoolFacts facts = new PoolFacts();
        try (JournalReader reader = JournalReader.open(run)) {
            while (reader.next()) {
                facts.take(reader.header(), reader.body());
            }
        }
        facts.assertPricedFromLivePoolsAlone();
        return facts;
    }

    private void take(RecordHeader record, DirectBuffer body) {
        switch (record.type) {
            case EpochStartedDecoder.TEMPLATE_ID -> {
                EpochStart start = EpochCodec.read(body);
                routes = Markets.routes(EpochCodec.config(start.configName(), start.configText()),
                        start.instruments()).pools();
                routes.pools().forEach(pool -> states.put(pool.id(), new TreeMap<>(Map.of(-1L, MarketState.UNKNOWN))));
            }
            case PoolPairDecoder.TEMPLATE_ID -> {
                PoolPairDecoder said = new PoolPairDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                states.get(said.pool()).put(record.ringSequence, MarketState.LIVE);
            }
            case PoolConcentratedDecoder.TEMPLATE_ID -> {
                PoolConcentratedDecoder said = new PoolConcentratedDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                states.get(said.pool()).put(record.ringSequence, MarketState.LIVE);
            }
            case PoolStatusDecoder.TEMPLATE_ID -> {
                PoolStatusDecoder said = new PoolStatusDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                states.get(said.pool()).put(record.ringSequence, MarketState.of(said.state()));
            }
            case OpportunityDecoder.TEMPLATE_ID -> opportunity(record, body);
            case WaterfallDecoder.TEMPLATE_ID -> {
                WaterfallDecoder said = new WaterfallDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                if (said.net() > 0) {
                    gains.add(List.of((long) said.route(), record.causeSequence));
                }
            }
            default -> {
                // Says nothing about pools.
            }
        }
    }

    private void opportunity(RecordHeader record, DirectBuffer body) {
        OpportunityDecoder said = new OpportunityDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        if (PoolRoutes.isPoolRoute(said.route()) && EpisodeStage.of(said.stage()) != EpisodeStage.CLOSED) {
            priced.add(new Priced(said.route(), Verdict.of(said.verdict()), record.causeSequence));
        }
    }

    /** When a verdict on an edge was told, every pool of its route was live by the inputs that were decided on. */
    private void assertPricedFromLivePoolsAlone() {
        for (Priced each : priced) {
            for (Pool pool : pools(each.route())) {
                assertEquals(MarketState.LIVE, states.get(pool.id()).floorEntry(each.cause()).getValue(),
                        () -> "an edge of " + routes.title(each.route()) + " was seen while " + pool.title()
                                + " was not live, at input " + each.cause());
            }
        }
    }

    private List<Pool> pools(int route) {
        return routes.kind(route) == PoolRouteKind.AMM
                ? routes.amm().get(routes.of(route)).legs().stream().map(leg -> leg.pool()).toList()
                : routes.bookAmm().get(routes.of(route)).legs().stream().map(leg -> leg.pool()).toList();
    }

    /** Edges that everything but the missing execution speaks for, by kind; each has a waterfall with a gain. */
    Map<PoolRouteKind, Integer> found() {
        Map<PoolRouteKind, Integer> found = new EnumMap<>(PoolRouteKind.class);
        for (Priced each : priced) {
            if (each.verdict() == Verdict.NO_EXECUTION) {
                assertTrue(gains.contains(List.of((long) each.route(), each.cause())),
                        () -> routes.title(each.route()) + " was found without a waterfall that gains");
                found.merge(routes.kind(each.route()), 1, Integer::sum);
            }
        }
        return found;
    }

    /** Verdicts on edges of routes over pools. */
    int priced() {
        return priced.size();
    }

    /** Every state that some pool had, and how often pools were told live. */
    Set<MarketState> seen() {
        Set<MarketState> seen = new TreeSet<>();
        states.values().forEach(history -> seen.addAll(history.values()));
        return seen;
    }

    /** Pools that are live at the end of the journal. */
    long live() {
        return states.values().stream().filter(history -> history.lastEntry().getValue() == MarketState.LIVE).count();
    }

    int pools() {
        return states.size();
    }
}
