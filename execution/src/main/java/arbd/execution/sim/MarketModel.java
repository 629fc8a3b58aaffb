package arbd.execution.sim;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Require;
import arbd.market.Side;
import java.math.BigDecimal;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The simulated market of all venues: a reference price per asset, and per instrument a book of {@link Levels#MAX}
 * levels a side around the cross rate of its two assets. Now and then one instrument drifts off (a dislocation), so
 * that edges appear, and comes back after a while or when somebody else has taken it.
 *
 * <p>Pure: time comes from the caller, every draw from one seeded generator, and what traders do changes no draw.
 * Prices wander in {@code double} with exactly rounded operations only (the same bits on every JDK): here a price is
 * invented, not accounted for; what leaves is a {@code long} mantissa on the instrument's increment.
 */
final class MarketModel {
    /** Who learns of changed books. */
    interface Listener {
        /** The book of this instrument is another one now. */
        void onBook(int instrument);
    }

    /** How long levels that were taken stay away. */
    static final long REFILL_NANOS = 400_000_000L;
    /** Fewest price increments in an opening price: coarser prices make spreads that are no market. */
    static final double INCREMENTS_MIN = 1_000;

    private static final double ONE_E8 = 1e8;
    private static final double BPS = 1e-4;
    private static final double STEP = 2 * BPS;
    private static final double PULL = 1e-5;
    private static final double BIAS_KEPT = 0.98;
    private static final double BIAS_MOVE = 0.25 * BPS;
    private static final double NOTIONAL_MIN = 1_500;
    private static final double NOTIONAL_SPAN = 5_000;
    private static final double KEEP_QTY = 0.8;
    private static final long TAKER_MIN_NANOS = 1_000_000L;
    private static final long TAKER_SPAN_NANOS = 19_000_000L;

    private enum Happening { MOVE, QUOTE, DISLOCATE, RETURN, TAKEN }

    private record Event(long atNanos, long number, Happening happening, int instrument, int episode)
            implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return atNanos != other.atNanos ? Long.compare(atNanos, other.atNanos) : Long.compare(number, other.number);
        }
    }

    private final InstrumentTable table;
    private final SimulationSettings settings;
    private final SplittableRandom random;
    /** For books that somebody emptied: what traders do must not change the draws of the rest. */
    private final SplittableRandom refills;
    private final Listener listener;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final ModelBook[] books;
    private final Levels before = new Levels(true);
    private final Levels beforeAsks = new Levels(false);
    private final double[] opening;
    private final double[] reference;
    private final double[] scale;
    private final double[] halfSpread;
    private final double[] bias;
    private final double[] dislocation;
    private final int[] episode;
    private final long[] step;
    private final long[] askTakenPx;
    private final long[] askTakenUntilNanos;
    private final long[] bidTakenPx;
    private final long[] bidTakenUntilNanos;
    /** Null = reference prices wander by themselves. */
    private final SharedReference timeOfDay;
    private long nowNanos;
    private long eventNumber;

    MarketModel(InstrumentTable table, SimulationSettings settings, long startNanos, Listener listener) {
        this.table = table;
        this.settings = settings;
        this.listener = listener;
        this.random = new SplittableRandom(settings.seed());
        this.refills = new SplittableRandom(settings.seed() + 1);
        this.nowNanos = startNanos;
        this.timeOfDay = settings.referenceSeed() == null ? null
                : new SharedReference(settings.referenceSeed(), settings.quoteEveryNanos(), settings.volatilityE8());
        int size = table.size();
        opening = new double[table.assets().size()];
        reference = new double[opening.length];
        books = new ModelBook[size];
        scale = new double[size];
        halfSpread = new double[size];
        bias = new double[size];
        dislocation = new double[size];
        episode = new int[size];
        step = new long[size];
        askTakenPx = new long[size];
        askTakenUntilNanos = new long[size];
        bidTakenPx = new long[size];
        bidTakenUntilNanos = new long[size];
        open();
    }

    private void open() {
        for (int asset = 0; asset < opening.length; asset++) {
            BigDecimal price = settings.referencePrices().get(asset);
            opening[asset] = price == null ? 0 : price.doubleValue();
            reference[asset] = opening[asset];
        }
        if (timeOfDay != null) {
            move();
        }
        for (Instrument instrument : table.instruments()) {
            openInstrument(instrument);
        }
        if (timeOfDay == null) {
            schedule(settings.quoteEveryNanos(), Happening.MOVE, 0);
        }
        if (settings.dislocationEveryNanos() > 0 && table.size() > 0) {
            schedule(exponential(settings.dislocationEveryNanos()), Happening.DISLOCATE, 0);
        }
    }

    private void openInstrument(Instrument instrument) {
        int id = instrument.id();
        Require.that(instrument.kind() != Kind.PERP_INVERSE, "%s: inverse perpetuals are not simulated",
                instrument.title());
        Require.that(opening[instrument.base().id()] > 0 && opening[instrument.quote().id()] > 0,
                "%s: both assets need a reference price", instrument.title());
        scale[id] = BigDecimal.TEN.pow(instrument.pxDecimals()).doubleValue();
        double increments = crossRate(instrument) * scale[id] / instrument.pxIncrement();
        Require.that(increments >= INCREMENTS_MIN, "%s: the price increment is too coarse for the reference price",
                instrument.title());
        step[id] = Math.max(1, (long) (increments * STEP)) * instrument.pxIncrement();
        halfSpread[id] = (0.5 + random.nextDouble()) * BPS;
        bias[id] = gaussian() * BPS;
        books[id] = new ModelBook(1_000_000L * (id + 1));
        requote(id, random);
        schedule(random.nextLong(settings.quoteEveryNanos()) + 1, Happening.QUOTE, id);
    }

    /** The book of an instrument as it is now. */
    ModelBook book(int instrument) {
        return books[instrument];
    }

    /** What an asset is worth now, in the settlement asset; 0 when it has no reference price. */
    double reference(int asset) {
        return reference[asset];
    }

    /** What an instrument would cost without spread and dislocation, in 1e-8 of the quote asset: the mark price. */
    long markPxE8(int instrument) {
        return (long) (crossRate(table.get(instrument)) * (1 + bias[instrument]) * ONE_E8);
    }

    /** How far that is from the cross rate of the two assets, in 1e-8. */
    long premiumE8(int instrument) {
        return (long) (bias[instrument] * ONE_E8);
    }

    /** Lets the market go on until this time. */
    void advance(long untilNanos) {
        while (!events.isEmpty() && events.peek().atNanos <= untilNanos) {
            Event event = events.poll();
            nowNanos = event.atNanos;
            play(event);
        }
        nowNanos = Math.max(nowNanos, untilNanos);
    }

    /**
     * Takes from the best level if it satisfies the limit; asked again for the next one.
     *
     * @return the quantity taken, 0 = nothing crosses; the price was {@code book(...).against(side).px(0)} before
     */
    long take(int instrument, Side aggressor, long limitPx, long qty) {
        Levels levels = books[instrument].against(aggressor);
        if (!levels.crosses(aggressor, limitPx)) {
            return 0;
        }
        long px = levels.px(0);
        long taken = Math.min(qty, levels.qty(0));
        boolean usedUp = taken == levels.qty(0);
        levels.takeBest(taken);
        if (usedUp) {
            block(instrument, aggressor, px);
        }
        if (levels.size() == 0) {
            requote(instrument, refills);
        }
        changed(instrument);
        return taken;
    }

    private void block(int instrument, Side aggressor, long px) {
        long untilNanos = nowNanos + REFILL_NANOS;
        if (aggressor == Side.BUY) {
            askTakenPx[instrument] = px;
            askTakenUntilNanos[instrument] = untilNanos;
        } else {
            bidTakenPx[instrument] = px;
            bidTakenUntilNanos[instrument] = untilNanos;
        }
    }

    private void play(Event event) {
        switch (event.happening) {
            case MOVE -> move();
            case QUOTE -> quote(event.instrument);
            case DISLOCATE -> dislocate();
            case RETURN -> comeBack(event);
            case TAKEN -> taken(event);
        }
    }

    private void move() {
        if (timeOfDay != null) {
            for (int asset = 0; asset < reference.length; asset++) {
                if (opening[asset] != 1) {
                    reference[asset] = opening[asset] * (1 + timeOfDay.drift(table.assets().get(asset), nowNanos));
                }
            }
            schedule(settings.quoteEveryNanos(), Happening.MOVE, 0);
            return;
        }
        double volatility = settings.volatilityE8() / ONE_E8;
        for (int asset = 0; asset < reference.length; asset++) {
            double draw = gaussian();
            if (opening[asset] != 1) {
                reference[asset] += reference[asset] * volatility * draw + (opening[asset] - reference[asset]) * PULL;
            }
        }
        schedule(settings.quoteEveryNanos(), Happening.MOVE, 0);
    }

    private void quote(int instrument) {
        bias[instrument] = bias[instrument] * BIAS_KEPT + gaussian() * BIAS_MOVE;
        requote(instrument, random);
        changed(instrument);
        long every = settings.quoteEveryNanos();
        schedule(every / 2 + random.nextLong(every), Happening.QUOTE, instrument);
    }

    private void dislocate() {
        int instrument = random.nextInt(table.size());
        double size = (0.4 + 0.6 * random.nextDouble()) * settings.dislocationSizeE8() / ONE_E8;
        boolean up = random.nextBoolean();
        long lastsNanos = (long) (settings.dislocationLastsNanos() * (0.5 + random.nextDouble()));
        boolean competed = random.nextDouble() < settings.competingTakersE8() / ONE_E8;
        long takenNanos = TAKER_MIN_NANOS + random.nextLong(TAKER_SPAN_NANOS);
        if (dislocation[instrument] == 0) {
            dislocation[instrument] = up ? size : -size;
            episode[instrument]++;
            requote(instrument, random);
            changed(instrument);
            schedule(lastsNanos, Happening.RETURN, instrument);
            if (competed) {
                schedule(takenNanos, Happening.TAKEN, instrument);
            }
        }
        schedule(exponential(settings.dislocationEveryNanos()), Happening.DISLOCATE, 0);
    }

    private void comeBack(Event event) {
        if (event.episode == episode[event.instrument] && dislocation[event.instrument] != 0) {
            dislocation[event.instrument] = 0;
            requote(event.instrument, random);
            changed(event.instrument);
        }
    }

    /** Another taker was first: the levels beyond the fair price are gone, then the price is back. */
    private void taken(Event event) {
        int id = event.instrument;
        if (event.episode != episode[id] || dislocation[id] == 0) {
            return;
        }
        Side aggressor = dislocation[id] > 0 ? Side.SELL : Side.BUY;
        dislocation[id] = 0;
        Instrument instrument = table.get(id);
        long fairPx = (long) (crossRate(instrument) * (1 + bias[id]) * scale[id]);
        Levels levels = books[id].against(aggressor);
        while (levels.crosses(aggressor, fairPx)) {
            levels.takeBest(levels.qty(0));
        }
        if (levels.size() == 0) {
            requote(id, refills);
        }
        changed(id);
    }

    private double crossRate(Instrument instrument) {
        return reference[instrument.base().id()] / reference[instrument.quote().id()];
    }

    private void requote(int id, SplittableRandom draws) {
        Instrument instrument = table.get(id);
        ModelBook book = books[id];
        long increment = instrument.pxIncrement();
        double mid = crossRate(instrument) * (1 + bias[id] + dislocation[id]) * scale[id] / increment;
        long bidTop = (long) Math.floor(mid * (1 - halfSpread[id])) * increment;
        long askTop = Math.max((long) Math.ceil(mid * (1 + halfSpread[id])) * increment, bidTop + increment);
        if (nowNanos < askTakenUntilNanos[id]) {
            askTop = Math.max(askTop, askTakenPx[id] + increment);
        }
        if (nowNanos < bidTakenUntilNanos[id]) {
            bidTop = Math.min(bidTop, bidTakenPx[id] - increment);
        }
        before.copyFrom(book.bids());
        beforeAsks.copyFrom(book.asks());
        book.bids().clear();
        book.asks().clear();
        long bid = bidTop;
        long ask = askTop;
        for (int level = 0; level < Levels.MAX; level++) {
            book.bids().add(bid, quantity(instrument, before.qtyAt(bid), draws));
            book.asks().add(ask, quantity(instrument, beforeAsks.qtyAt(ask), draws));
            bid = Math.floorDiv(bid - 1, step[id]) * step[id];
            ask = (Math.floorDiv(ask, step[id]) + 1) * step[id];
        }
    }

    private long quantity(Instrument instrument, long kept, SplittableRandom draws) {
        double draw = draws.nextDouble();
        double notional = NOTIONAL_MIN + NOTIONAL_SPAN * draws.nextDouble();
        if (kept > 0 && draw < KEEP_QTY) {
            return kept;
        }
        double whole = notional / reference[instrument.base().id()];
        long lot = instrument.qtyIncrement();
        long lots = (long) (whole * BigDecimal.TEN.pow(instrument.qtyDecimals()).doubleValue() / lot);
        return Math.max(Math.max(lots, 1) * lot, instrument.minQty());
    }

    private void changed(int instrument) {
        books[instrument].changed();
        listener.onBook(instrument);
    }

    private void schedule(long delayNanos, Happening happening, int instrument) {
        // A market of pools alone has no instruments, but its prices move all the same.
        int current = episode.length == 0 ? 0 : episode[instrument];
        events.add(new Event(nowNanos + Math.max(delayNanos, 1), eventNumber++, happening, instrument, current));
    }

    private long exponential(long meanNanos) {
        return (long) (-StrictMath.log(1 - random.nextDouble()) * meanNanos);
    }

    /** Nearly normal, mean 0, deviation 1: the sum of twelve uniform draws (JDK versions differ in nextGaussian). */
    private double gaussian() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
