package arbd.daemon.markets;

import arbd.execution.listing.ListedPause;
import arbd.execution.listing.PauseSource;
import arbd.execution.net.RestQuery;
import arbd.feeds.net.NanoClock;
import arbd.market.TradingStatus;
import arbd.market.Venue;
import arbd.market.VenuePause;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a venue's announced maintenance whenever its listing is looked at. What was announced last counts until
 * the venue says otherwise; that it cannot be asked is no news.
 */
final class PauseWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PauseWatch.class);
    private static final long MILLI = 1_000_000L;

    private final Venue venue;
    private final Optional<PauseSource> source;
    private final RestQuery rest;
    private final NanoClock clock;
    private final MarketSink told;
    private final VenuePause last = new VenuePause();
    private final VenuePause now = new VenuePause();
    private String failure = "";

    PauseWatch(Venue venue, Optional<PauseSource> source, RestQuery rest, NanoClock clock, MarketSink told) {
        this.venue = venue;
        this.source = source;
        this.rest = rest;
        this.clock = clock;
        this.told = told;
        last.venue = venue.id();
        now.venue = venue.id();
    }

    /** Of the venue. */
    String name() {
        return venue.name();
    }

    /**
     * Asks the venue, and tells what has changed.
     *
     * @return whether to ask again soon: it did not answer, or takes no orders now
     */
    boolean look() throws InterruptedException {
        if (source.isEmpty()) {
            return false;
        }
        try {
            tell(source.get().fetch(rest, clock.wallNanos() / MILLI));
            failure = "";
            return last.status != TradingStatus.TRADING;
        } catch (IOException unread) {
            if (!failure.equals(unread.getMessage())) {
                failure = String.valueOf(unread.getMessage());
                LOG.warn("venue {}: its maintenance cannot be read ({}); what was announced last counts",
                        venue.name(), failure);
            }
            return true;
        }
    }

    private void tell(ListedPause read) {
        read.putInto(now);
        now.receivedNanos = clock.nanoTime();
        now.wallNanos = clock.wallNanos();
        if (now.sameAs(last)) {
            return;
        }
        last.copyFrom(now);
        told.on(now);
        if (now.status == TradingStatus.TRADING && now.fromNanos == 0) {
            LOG.info("venue {}: {}", venue.name(), MarketWords.line(now));
        } else {
            LOG.warn("venue {}: {}", venue.name(), MarketWords.line(now));
        }
    }
}
