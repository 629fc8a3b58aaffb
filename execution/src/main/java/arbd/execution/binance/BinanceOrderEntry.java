package arbd.execution.binance;

import arbd.execution.net.Account;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.NetLoop;
import java.net.URI;

/** Binance spot orders over its WebSocket API. */
public final class BinanceOrderEntry implements OrderEntry {
    /** Not connected yet. */
    public BinanceOrderEntry(Account account, URI address, NetLoop net, ConnectionSettings settings) {
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
