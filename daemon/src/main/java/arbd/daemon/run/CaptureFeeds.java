package arbd.daemon.run;

import arbd.config.DaemonConfig;
import arbd.config.VenueConfig;
import arbd.daemon.capture.Capture;
import arbd.daemon.capture.CaptureLimits;
import arbd.daemon.capture.CaptureStream;
import arbd.daemon.setup.Markets;
import arbd.feeds.Feed;
import arbd.feeds.Feeds;
import arbd.feeds.VenueAddress;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The market-data connections of a configuration, for a {@link Capture} alone: no account, no order, no decision. */
public final class CaptureFeeds implements AutoCloseable {
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("ingest"), NioIoHandler.newFactory());
    private final List<Feed> feeds = new ArrayList<>();

    private CaptureFeeds() {
    }

    /**
     * Connects to every venue that is no chain.
     *
     * @throws StopException when a venue is simulated, or has no address or protocol for market data
     */
    public static CaptureFeeds open(DaemonConfig config, Capture capture, CaptureLimits limits) throws StopException {
        CaptureFeeds all = new CaptureFeeds();
        try {
            InstrumentTable table = Markets.table(config);
            for (Venue venue : table.venues()) {
                if (!Markets.isChain(venue)) {
                    all.venue(config.venues().get(venue.id()), venue, table.of(venue), capture, limits);
                }
            }
            if (all.feeds.isEmpty()) {
                throw new StopException(StopException.CONFIGURATION, config.file()
                        + ": venues: expected one whose market data can be captured; chains cannot");
            }
        } catch (StopException | RuntimeException e) {
            all.close();
            throw e;
        }
        all.feeds.forEach(Feed::start);
        return all;
    }

    private void venue(VenueConfig at, Venue venue, List<Instrument> instruments, Capture capture,
            CaptureLimits limits) throws StopException {
        if (at.simulated() || at.marketData().isEmpty()) {
            throw new StopException(StopException.CONFIGURATION, "venues." + at.name() + ": expected a venue with an"
                    + " address to capture from, was simulated: arbd sim --venue " + at.name() + " gives it one");
        }
        FeedCounters counters = new FeedCounters();
        try {
            CaptureStream first = capture.stream(
                    venue, "", Feeds.protocol(venue.protocol(), instruments, counters), instruments);
            feed(at, first, counters, limits);
            VenueProtocol second = Feeds.aside(venue.protocol(), instruments, counters);
            if (second != null) {
                feed(at, capture.stream(venue, CaptureStream.ASIDE, second, instruments), new FeedCounters(), limits);
            }
        } catch (IllegalArgumentException unknown) {
            throw new StopException(StopException.CONFIGURATION, "venues." + at.name() + ": " + unknown.getMessage(),
                    unknown);
        }
    }

    private void feed(VenueConfig at, CaptureStream stream, FeedCounters counters, CaptureLimits limits) {
        NetLoop net = new NetLoop(group.next(), NioSocketChannel.class, limits.clock());
        ConnectionSettings settings = ConnectionSettings.defaults(feeds.size())
                .withDataSilence(TimeUnit.NANOSECONDS.toMillis(at.dataTimeoutNanos()))
                .withMaxFrame(stream.protocol().frameBytesMax());
        VenueAddress address = new VenueAddress(at.marketData().orElseThrow(), at.rest().orElse(null));
        Feed feed = new Feed(stream.protocol(), address, net, settings, tick -> { }, counters);
        stream.renew(() -> net.eventLoop().execute(() -> feed.reconnect("a new part of the capture begins")));
        feeds.add(feed);
    }

    @Override
    public void close() {
        feeds.forEach(Feed::close);
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
