package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.AllVenues.News;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.TimeInForce;
import arbd.feeds.Feed;
import arbd.feeds.Feeds;
import arbd.feeds.VenueAddress;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Venue;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One thread from the read of a quote to the write of an order, as in the fused layout. */
@Timeout(60)
final class FusedLoopTest {
    private final ManualIoEventLoop loop = new ManualIoEventLoop(Thread.currentThread(), NioIoHandler.newFactory());
    private final NetLoop net = new NetLoop(loop, NioSocketChannel.class, new SystemClock());
    private final News news = new News();
    private OrderEntry entry;
    private boolean sent;

    @ParameterizedTest
    @ValueSource(ints = {AllVenues.BINANCE, AllVenues.KRAKEN, AllVenues.OKX, AllVenues.BYBIT, AllVenues.HYPERLIQUID,
        AllVenues.COINBASE, AllVenues.OKX_SWAP})
    void shouldSendAnOrderFromWithinTheTick(int id) {
        try (AllVenues venues = new AllVenues()) {
            Venue venue = venues.table.venues().get(id);
            FeedCounters counters = new FeedCounters();
            entry = venues.entry(id, news, net);
            Feed feed = new Feed(Feeds.protocol(venue.protocol(), venues.table.of(venue), counters),
                    new VenueAddress(venues.servers.marketDataUri(id), venues.servers.restUri(id)),
                    net, venues.connections(), tick -> take(venues, id, tick), counters);
            entry.start();
            feed.start();
            stepUntil(() -> !news.of(1, "FILL").isEmpty());
            assertTrue(sent);
            assertEquals(1, venues.servers.ledger(id).orders().size());
            feed.close();
            entry.close();
            stepUntil(() -> news.sessions.size() == 2);
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            stepUntil(loop::isTerminated);
        }
    }

    private void take(AllVenues venues, int id, Tick tick) {
        if (!sent && entry.ready() && tick.type != Tick.STATUS) {
            sent = true;
            entry.place(venues.order(id, 1, Side.BUY, "70000", TimeInForce.IOC), AllVenues.wallNanos());
        }
    }

    private void stepUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            loop.runNow();
            Thread.onSpinWait();
        }
    }
}
