package arbd.feeds;

import arbd.feeds.net.Backoff;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.market.TickSink;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The market data of one venue: its books, and the connection that they come by. Tells every instrument disconnected
 * when that falls. A disconnect that is known beforehand, announced or by the connection's age, is met by a second
 * connection: it is opened, subscribed and filled beside the first, takes over when it has every book that the first
 * has, and then the first is closed. There are two at most; how soon the second is opened is drawn, so that not all
 * venues move at once, and is longer each time when that happens again and again.
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    /** A connection is replaced between these shares of the life that the venue gives it, in percent. */
    private static final int LIFE_FROM = 90;
    private static final int LIFE_TO = 97;

    private final Supplier<VenueProtocol> protocols;
    private final boolean renews;
    private final VenueAddress address;
    private final NetLoop net;
    private final ConnectionSettings settings;
    private final FeedCounters counters;
    private final TickSink sink;
    private final FeedLine.Owner owner = new Lines();
    private final Backoff wait;
    private final SplittableRandom random;
    /** By book: number of the depth that was told last. */
    private final long[] toldNumber;
    /** By book: whether the second connection has come as far, and so numbers alike. */
    private final boolean[] joined;
    private final HeldTicks held;
    private FeedLine told;
    private FeedLine next;
    private boolean planned;
    private boolean closed;
    private long upNanos;
    private long generation;

    /**
     * A feed that is not connected yet, and has no second protocol to hand over to: it answers an announcement by
     * connecting anew.
     *
     * @param protocol made for this feed alone
     * @param address where the venue is
     * @param net event loop, channel class and clock
     * @param settings limits and back-off
     * @param sink takes the ticks, on the event loop
     * @param counters the ones given to the protocol
     * @throws IllegalArgumentException when an address may not be connected to, or the REST address is missing
     */
    public Feed(VenueProtocol protocol, VenueAddress address, NetLoop net, ConnectionSettings settings, TickSink sink,
            FeedCounters counters) {
        this(new Alone(protocol), address, net, settings, sink, counters);
    }

    /** There is one, and no other. */
    private record Alone(VenueProtocol get) implements Supplier<VenueProtocol> {
    }

    /**
     * A feed that is not connected yet, and hands over to a second connection where a disconnect is known beforehand.
     *
     * @param protocols makes protocols, alike but for what they keep; the other arguments as above
     * @throws IllegalArgumentException when an address may not be connected to, or the REST address is missing
     */
    public Feed(Supplier<VenueProtocol> protocols, VenueAddress address, NetLoop net, ConnectionSettings settings,
            TickSink sink, FeedCounters counters) {
        this.protocols = protocols;
        this.renews = !(protocols instanceof Alone);
        this.address = address;
        this.net = net;
        this.settings = settings;
        this.sink = sink;
        this.counters = counters;
        this.told = new FeedLine(protocols.get(), address, net, settings, counters, owner);
        this.wait = new Backoff(settings.backoffMinMillis(), settings.backoffMaxMillis(), settings.seed() + 1);
        this.random = new SplittableRandom(settings.seed() + 2);
        this.toldNumber = new long[told.books()];
        this.joined = new boolean[told.books()];
        this.held = new HeldTicks(told.books());
        Arrays.fill(toldNumber, Long.MIN_VALUE);
    }

    /** Starts connecting and keeps connected. From any thread. */
    public void start() {
        told.start();
    }

    /** What happened so far; readable from any thread. */
    public FeedCounters counters() {
        return counters;
    }

    /** Drops the connection; it comes back after the back-off. On the event loop. */
    public void reconnect(String why) {
        told.reconnect(why);
    }

    /** Disconnects for good. From any thread. */
    @Override
    public void close() {
        net.eventLoop().execute(() -> {
            closed = true;
            told.close();
            if (next != null) {
                next.close();
            }
        });
    }

    private void pass(int at, Tick tick) {
        if (at >= 0 && tick.type == Tick.DEPTH) {
            toldNumber[at] = tick.updateId;
        } else if (at >= 0 && tick.type == Tick.STATUS) {
            toldNumber[at] = Long.MIN_VALUE;
        }
        counters.tick();
        sink.on(tick);
    }

    /** Plans the second connection. */
    private void plan(FeedLine of, long waitMillis) {
        if (planned || next != null || closed) {
            return;
        }
        planned = true;
        long at = generation;
        net.eventLoop().schedule(() -> {
            planned = false;
            if (at == generation && of == told && !closed) {
                open();
            } else if (told.ending() && !closed) {
                owner.ending(told);
            }
        }, waitMillis, TimeUnit.MILLISECONDS);
    }

    private void open() {
        forget();
        next = new FeedLine(protocols.get(), address, net, settings, counters, owner);
        next.start();
    }

    private void takeOver() {
        FeedLine before = told;
        told = next;
        next = null;
        generation++;
        held.tell(toldNumber, this::pass);
        began();
        before.close();
        if (told.ending()) {
            owner.ending(told);
        }
    }

    private void forget() {
        held.clear();
        Arrays.fill(joined, false);
    }

    /** Of the second connection: kept until it takes over. */
    private void hold(int at, Tick tick) {
        held.hold(at, tick);
        if (tick.type == Tick.DEPTH) {
            joined[at] |= tick.updateId >= toldNumber[at];
        } else if (tick.type == Tick.STATUS) {
            joined[at] = false;
        }
    }

    /** A connection is the one that is told: it is replaced before the venue ends it for its age. */
    private void began() {
        upNanos = net.clock().nanoTime();
        long life = told.lifeMillis();
        if (life > 0 && renews) {
            long of = generation;
            long percent = LIFE_FROM + random.nextLong(LIFE_TO - LIFE_FROM + 1);
            net.eventLoop().schedule(() -> {
                if (of == generation) {
                    plan(told, wait.nextMillis());
                }
            }, life / 100 * percent, TimeUnit.MILLISECONDS);
        }
    }

    private final class Lines implements FeedLine.Owner {
        @Override
        public void tick(FeedLine from, int at, Tick tick) {
            if (from == told) {
                pass(at, tick);
            } else if (from == next) {
                if (at >= 0) {
                    hold(at, tick);
                }
                if (next.covers(told, joined)) {
                    LOG.info("{}: a new connection takes over", address.stream().getAuthority());
                    counters.handover();
                    takeOver();
                }
            }
        }

        @Override
        public void up(FeedLine line) {
            if (line == told) {
                generation++;
                began();
            }
        }

        @Override
        public void ending(FeedLine line) {
            if (!renews) {
                line.reconnect("the venue asks for a new connection");
            } else if (line == told) {
                LOG.info("{}: the venue is about to end this connection", address.stream().getAuthority());
                if (net.clock().nanoTime() - upNanos > settings.backoffMaxMillis() * 1_000_000L) {
                    wait.reset();
                }
                plan(line, wait.nextMillis());
            }
        }

        @Override
        public void down(FeedLine line) {
            if (line == next) {
                forget();
                return;
            }
            if (line != told) {
                return;
            }
            generation++;
            line.tell(MarketState.DISCONNECTED);
            if (next != null && !closed) {
                // It came too soon: the second goes on alone with what it has.
                takeOver();
            }
        }
    }
}
