package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The diff streams of one simulated Binance, {@code SYMBOL@depth@100ms} and {@code SYMBOL@depth}, and snapshots. */
final class BinanceDepth {
    /** End of the fast streams' names. */
    static final String FAST = "@depth@100ms";
    /** End of the slow streams' names. */
    static final String SLOW = "@depth";

    private static final int LIMIT = 100;
    private static final long FAST_NANOS = 100_000_000L;
    private static final long SLOW_NANOS = 1_000_000_000L;

    private final SimulatedVenue venue;
    private final BinanceDialect dialect;
    private final VenueLoop loop;
    private final FaultPlan faults;
    private final List<String> names = new ArrayList<>();
    private final List<BinanceDiffs> streams = new ArrayList<>();
    private final Map<Integer, List<BinanceDiffs>> byInstrument = new HashMap<>();

    BinanceDepth(SimulatedVenue venue, BinanceDialect dialect, VenueLoop loop, FaultPlan faults) {
        this.venue = venue;
        this.dialect = dialect;
        this.loop = loop;
        this.faults = faults;
        for (Instrument instrument : venue.instruments()) {
            ModelBook book = venue.model().book(instrument.id());
            String symbol = BinanceTexts.streamSymbol(instrument);
            add(instrument, symbol + FAST, new BinanceDiffs(instrument, dialect, book, FAST_NANOS));
            add(instrument, symbol + SLOW, new BinanceDiffs(instrument, dialect, book, SLOW_NANOS));
        }
    }

    private void add(Instrument instrument, String name, BinanceDiffs stream) {
        names.add(name);
        streams.add(stream);
        byInstrument.computeIfAbsent(instrument.id(), id -> new ArrayList<>()).add(stream);
    }

    /** The book of this instrument changed. */
    void observe(int instrument) {
        byInstrument.get(instrument).forEach(BinanceDiffs::observe);
    }

    /** Hands every event that is due to {@code to} by its stream's name, but those that are to be lost. */
    void due(long nowNanos, BiConsumer<String, String> to) {
        for (int i = 0; i < streams.size(); i++) {
            String event = streams.get(i).due(nowNanos);
            if (event != null && !(names.get(i).endsWith(FAST) && faults.takeDepthDrop())) {
                to.accept(names.get(i), event);
            }
        }
    }

    /** {@code GET .../depth}. */
    HttpReply snapshot(HttpCall call) {
        Instrument instrument = venue.instrument(call.parameter("symbol"));
        if (instrument == null) {
            return new HttpReply(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
        }
        String limit = call.parameter("limit");
        if (!limit.matches("[0-9]{0,5}")) {
            return new HttpReply(400, "{\"code\":-1100,\"msg\":\"Illegal characters found in parameter 'limit'.\"}");
        }
        int depth = dialect.depthLimit(limit.isEmpty() ? LIMIT : Integer.parseInt(limit));
        if (depth < 0) {
            return new HttpReply(400, "{\"code\":-4021,\"msg\":\"" + limit + " is not valid depth limit\"}");
        }
        observe(instrument.id());
        return new HttpReply(200, dialect.depth(instrument, depth, loop.nowNanos()));
    }
}
