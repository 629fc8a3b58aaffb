package arbd.bench;

import arbd.market.Asset;
import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Tick;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Quotes around fixed references, the same for the same seed: mostly without an edge, now and then one book is off the
 * others by more than the fees. Allocates nothing per quote.
 */
public final class QuoteStream {
    /** Event time between two quotes, nanoseconds. */
    public static final long STEP_NANOS = 1_000_000L;

    private static final Map<String, Double> REFERENCE = Map.of("BTC", 60_000.0, "ETH", 3_000.0, "SOL", 150.0);
    private static final double NOISE = 2e-4;
    private static final double HALF_SPREAD = 1e-4;
    private static final double OFF = 80e-4;

    private final InstrumentTable instruments;
    private final SplittableRandom random;
    private final int offEvery;
    private final double[] reference;
    private final double[] baseValue;
    private long nanos;
    private long updateId;

    /**
     * A stream over these instruments.
     *
     * @param offEvery mean number of quotes between two that are off, 0 = none is
     */
    public QuoteStream(InstrumentTable instruments, long seed, int offEvery) {
        this.instruments = instruments;
        this.random = new SplittableRandom(seed);
        this.offEvery = offEvery;
        this.reference = new double[instruments.size()];
        this.baseValue = new double[instruments.size()];
        for (Instrument instrument : instruments.instruments()) {
            baseValue[instrument.id()] = value(instrument.base());
            reference[instrument.id()] = value(instrument.base()) / value(instrument.quote());
        }
    }

    /** Writes the next quote, of an instrument drawn at random. */
    public void next(Tick tick) {
        quote(random.nextInt(instruments.size()), tick);
    }

    /** Writes the next quote of this instrument. */
    public void quote(int id, Tick tick) {
        Instrument instrument = instruments.get(id);
        double middle = reference[id] * (1 + NOISE * (2 * random.nextDouble() - 1)) * (1 + off());
        double scale = Decimals.pow10(instrument.pxDecimals());
        long step = instrument.pxIncrement();
        nanos += STEP_NANOS;
        updateId++;
        tick.type = Tick.QUOTE;
        tick.instrument = id;
        tick.receivedNanos = nanos;
        tick.wallNanos = nanos;
        tick.venueTimeNanos = 0;
        tick.updateId = updateId;
        tick.bids = 1;
        tick.asks = 1;
        tick.bidPx[0] = (long) (middle * (1 - HALF_SPREAD) * scale / step) * step;
        tick.askPx[0] = Math.max(tick.bidPx[0] + step, (long) (middle * (1 + HALF_SPREAD) * scale / step) * step);
        tick.bidQty[0] = qty(instrument);
        tick.askQty[0] = qty(instrument);
    }

    /** Event time of the latest quote, nanoseconds. */
    public long nanos() {
        return nanos;
    }

    private double off() {
        if (offEvery == 0 || random.nextInt(offEvery) != 0) {
            return 0;
        }
        return random.nextBoolean() ? OFF : -OFF;
    }

    /** Worth 1,000 to 10,000 of the common reference. */
    private long qty(Instrument instrument) {
        double base = (1_000 + random.nextInt(9_000)) / baseValue[instrument.id()];
        long mantissa = (long) (base * Decimals.pow10(instrument.qtyDecimals()));
        return Math.max(1, mantissa / instrument.qtyIncrement()) * instrument.qtyIncrement();
    }

    private static double value(Asset asset) {
        return REFERENCE.getOrDefault(asset.name(), 1.0);
    }
}
