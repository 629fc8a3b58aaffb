package arbd.execution.net;

import arbd.execution.sim.FaultPlan;
import arbd.feeds.Feed;
import arbd.feeds.FeedCapability;
import arbd.feeds.Feeds;
import arbd.feeds.VenueAddress;
import arbd.feeds.VenueProtocol;
import arbd.feeds.contract.FollowedVenue;
import arbd.feeds.net.FeedCounters;
import arbd.market.Tick;
import arbd.market.Venue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/** A feed that follows one of the simulated venues, whose market moves by itself. */
final class SimulatedFeed extends FollowedVenue {
    private final String protocol;
    private final FaultPlan faults;
    private final Feed feed;
    private final Feed aside;

    SimulatedFeed(AllVenues venues, Venue venue, long dataSilenceMillis) {
        super(venue.protocol());
        this.protocol = venue.protocol();
        this.faults = venues.servers.faults(venue.id());
        VenueAddress address =
                new VenueAddress(venues.servers.marketDataUri(venue.id()), venues.servers.restUri(venue.id()));
        this.feed = new Feed(Feeds.protocol(protocol, venues.table.of(venue), counters()), address, venues.net(),
                venues.connections().withDataSilence(dataSilenceMillis), this::take, counters());
        VenueProtocol marks = Feeds.aside(protocol, venues.table.of(venue), counters());
        this.aside = marks == null ? null
                : new Feed(marks, address, venues.net(), venues.connections(), this::take, new FeedCounters());
    }

    @Override
    public void follow() {
        feed.start();
        if (aside != null) {
            aside.start();
        }
        until("the first book", this::live);
    }

    @Override
    public void moves() {
        long told = told(Tick.DEPTH);
        until("the next book", () -> live() && told(Tick.DEPTH) > told);
    }

    @Override
    public void speaks() {
        // Best quotes and marks come by themselves.
    }

    @Override
    public void vouches() {
        Assumptions.assumeFalse(protocol.startsWith("okx"), "the simulated okx sends no checksums, as okx does now");
    }

    /** Between the books of perpetuals there may be marks, which nobody misses. */
    @Override
    public void loses() {
        if (protocol.startsWith("binance")) {
            faults.dropDepthUpdates(1);
        } else {
            faults.loseFrames(Feeds.capabilities(protocol).contains(FeedCapability.MARKS) ? 4 : 1);
        }
    }

    @Override
    public void lies() {
        Assumptions.assumeTrue(protocol.equals("kraken"), "the simulated " + protocol + " contradicts no book");
        faults.wrongChecksums(1);
    }

    @Override
    public void garbles() {
        faults.malformFrames(1);
    }

    @Override
    public void cuts() {
        faults.cutConnections();
    }

    @Override
    public void freezes(boolean data) {
        faults.freezeData(data);
    }

    @Override
    public void repeats() {
        cannot("repeat messages");
    }

    @Override
    public void crosses() {
        cannot("cross their books");
    }

    @Override
    public void withholds(boolean books) {
        cannot("withhold whole books");
    }

    @Override
    public void movesUnseen() {
        cannot("be told when to move");
    }

    private static void cannot(String what) {
        Assumptions.abort("the simulated venues cannot " + what + "; the scripted ones do");
    }

    @Override
    public void until(String what, BooleanSupplier condition) {
        AllVenues.until(this + ": " + what, condition);
    }

    @Override
    public void close() {
        faults.freezeData(false);
        feed.close();
        if (aside != null) {
            aside.close();
        }
    }
}
