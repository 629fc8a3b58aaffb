package arbd.daemon.run;

import arbd.config.DaemonConfig;
import arbd.config.VenueConfig;
import arbd.daemon.decide.Tally;
import arbd.daemon.fees.AccountFees;
import arbd.daemon.fees.FeeBoard;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.setup.Costs;
import arbd.execution.account.AccountDialects;
import arbd.execution.account.FeeSource;
import arbd.execution.account.FeeSources;
import arbd.execution.net.AccountReads;
import arbd.feeds.net.NanoClock;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import arbd.route.RouteTable;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which venues are asked for their fees: those with an account. */
final class FeeReads {
    private static final Logger LOG = LoggerFactory.getLogger(FeeReads.class);

    private FeeReads() {
    }

    static AccountFees of(DaemonConfig config, RouteTable routes, Addresses addresses, NanoClock clock,
            Pipeline pipeline) throws StopException {
        InstrumentTable table = routes.instruments();
        AccountFees fees = new AccountFees(table, new FeeBoard(table, Costs.of(config, routes)), clock,
                () -> pipeline.tally().count(Tally.Count.OVERCHARGED), pipeline::told);
        for (Venue venue : table.venues()) {
            VenueConfig at = config.venues().get(venue.id());
            if (at.marketDataOnly()) {
                continue;
            }
            Optional<FeeSource> source = FeeSources.of(venue.protocol());
            Optional<AccountReads> reads =
                    addresses.paper() != null ? Optional.empty() : reads(venue, addresses, clock);
            if (source.isPresent() && reads.isPresent()) {
                fees.ask(venue, source.get(), reads.get(), token(at, venue, table));
            } else {
                fees.assume(venue);
                LOG.info("venue {}: fees are assumed as configured: {}", venue.name(), addresses.paper() != null
                        ? "on paper there is no account to ask" : "nobody asks for them there");
            }
        }
        return fees;
    }

    private static Optional<AccountReads> reads(Venue venue, Addresses addresses, NanoClock clock)
            throws StopException {
        try {
            return AccountDialects.reads(venue.protocol(), addresses.rest(venue.id()),
                    addresses.orderEntry(venue.id()), addresses.credentials(venue.id()), clock);
        } catch (IllegalArgumentException unusable) {
            throw new StopException(StopException.CONFIGURATION, "credentials of venue " + venue.name()
                    + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static String token(VenueConfig at, Venue venue, InstrumentTable table) {
        return at.feeToken().flatMap(symbol -> table.of(venue).stream()
                .filter(book -> book.symbol().equals(symbol)).findFirst())
                .map(book -> book.base().name()).orElse("");
    }
}
