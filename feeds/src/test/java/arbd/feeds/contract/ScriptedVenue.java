package arbd.feeds.contract;

import arbd.feeds.Feed;
import arbd.feeds.FeedCapability;
import arbd.feeds.Feeds;
import arbd.feeds.Recorded;
import arbd.feeds.VenueAddress;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.LoopbackServer;
import arbd.feeds.net.TestLoop;
import arbd.market.Tick;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A venue that speaks from a {@link VenueScript} over a real socket: it answers what the feed asks for and knows which
 * books it may be told. Its state is a number, {@link VenueScript#state}.
 */
final class ScriptedVenue extends FollowedVenue implements LoopbackServer.Listener {
    private static final long FIRST = 100;
    /** Of a fifth of a millisecond and more each: some forty signs a second, fewer than anybody is given up for. */
    private static final int STEPS_A_SIGN = 125;
    /** So that the venue's own pauses do not make a feed wait, and a busy machine does not make it give up. */
    private static final ConnectionSettings SETTINGS =
            new ConnectionSettings(1 << 20, 20_000, 5, 20, 1_000, 1_000, 1);

    private final VenueScript script;
    private final boolean changes;
    private final LoopbackServer server = new LoopbackServer();
    /** Where marks come on a connection of their own. */
    private final LoopbackServer besides = new LoopbackServer();
    private final TestLoop loop = new TestLoop(true);
    private final Feed feed;
    private final Feed aside;
    /** Texts by which the feed asks for the whole book. */
    private final List<String> asking;
    private final boolean byRequest;
    private long number = FIRST;
    private long toldNumber;
    private boolean withheld;
    private boolean awaited;
    private boolean frozen;
    private int steps;
    /** Whether only a whole book that is sent from now on may be told. */
    private boolean broken;

    ScriptedVenue(String protocol, long dataSilenceMillis) {
        super(protocol);
        this.script = VenueScripts.of(protocol);
        this.changes = Feeds.capabilities(protocol).contains(FeedCapability.CHANGES);
        ConnectionSettings settings = SETTINGS.withDataSilence(dataSilenceMillis);
        VenueProtocol books = Feeds.protocol(protocol, List.of(script.instrument), counters());
        int id = script.instrument.id();
        this.byRequest = books.snapshotPath(id) != null;
        List<String> first = books.subscribe();
        List<String> again = books.resubscribe(id);
        this.asking = byRequest ? List.of() : List.of(first.get(0), again.get(again.size() - 1));
        this.feed = new Feed(books, new VenueAddress(server.address(), server.rest()), loop.net(), settings, this::take,
                counters());
        VenueProtocol marks = Feeds.aside(protocol, List.of(script.instrument), counters());
        this.aside = marks == null ? null : new Feed(marks, new VenueAddress(besides.address(), null), loop.net(),
                SETTINGS.withDataSilence(MarketDataContract.PATIENT_MILLIS), this::take, new FeedCounters());
        server.listener(this);
    }

    /** What the feed said on all connections. */
    List<String> heard() {
        return server.heard();
    }

    /** Sends frames that are no change of its state; answers how many. */
    synchronized int says(Function<VenueScript, List<String>> frames) {
        List<String> said = frames.apply(script);
        said.forEach(server::say);
        return said.size();
    }

    @Override
    public synchronized void connected() {
        script.connected();
        awaited = false;
        broken = changes;
        if (byRequest) {
            next();
        }
    }

    @Override
    public synchronized void text(String text) {
        if (asking.contains(text)) {
            awaited = withheld;
            if (!withheld) {
                whole();
            }
        }
    }

    @Override
    public synchronized String asked() {
        if (withheld) {
            return null;
        }
        next();
        broken = false;
        return script.whole(VenueScript.state(number));
    }

    private void whole() {
        broken = false;
        server.say(script.whole(VenueScript.state(number)));
    }

    private void next() {
        number++;
        server.say(script.change(VenueScript.state(number)));
    }

    @Override
    public void follow() {
        feed.start();
        until("the first book", this::live);
        if (aside != null) {
            aside.start();
            until("the second connection", () -> besides.connections() == 1);
        }
    }

    @Override
    public void moves() {
        movesUnseen();
        until("the change", () -> live() && reached());
    }

    /** Whether the book that the venue has now is told. */
    synchronized boolean reached() {
        return toldNumber == number;
    }

    /** The feed may know of a connection before the venue does, and what is said then is said to the old one. */
    @Override
    public void movesUnseen() {
        until("the venue to see the connection", () -> server.connections() >= counters().connects());
        synchronized (this) {
            next();
        }
    }

    @Override
    public synchronized void speaks() {
        if (script.quote(number) != null) {
            server.say(script.quote(number));
        }
        script.marks(number).forEach((aside == null ? server : besides)::say);
    }

    @Override
    public void vouches() {
        speaks();
    }

    @Override
    public synchronized void loses() {
        broken = changes;
        number++;
        script.change(VenueScript.state(number));
        next();
    }

    @Override
    public synchronized void repeats() {
        String frame = script.change(VenueScript.state(++number));
        server.say(frame);
        server.say(frame);
    }

    @Override
    public synchronized void lies() {
        broken = changes;
        server.say(script.lie(byRequest ? number : ++number));
    }

    @Override
    public synchronized void crosses() {
        broken = changes;
        server.say(script.change(VenueScript.crossing(++number)));
    }

    @Override
    public synchronized void garbles() {
        broken = changes;
        String frame = script.change(VenueScript.state(++number));
        server.say(frame.substring(0, frame.length() / 2));
    }

    @Override
    public void cuts() {
        server.drop();
    }

    @Override
    public synchronized void withholds(boolean books) {
        withheld = books;
        if (!books && awaited) {
            awaited = false;
            whole();
        }
    }

    @Override
    public synchronized void freezes(boolean data) {
        withholds(data);
        frozen = data;
        if (!data && byRequest) {
            next();
        }
    }

    @Override
    public void until(String what, BooleanSupplier condition) {
        loop.until(this + ": " + what, () -> {
            signOfLife();
            return condition.getAsBoolean();
        });
    }

    /** While data stand still, the connection is alive: pings, heartbeats, answers. */
    private synchronized void signOfLife() {
        if (frozen && ++steps % STEPS_A_SIGN == 0 && server.connections() > 0) {
            server.send(new PingWebSocketFrame());
            script.noise().forEach(server::say);
        }
    }

    @Override
    protected synchronized void check(Tick book) {
        super.check(book);
        long told = book.bidQty[0] / 10;
        boolean whole = book.bids == 2 && book.asks == 2 && book.instrument == script.instrument.id()
                && book.bidPx[0] == 1_000 && book.bidQty[0] % 10 == 0 && book.bidPx[1] == 990 && book.bidQty[1] == 20
                && book.askPx[0] == 1_010 && book.askQty[0] == 30 && book.askPx[1] == 1_020 && book.askQty[1] == 40;
        if (!whole) {
            wrong("not a book of the venue: " + Recorded.describe(book));
        } else if (told < toldNumber || told > number) {
            wrong("told state " + told + " after " + toldNumber + " while the venue is at " + number);
        } else if (broken) {
            wrong("told state " + told + " of a book with a hole");
        } else if (book.venueTimeNanos != VenueScript.millis(told) * 1_000_000L
                && !(byRequest && book.venueTimeNanos == 0)) {
            wrong("told state " + told + " at " + book.venueTimeNanos);
        } else if (book.receivedNanos == 0 || book.wallNanos == 0) {
            wrong("without a time");
        }
        toldNumber = told;
    }

    @Override
    public void close() {
        feed.close();
        if (aside != null) {
            aside.close();
        }
        loop.close();
        server.close();
        besides.close();
    }
}
