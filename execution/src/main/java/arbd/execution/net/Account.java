package arbd.execution.net;

import arbd.execution.order.AccountSink;
import arbd.execution.order.ClientOrderId;
import arbd.market.InstrumentTable;
import arbd.market.Venue;

/**
 * Whose session it is and where its news goes.
 *
 * @param venue the account's venue
 * @param table all instruments; the session uses those of its venue
 * @param credentials of the account
 * @param ids makes and reads client order ids
 * @param sink takes reports, balances and session changes, on the event loop
 */
public record Account(
        Venue venue, InstrumentTable table, Credentials credentials, ClientOrderId ids, AccountSink sink) {
    /** The same account, whose news goes elsewhere. */
    public Account telling(AccountSink other) {
        return new Account(venue, table, credentials, ids, other);
    }
}
