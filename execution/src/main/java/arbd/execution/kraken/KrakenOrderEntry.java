package arbd.execution.kraken;

import arbd.execution.net.Account;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.NetLoop;
import java.net.URI;

/** Kraken spot orders over its WebSocket API. */
public final class KrakenOrderEntry implements OrderEntry {
    /** Not connected yet. */
    public KrakenOrderEntry(Account account, URI address, URI rest, NetLoop net, ConnectionSettings settings) {
    }

    @Override
    public void start() {
    }

    @Override
    public boolean ready() {
        return false;
    }

    @Override
    public void place(Order order, long wallNanos) {
    }

    @Override
    public void cancel(Order order, long wallNanos) {
    }

    @Override
    public void query(Order order, long wallNanos) {
    }

    @Override
    public void close() {
    }
}
