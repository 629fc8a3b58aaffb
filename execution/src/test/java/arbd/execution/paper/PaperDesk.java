package arbd.execution.paper;

import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.Order;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.feeds.net.NanoClock;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;

/** Three paper venues on a clock that only moves when something is due, and everything that they said. */
final class PaperDesk implements AccountSink, NanoClock {
    static final int RECEIVED = 0;
    static final int QUOTED = 1;
    static final int PERP = 2;
    static final int USDT = 0;
    static final int BTC = 1;
    static final long LATENCY = 1_000;

    /** One thing that a venue said, for comparison. */
    record Said(long nanos, Report.Kind kind, Report.Reason reason, long number, long tradeId, long px, long qty,
            long cumQty, long fee, int feeAsset) {
    }

    final InstrumentTable table;
    final PaperMarket market;
    final List<PaperVenue> venues = new ArrayList<>();
    final List<Said> said = new ArrayList<>();
    final List<String> news = new ArrayList<>();
    private long nanos = 1_000_000;
    private long numbers;

    /** Quote decimals are few, so that notionals and fees have to be rounded. */
    PaperDesk(long takerFeeE8, long usdt, long btc) {
        Asset quote = new Asset(USDT, "USDT", 4);
        Asset base = new Asset(BTC, "BTC", 8);
        List<Venue> all = List.of(new Venue(0, "received", "binance"), new Venue(1, "quoted", "kraken"),
                new Venue(2, "perp", "binance-usdm"));
        List<Instrument> instruments = new ArrayList<>();
        for (Venue venue : all) {
            instruments.add(new Instrument(venue.id(), venue, "BTCUSDT",
                    venue.id() == PERP ? Kind.PERP_LINEAR : Kind.SPOT, base, quote, 2, 5, 1, 10, 20, 50_000,
                    takerFeeE8, venue.id() == RECEIVED ? FeeSide.RECEIVED : FeeSide.QUOTE));
        }
        table = InstrumentTable.of(all, List.of(quote, base), instruments);
        market = new PaperMarket(table, this, LATENCY);
        for (Venue venue : all) {
            venues.add(new PaperVenue(venue, new long[] {usdt, btc}, market, this));
        }
    }

    /** Levels as px, qty, px, qty..., best first. */
    void depth(int instrument, long[] bids, long[] asks) {
        Tick tick = new Tick();
        tick.type = Tick.DEPTH;
        tick.instrument = instrument;
        tick.bids = bids.length / 2;
        tick.asks = asks.length / 2;
        for (int i = 0; i < tick.bids; i++) {
            tick.bidPx[i] = bids[2 * i];
            tick.bidQty[i] = bids[2 * i + 1];
        }
        for (int i = 0; i < tick.asks; i++) {
            tick.askPx[i] = asks[2 * i];
            tick.askQty[i] = asks[2 * i + 1];
        }
        market.on(tick);
    }

    Order order(int instrument, Side side, long px, long qty) {
        Order order = new Order();
        order.epoch = 1;
        order.number = ++numbers;
        order.instrument = instrument;
        order.side = side;
        order.px = px;
        order.qty = qty;
        return order;
    }

    /** Places an order and lets everything arrive; returns what was said about it. */
    List<Said> place(int instrument, Side side, long px, long qty) {
        Order order = order(instrument, side, px, qty);
        venues.get(instrument).place(order, nanos);
        return drain();
    }

    /** Lets everything arrive. */
    List<Said> drain() {
        int before = said.size();
        while (market.dueNanos() != Long.MAX_VALUE) {
            nanos = market.dueNanos();
            market.runNext();
        }
        return List.copyOf(said.subList(before, said.size()));
    }

    static List<Report.Kind> kinds(List<Said> said) {
        return said.stream().map(Said::kind).toList();
    }

    @Override
    public void on(Report report) {
        said.add(new Said(report.receivedNanos, report.kind, report.reason, report.number, report.tradeId, report.px,
                report.qty, report.cumQty, report.fee, report.feeAsset));
    }

    @Override
    public void on(Balance balance) {
        news.add("venue " + balance.venue + " asset " + balance.asset + " total " + balance.total + " free "
                + balance.free);
    }

    @Override
    public void on(PositionWord position) {
        news.add("instrument " + position.instrument + " position " + position.qty);
    }

    @Override
    public void on(Usage usage) {
        // Nothing here is paced.
    }

    @Override
    public void on(CashFlow flow) {
        news.add("venue " + flow.venue + " asset " + flow.asset + " flow " + flow.units);
    }

    @Override
    public void session(int venue, boolean up, long receivedNanos, long wallNanos) {
        news.add("venue " + venue + " up " + up);
    }

    @Override
    public boolean congested() {
        return false;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public long wallNanos() {
        return nanos;
    }
}
