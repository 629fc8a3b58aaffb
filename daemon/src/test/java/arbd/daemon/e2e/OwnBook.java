package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.sim.StandAloneMarket;
import arbd.daemon.sim.StandAloneVenue;
import arbd.feeds.Feed;
import arbd.feeds.Feeds;
import arbd.feeds.VenueAddress;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Instrument;
import arbd.market.Tick;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Every state of one instrument's book that our own feed read. */
final class OwnBook implements AutoCloseable {
    private static final int LEVELS = 10;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Instrument instrument;
    private final Feed feed;
    private final Set<List<List<BigDecimal>>> seen = ConcurrentHashMap.newKeySet();
    private volatile List<List<BigDecimal>> latest = List.of();

    OwnBook(StandAloneMarket market, StandAloneVenue venue, Instrument instrument) {
        this.instrument = instrument;
        FeedCounters counters = new FeedCounters();
        NetLoop net = new NetLoop(group.next(), NioSocketChannel.class, new SystemClock());
        feed = new Feed(Feeds.protocol(instrument.venue().protocol(), market.table().of(instrument.venue()), counters),
                new VenueAddress(venue.marketData(), venue.rest().orElseThrow()), net, ConnectionSettings.defaults(1),
                this::take, counters);
        feed.start();
    }

    private void take(Tick tick) {
        if (tick.type != Tick.DEPTH || tick.instrument != instrument.id()) {
            return;
        }
        List<List<BigDecimal>> levels = new ArrayList<>();
        for (int i = 0; i < Math.min(LEVELS, tick.bids); i++) {
            levels.add(level(tick.bidPx[i], tick.bidQty[i]));
        }
        for (int i = 0; i < Math.min(LEVELS, tick.asks); i++) {
            levels.add(level(tick.askPx[i], tick.askQty[i]));
        }
        latest = levels;
        seen.add(levels);
    }

    private List<BigDecimal> level(long px, long qty) {
        return List.of(plain(BigDecimal.valueOf(px, instrument.pxDecimals())),
                plain(BigDecimal.valueOf(qty, instrument.qtyDecimals())));
    }

    /** Comparable by equals. */
    static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** Waits until there is a book at all. */
    void awaitAny(long seconds) throws InterruptedException {
        await(seconds, () -> !seen.isEmpty());
        assertTrue(!seen.isEmpty(), "we read no book");
    }

    /** Waits until we read this, if we have not already; bids first, each side best first. */
    void await(List<List<BigDecimal>> theirs, long seconds) throws InterruptedException {
        await(seconds, () -> seen.contains(theirs));
        assertTrue(seen.contains(theirs), () -> "they read " + theirs + ", we last " + latest);
    }

    private static void await(long seconds, BooleanSupplier done) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!done.getAsBoolean() && System.nanoTime() - until < 0) {
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        feed.close();
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
