package arbd.daemon.fees;

import arbd.execution.account.FeeSource;
import arbd.execution.net.AccountReads;
import arbd.feeds.net.NanoClock;
import arbd.market.AccountFee;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Asks all venues for their fees, each on a thread of its own. */
public final class AccountFees implements AutoCloseable {
    /** So long the start waits for the first answers; later ones are no less welcome. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final InstrumentTable table;
    private final VenueFees.Shared shared;
    private final List<VenueFees> venues = new ArrayList<>();

    /**
     * Asks nobody yet.
     *
     * @param overcharged counts fills that were charged more than was assumed; from any thread
     * @param told takes what has changed, on any thread
     */
    public AccountFees(InstrumentTable table, FeeBoard board, NanoClock clock, LongSupplier overcharged,
            Consumer<AccountFee> told) {
        this.table = table;
        this.shared = new VenueFees.Shared(board, clock, overcharged, told);
    }

    /** Asks a venue; only before the start. {@code feeToken} names the asset that fees are paid in, empty = none. */
    public void ask(Venue venue, FeeSource source, AccountReads reads, String feeToken) {
        venues.add(new VenueFees(new VenueFees.Account(venue, source, reads, feeToken), table.of(venue), shared));
    }

    /** Says that the fees of a venue are assumed, because nobody can be asked; only before the start. */
    public void assume(Venue venue) {
        NanoClock clock = shared.clock();
        table.of(venue).forEach(at -> shared.told().accept(
                board().fee(at.id()).fee(at.id(), clock.nanoTime(), clock.wallNanos())));
    }

    /** What is known. */
    public FeeBoard board() {
        return shared.board();
    }

    /** Asks, and waits a little for the answers: what comes later than the first quotes was assumed until then. */
    public void start() {
        for (VenueFees venue : venues) {
            Thread thread = new Thread(venue, "fees");
            thread.setDaemon(true);
            thread.start();
        }
        long until = shared.clock().nanoTime() + PATIENCE_NANOS;
        try {
            for (VenueFees venue : venues) {
                venue.awaitFirst(until);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        venues.forEach(VenueFees::close);
    }
}
