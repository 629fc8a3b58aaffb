package arbd.daemon.run;

import arbd.config.DaemonConfig;
import arbd.config.VenueConfig;
import arbd.daemon.markets.MarketSink;
import arbd.daemon.markets.MarketWatch;
import arbd.daemon.pipeline.Pipeline;
import arbd.execution.listing.ListingSource;
import arbd.execution.listing.ListingSources;
import arbd.execution.listing.PauseSources;
import arbd.feeds.net.NanoClock;
import arbd.market.InstrumentTable;
import arbd.market.MarketRules;
import arbd.market.Venue;
import arbd.market.VenuePause;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which venues' listings are watched: those that orders are sent to. */
final class Watches {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    /** Into the pipeline. */
    private record Told(Pipeline pipeline) implements MarketSink {
        @Override
        public void on(MarketRules rules) {
            pipeline.told(rules);
        }

        @Override
        public void on(VenuePause pause) {
            pipeline.told(pause);
        }
    }

    private Watches() {
    }

    static MarketWatch of(DaemonConfig config, InstrumentTable table, Addresses addresses, NanoClock clock,
            Pipeline pipeline) {
        MarketWatch watch = new MarketWatch(table, clock, new Told(pipeline));
        for (Venue venue : table.venues()) {
            VenueConfig at = config.venues().get(venue.id());
            if (at.marketDataOnly()) {
                continue;
            }
            Optional<ListingSource> source = ListingSources.of(venue.protocol());
            if (source.isPresent()) {
                watch.watch(venue, source.get(), PauseSources.of(venue.protocol()), addresses.rest(venue.id()));
            } else {
                LOG.warn("venue {}: nobody reads what it lists: increments, lots, minimums and status are taken as"
                        + " configured", venue.name());
            }
        }
        return watch;
    }
}
