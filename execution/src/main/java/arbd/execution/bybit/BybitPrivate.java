package arbd.execution.bybit;

import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.NetLoop;
import java.net.URI;

/**
 * Where a session's private socket is, and what it tells of.
 *
 * @param address path included
 * @param linear whether there are positions, beside orders and wallets
 * @param protection that the venue watches this socket, when wanted
 * @param net event loop of the session
 * @param settings limits and back-off
 */
record BybitPrivate(URI address, boolean linear, BybitProtection protection, NetLoop net,
        ConnectionSettings settings) {
}
