package arbd.daemon.run;

import arbd.config.DaemonConfig;
import arbd.config.Endpoint;
import arbd.config.InstrumentConfig;
import arbd.config.InstrumentKind;
import arbd.config.VenueConfig;
import arbd.daemon.accounts.AccountWatch;
import arbd.daemon.pipeline.Pipeline;
import arbd.execution.net.Credentials;
import arbd.execution.rights.AccountCheck;
import arbd.execution.rights.AccountTerms;
import arbd.execution.rights.MarginMode;
import arbd.feeds.net.NanoClock;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which accounts are read: those that orders are sent for. */
public final class AccountChecks {
    private static final Logger LOG = LoggerFactory.getLogger(AccountChecks.class);

    private AccountChecks() {
    }

    static AccountWatch of(DaemonConfig config, InstrumentTable table, Addresses addresses, NanoClock clock,
            Pipeline pipeline) throws StopException {
        AccountWatch watch = new AccountWatch(table.venues().size(), clock, pipeline::told);
        for (Venue venue : table.venues()) {
            VenueConfig at = config.venues().get(venue.id());
            if (at.marketDataOnly() || addresses.paper() != null) {
                continue;
            }
            Optional<AccountCheck> check = check(at, addresses.rest(venue.id()), addresses.orderEntry(venue.id()),
                    addresses.credentials(venue.id()), clock);
            if (check.isPresent()) {
                watch.watch(venue, check.get());
            } else {
                LOG.warn("venue {}: nobody reads accounts there: what its key may do is not known", venue.name());
            }
        }
        return watch;
    }

    /**
     * Reads the account of a venue.
     *
     * @throws StopException when the credentials cannot be those of an account there
     */
    public static Optional<AccountCheck> check(VenueConfig at, URI rest, URI socket, Credentials credentials,
            NanoClock clock) throws StopException {
        try {
            return AccountCheck.of(at.protocol().word(), rest, socket, credentials, terms(at), clock);
        } catch (IllegalArgumentException unusable) {
            throw new StopException(StopException.CONFIGURATION, "credentials of venue " + at.name()
                    + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /**
     * Reads the account of a key that no configuration names yet: what it is traded for there is not known.
     *
     * @throws StopException when the credentials cannot be those of an account there
     */
    public static Optional<AccountCheck> check(Endpoint at, Credentials credentials, NanoClock clock)
            throws StopException {
        String protocol = at.protocol().word();
        AccountTerms terms = new AccountTerms(protocol, at.protocol().kind() != InstrumentKind.SPOT, List.of(),
                MarginMode.CROSS, 0);
        try {
            return AccountCheck.of(protocol, at.rest(), at.orderEntry().orElse(at.rest()), credentials, terms, clock);
        } catch (IllegalArgumentException unusable) {
            throw new StopException(StopException.CONFIGURATION, "the key cannot be used: " + unusable.getMessage(),
                    unusable);
        }
    }

    private static AccountTerms terms(VenueConfig at) {
        return new AccountTerms(at.name(), at.protocol().kind() != InstrumentKind.SPOT,
                at.instruments().stream().map(InstrumentConfig::symbol).toList(),
                MarginMode.valueOf(at.margin().mode().name()), at.margin().leverage().orElse(0));
    }
}
