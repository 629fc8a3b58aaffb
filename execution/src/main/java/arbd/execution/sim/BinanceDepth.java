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

    private static final int LIMIT_MAX = 5_000;
    private static final int LIMIT = 100;
    private static final long FAST_NANOS = 100_000_000L;
    private static final long SLOW_NANOS = 1_000_000_000L;

    private final SimulatedVenue venue;
    private final FaultPlan faults;
    private final List<String> names = new ArrayList<>();
    private final List<BinanceDiffs> streams = new ArrayList<>();
    private final Map<Integer, List<BinanceDiffs>> byInstrument = new HashMap<>();

    BinanceDepth(SimulatedVenue venue, FaultPlan faults) {
        this.venue = venue;
        this.faults = faults;
        for (Instrument instrument : venue.instruments()) {
            ModelBook book = venue.model().book(instrument.id());
            String symbol = BinanceTexts.streamSymbol(instrument);
            add(instrument, symbol + FAST, new BinanceDiffs(instrument, book, FAST_NANOS));
            add(instrument, symbol + SLOW, new BinanceDiffs(instrument, book, SLOW_NANOS));
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

    /** {@code GET /api/v3/depth}. */
    HttpReply snapshot(HttpCall call) {
        Instrument instrument = venue.instrument(call.parameter("symbol"));
        if (instrument == null) {
            return new HttpReply(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
        }
        String limit = call.parameter("limit");
        if (!limit.matches("[0-9]{0,5}")) {
            return new HttpReply(400, "{\"code\":-1100,\"msg\":\"Illegal characters found in parameter 'limit'.\"}");
        }
        observe(instrument.id());
        int depth = limit.isEmpty() ? LIMIT : Math.min(LIMIT_MAX, Integer.parseInt(limit));
        return new HttpReply(200, BinanceTexts.depth(instrument, venue.model().book(instrument.id()), depth));
    }
}
