package arbd.daemon.fees;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.market.Venue;
import arbd.route.RouteCosts;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What is known of every instrument's fee; at first what is configured. Readable from any thread. */
public final class FeeBoard {
    private final InstrumentTable table;
    private final AtomicReferenceArray<KnownFee> fees;
    private final KnownFee[] configured;

    /** As configured. */
    public FeeBoard(InstrumentTable table, RouteCosts costs) {
        this.table = table;
        this.fees = new AtomicReferenceArray<>(table.size());
        this.configured = new KnownFee[table.size()];
        for (Instrument at : table.instruments()) {
            configured[at.id()] = new KnownFee(costs.feeE8(at.id(), Side.BUY), costs.feeE8(at.id(), Side.SELL), 0);
            fees.set(at.id(), configured[at.id()]);
        }
    }

    /** What is known of an instrument's fee. */
    public KnownFee fee(int instrument) {
        return fees.get(instrument);
    }

    /** What somebody wrote into the configuration. */
    public KnownFee configured(int instrument) {
        return configured[instrument];
    }

    void put(int instrument, KnownFee fee) {
        fees.set(instrument, fee);
    }

    /** Instruments of a venue whose fee is assumed. */
    public int assumed(Venue venue) {
        return (int) table.of(venue).stream().filter(at -> fee(at.id()).assumed()).count();
    }

    /** When the oldest fee of a venue was told, wall-clock nanoseconds; 0 = one of them never was. */
    public long readWallNanos(Venue venue) {
        return table.of(venue).stream().mapToLong(at -> fee(at.id()).readWallNanos()).min().orElse(0);
    }
}
