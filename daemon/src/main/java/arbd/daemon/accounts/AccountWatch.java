package arbd.daemon.accounts;

import arbd.execution.rights.AccountCheck;
import arbd.feeds.net.NanoClock;
import arbd.market.AccountRead;
import arbd.market.TradingStatus;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Watches the accounts of all venues that take orders, each on a thread of its own. */
public final class AccountWatch implements AutoCloseable {
    private final NanoClock clock;
    private final Consumer<AccountRead> told;
    private final VenueAccount[] accounts;

    /**
     * Watches nothing yet.
     *
     * @param venues how many there are
     * @param told takes what has changed, on any thread; each slot is the taker's
     */
    public AccountWatch(int venues, NanoClock clock, Consumer<AccountRead> told) {
        this.clock = clock;
        this.told = told;
        this.accounts = new VenueAccount[venues];
    }

    /** Watches a venue's account; only before the start. */
    public void watch(Venue venue, AccountCheck check) {
        accounts[venue.id()] = new VenueAccount(venue.id(), venue.name(), check::look, clock, told);
    }

    /** Tells that nothing is known yet, then looks. */
    public void start() {
        for (VenueAccount account : watched()) {
            account.await();
        }
        for (VenueAccount account : watched()) {
            Thread thread = new Thread(account, "accounts");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether every account was read once, whatever came of it; from any thread. */
    public boolean read() {
        return watched().stream().allMatch(
                account -> account.last() != null && account.last().status != TradingStatus.AWAITED);
    }

    /** What was told of a venue's account last, not to be changed; null = none is read there. From any thread. */
    public AccountRead last(int venue) {
        return accounts[venue] == null ? null : accounts[venue].last();
    }

    /** Whether a venue's account is refused; from any thread. */
    public boolean refused(int venue) {
        AccountRead last = last(venue);
        return last != null && last.status == TradingStatus.ACCOUNT_REFUSED;
    }

    @Override
    public void close() {
        watched().forEach(VenueAccount::close);
    }

    private List<VenueAccount> watched() {
        List<VenueAccount> watched = new ArrayList<>();
        for (VenueAccount account : accounts) {
            if (account != null) {
                watched.add(account);
            }
        }
        return watched;
    }
}
