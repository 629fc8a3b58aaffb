package arbd.daemon.markets;

import arbd.execution.listing.ListingSource;
import arbd.execution.listing.PauseSource;
import arbd.execution.net.RestQuery;
import arbd.execution.order.AccountSink;
import arbd.feeds.net.NanoClock;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Watches the listings of all venues, each on a thread of its own. */
public final class MarketWatch implements AutoCloseable {
    private final InstrumentTable table;
    private final NanoClock clock;
    private final MarketSink told;
    private final VenueWatch[] venues;

    /**
     * Watches nothing yet.
     *
     * @param told takes what has changed, on any thread; the slot stays ours
     */
    public MarketWatch(InstrumentTable table, NanoClock clock, MarketSink told) {
        this.table = table;
        this.clock = clock;
        this.told = told;
        this.venues = new VenueWatch[table.venues().size()];
    }

    /** Watches a venue; only before the start. */
    public void watch(Venue venue, ListingSource source, Optional<PauseSource> pauses, URI rest) {
        RestQuery query = new RestQuery(rest);
        venues[venue.id()] = new VenueWatch(table.of(venue), source, query, clock, told,
                new PauseWatch(venue, pauses, query, clock, told));
    }

    /** Tells that nothing is known yet, then looks. */
    public void start() {
        for (VenueWatch venue : watched()) {
            venue.await();
        }
        for (VenueWatch venue : watched()) {
            Thread thread = new Thread(venue, "markets");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether the listing of this venue was read once, where it is watched; from any thread. */
    public boolean read(int venue) {
        return venues[venue] == null || venues[venue].read();
    }

    /** The same sink, and a look at a venue's listing when it refuses an order for its price, its size or the hour. */
    public AccountSink listening(AccountSink to) {
        return new RefusalWatch(to, this);
    }

    /** Asks for a look at a venue's listing soon. From any thread; allocates nothing. */
    void want(int venue) {
        if (venues[venue] != null) {
            venues[venue].want();
        }
    }

    @Override
    public void close() {
        watched().forEach(VenueWatch::close);
    }

    private List<VenueWatch> watched() {
        List<VenueWatch> watched = new ArrayList<>();
        for (VenueWatch venue : venues) {
            if (venue != null) {
                watched.add(venue);
            }
        }
        return watched;
    }
}
