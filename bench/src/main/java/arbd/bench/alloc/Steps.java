package arbd.bench.alloc;

import arbd.bench.DeepMarket;
import arbd.bench.EncodedQuotes;
import arbd.bench.QuoteStream;
import arbd.bench.SimLine;
import arbd.bench.SimMarket;
import arbd.book.LevelBook;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.market.Tick;
import arbd.route.Limits;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteFilter;
import arbd.route.RouteKind;
import arbd.route.RouteSizer;
import arbd.route.SizingVerdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All steps, ready to be done; those that write do so below one folder, until they are closed. */
public final class Steps implements AutoCloseable {
    private static final int BOOK_LEVELS = 1_000;

    private final SimMarket market = SimMarket.load();
    private final List<Step> all = new ArrayList<>();
    private final List<Runnable> open = new ArrayList<>();
    private final long seed;
    private final Path folder;

    /** The same steps for the same seed. */
    public Steps(long seed, Path folder) throws Exception {
        this.seed = seed;
        this.folder = folder;
        all.addAll(DecodeSteps.all(market, seed));
        all.add(book());
        all.add(evaluate());
        for (RouteKind kind : RouteKind.values()) {
            all.add(size(kind));
        }
        all.add(decide(0));
        all.add(decide(50));
        all.add(journal());
        all.addAll(OrderSteps.all(market));
        all.add(line());
    }

    /** In the order of the road. */
    public List<Step> all() {
        return all;
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
    }

    /** One level of a deep book: set, changed and removed in turn. */
    private static Step book() {
        LevelBook book = new LevelBook(BOOK_LEVELS);
        for (int i = 0; i < BOOK_LEVELS / 2; i++) {
            book.set(LevelBook.BID, 2L * i, 1);
        }
        long[] changed = new long[1];
        return new Step("book", i -> {
            long n = changed[0];
            int at = book.set(LevelBook.BID, 1 + 2 * (n / 3 % (BOOK_LEVELS / 2)), (n + 1) % 3);
            changed[0] += at >= 0 ? 1 : 0;
        }, false, () -> changed[0]);
    }

    private Step evaluate() {
        QuoteStream stream = new QuoteStream(market.instruments(), seed, 50);
        QuoteTable quotes = new QuoteTable(market.instruments());
        RouteFilter filter = new RouteFilter(market.routes(), quotes);
        Tick tick = new Tick();
        for (int id = 0; id < market.instruments().size(); id++) {
            stream.quote(id, tick);
            quotes.apply(tick);
        }
        long[] evaluated = new long[1];
        return new Step("evaluate", i -> {
            stream.next(tick);
            quotes.apply(tick);
            long best = Long.MIN_VALUE;
            for (int route : market.routes().touchedBy(tick.instrument)) {
                best = Math.max(best, filter.edgePpm(route));
            }
            evaluated[0] += best > Long.MIN_VALUE ? 1 : 0;
        }, false, () -> evaluated[0]);
    }

    private Step size(RouteKind kind) {
        DeepMarket deep = new DeepMarket(seed);
        Limits limits = new Limits();
        Route route = deep.route(kind);
        RouteSizer sizer = new RouteSizer(deep.routes(), deep.quotes(route));
        long[] sized = new long[1];
        return new Step("size-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), i -> {
            limits.notionalMax = 1_000_000_000_000L + i * 1_000_000L;
            sized[0] += sizer.size(route.id(), limits).verdict == SizingVerdict.OK ? 1 : 0;
        }, true, () -> sized[0]);
    }

    private static Step decide(int offEvery) {
        EncodedQuotes quotes = new EncodedQuotes(1024, offEvery);
        return new Step(offEvery == 0 ? "decide" : "decide-refuse", i -> quotes.decideNext(), false,
                () -> quotes.decider().inputs());
    }

    private Step journal() {
        Slot slot = new Slot();
        Tick tick = new Tick();
        new QuoteStream(market.instruments(), seed, 0).next(tick);
        new InboundEncoder().encode(tick, slot);
        JournalAppender journal = JournalAppender.create(folder.resolve("appended"), SimMarket.EPOCH);
        open.add(journal::close);
        return new Step("journal", i -> journal.append(slot, i), false, journal::appended);
    }

    /** Publish into the ring, decide, journal, execute; one quote in fifty gives an edge, and some of those orders. */
    private Step line() throws Exception {
        SimLine line = new SimLine(folder.resolve("line"), seed, 50);
        open.add(line::close);
        return new Step("publish-decide-journal-send", i -> line.next(), false, line::published);
    }
}
