package arbd.daemon.run;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.daemon.decide.Decider;
import arbd.daemon.decide.DecisionSettings;
import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.OutboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.execution.order.Balance;
import arbd.execution.order.Report;
import arbd.market.Asset;
import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Tick;
import arbd.market.Venue;
import arbd.route.RouteTable;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Start-up is the slowest moment: code that never ran is interpreted. Before anything connects, a decider of the same
 * routes, thrown away afterwards, decides on an invented market through the same codecs, so that the first real
 * decision is compiled. Deterministic; touches nothing of the real one.
 */
final class Warmup {
    private static final long SEED = 20260101L;
    private static final long STEP_NANOS = 1_000_000L;
    private static final long WORTH = 100;
    private static final int LEVELS = 5;
    private static final long PLENTY = 1_000_000_000_000_000L;

    private final InstrumentTable instruments;
    private final int settlement;
    private final Decider decider;
    private final InboundEncoder encoder = new InboundEncoder();
    private final InboundDecoder decoder = new InboundDecoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ArrayDeque<Slot> said = new ArrayDeque<>();
    private final ArrayDeque<Slot> spare = new ArrayDeque<>();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Slot slot = new Slot();
    private final Tick tick = new Tick();
    private final Report report = new Report();
    private final List<Pool> pools;
    private final WarmupPools states = new WarmupPools(this::worth);
    private final PoolEvent event = new PoolEvent();
    private long nanos = STEP_NANOS;
    private long trades;

    private Warmup(DecisionSettings settings, RouteTable routes) {
        this.instruments = routes.instruments();
        this.pools = routes.pools().pools();
        this.settlement = routes.size() == 0 ? 0 : routes.get(0).settlement().id();
        this.decider = new Decider(settings, routes, new OutboundEncoder(this::claim));
    }

    /**
     * Warms up for about this long.
     *
     * @return events decided on
     */
    static long run(DecisionSettings settings, RouteTable routes, long forNanos) {
        Warmup warmup = new Warmup(settings, routes);
        warmup.open();
        long startNanos = System.nanoTime();
        while (System.nanoTime() - startNanos < forNanos) {
            for (int i = 0; i < warmup.instruments.size(); i++) {
                warmup.quote(warmup.instruments.get(i));
            }
            warmup.pools.forEach(warmup::pool);
        }
        return warmup.decider.inputs();
    }

    private Slot claim() {
        Slot free = spare.isEmpty() ? new Slot() : spare.pollLast();
        said.addLast(free);
        return free;
    }

    private void open() {
        Balance balance = new Balance();
        for (Venue venue : instruments.venues()) {
            encoder.encodeSession(venue.id(), true, slot);
            deliver();
            for (Asset asset : instruments.assets()) {
                balance.venue = venue.id();
                balance.asset = asset.id();
                balance.total = PLENTY;
                balance.free = PLENTY;
                encoder.encode(balance, slot);
                deliver();
            }
        }
    }

    /** A book around a price that is consistent over all instruments, now and then a little off. */
    private void quote(Instrument instrument) {
        long mid = worth(instrument.base()) * Decimals.pow10(instrument.pxDecimals()) / worth(instrument.quote());
        long off = random.nextInt(50) == 0 ? mid * random.nextInt(40, 90) / 10_000 : 0;
        long step = Math.max(instrument.pxIncrement(), mid / 10_000);
        tick.type = random.nextInt(4) == 0 ? Tick.DEPTH : Tick.QUOTE;
        tick.instrument = instrument.id();
        tick.bids = LEVELS;
        tick.asks = LEVELS;
        for (int level = 0; level < LEVELS; level++) {
            tick.bidPx[level] = Math.max(1, mid - off - step * (level + 1));
            tick.askPx[level] = Math.max(2, mid - off + step * (level + 1));
            tick.bidQty[level] = instrument.minQty() * 1_000;
            tick.askQty[level] = instrument.minQty() * 1_000;
        }
        tick.receivedNanos = nanos;
        encoder.encode(tick, slot);
        deliver();
        answerAll();
    }

    /** A pool's state at that price, now and then a little off. */
    private void pool(Pool pool) {
        states.live(pool, random.nextInt(50) == 0 ? random.nextInt(40, 150) : 0, event);
        event.receivedNanos = nanos;
        encoder.encode(event, pool.kind(), slot);
        deliver();
        answerAll();
    }

    private void answerAll() {
        for (Slot output = said.pollFirst(); output != null; output = said.pollFirst()) {
            answer(output);
            spare.addLast(output);
        }
    }

    private long worth(Asset asset) {
        return asset.id() == settlement ? 1 : WORTH;
    }

    /** Fills every order whole. */
    private void answer(Slot output) {
        if (output.type != NewOrderDecoder.TEMPLATE_ID) {
            return;
        }
        order.wrapAndApplyHeader(output.buffer, 0, header);
        report.clear();
        report.venue = instruments.get(order.instrument()).venue().id();
        report.epoch = order.epoch();
        report.number = order.number();
        report.kind = Report.Kind.FILL;
        report.tradeId = ++trades;
        report.px = order.px();
        report.qty = order.qty();
        report.receivedNanos = nanos;
        encoder.encode(report, slot);
        deliver();
    }

    private void deliver() {
        nanos += STEP_NANOS;
        decoder.deliver(slot.buffer, slot.type, nanos, nanos, decider);
    }
}
