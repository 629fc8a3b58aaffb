package arbd.execution.net;

import arbd.execution.order.Order;
import arbd.execution.order.Report;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SessionEvents;
import arbd.feeds.net.WebSocketConnection;
import arbd.market.Instrument;
import io.netty.buffer.ByteBuf;
import java.net.URI;
import java.util.function.Consumer;

/**
 * What the account sessions of all venues do alike over one WebSocket: each request is noted before it is sent, each
 * answer belongs to one, and whatever is open when the socket falls is reported unknown, once per order. Nothing is
 * ever sent twice. The venue is handed in as a {@link VenueSession}.
 */
public final class AccountSession implements AutoCloseable {
    private final Account account;
    private final NetLoop net;
    private final VenueSession venue;
    private final FeedCounters counters = new FeedCounters();
    private final AccountWriter writer;
    private final InFlight inFlight = new InFlight();
    private final WebSocketConnection connection;
    private String keepAliveAnswer;
    private Consumer<String> endings;
    private boolean up;

    /**
     * Not connected yet.
     *
     * @param account whose session
     * @param address of the private WebSocket, path included
     * @param net event loop of the execute stage
     * @param settings limits and back-off
     * @param writer made for this session alone
     * @param venue told what happens
     */
    public AccountSession(Account account, URI address, NetLoop net, ConnectionSettings settings,
            AccountWriter writer, VenueSession venue) {
        this.account = account;
        this.net = net;
        this.venue = venue;
        this.writer = writer;
        this.connection = new WebSocketConnection(address, net, settings, new Session(), counters);
        writer.pauses(connection);
    }

    /** Sends a text every so often while connected; {@code answer}, null = none, is not passed on: it is no JSON. */
    public void keepAlive(String text, String answer, long everyMillis) {
        keepAliveAnswer = answer;
        connection.keepAlive(text, everyMillis);
    }

    /** A second socket that comes and goes with this session's own. */
    public SideSocket beside(ConnectionSettings settings, SideSocket.Events events) {
        return new SideSocket(this, writer, net, settings, events);
    }

    /** What happened on the wire; readable from any thread. */
    public FeedCounters counters() {
        return counters;
    }

    /** Starts connecting and keeps connected. */
    public void start() {
        connection.start();
    }

    /** Whether an order written now would reach a logged-on session. */
    public boolean ready() {
        return up && !inFlight.full();
    }

    /** Whether texts can be sent now. */
    public boolean isOpen() {
        return connection.isOpen();
    }

    /** Reports the session usable or not; says nothing when it was so before. */
    public void up(boolean usable) {
        if (usable != up) {
            up = usable;
            writer.session(up);
        }
    }

    /** Drops the socket; it comes back after the back-off. */
    public void reconnect(String why) {
        connection.reconnect(why);
    }

    /** As {@link Renewable#whenEnding}. */
    public void whenEnding(Consumer<String> listener) {
        endings = listener;
    }

    /** The venue has announced that it will end this session: somebody opens another beside it, or it connects anew. */
    public void ending(String why) {
        if (endings == null) {
            reconnect(why);
        } else {
            endings.accept(why);
        }
    }

    /** Wall-clock time, nanoseconds since 1970. */
    public long wallNanos() {
        return net.clock().wallNanos();
    }

    /** The instrument with this dense id. */
    public Instrument instrument(int id) {
        return account.table().get(id);
    }

    /** Notes a request that {@link #send} sends next; the order may be null. */
    public Request begin(Request.Kind kind, Order about) {
        return inFlight.add(kind, about);
    }

    /** Id of the request noted last. */
    public long requestId() {
        return inFlight.lastId();
    }

    /** Sends a text that no numbered answer follows, as a login; false = not connected. */
    public boolean sendUnnumbered(ByteText text) {
        ByteBuf bytes = connection.buffer(text.length());
        return bytes != null && connection.send(bytes.writeBytes(text.bytes(), 0, text.length()));
    }

    /** How many requests wait for an answer. */
    public int inFlight() {
        return inFlight.size();
    }

    /**
     * Sends the request with this id, whose text took its time; null = it could not be made. One that was reported
     * unknown meanwhile, since the socket fell, is not sent any more.
     */
    public void send(long id, ByteText text) {
        if (inFlight.waits(id) && (text == null || !sendUnnumbered(text))) {
            unsent(id);
        }
    }

    /** Sends the request noted last; null = there is nobody to send it to. Reports its order unknown when it cannot. */
    public void send(ByteText text) {
        if (text == null || !sendUnnumbered(text)) {
            unsent(inFlight.lastId());
        }
    }

    private void unsent(long id) {
        Request request = inFlight.take(id);
        writer.now();
        unknown(request, "not connected");
        inFlight.done(request);
    }

    /**
     * Hands the request with this id, which is over with it, to {@code read}; an id that nobody waits for is ignored.
     *
     * @throws IllegalArgumentException as {@code read} threw it; the order was reported unknown before
     */
    public void answer(long id, Consumer<Request> read) {
        Request request = inFlight.take(id);
        if (request == null) {
            counters.ignored();
            return;
        }
        try {
            read.accept(request);
        } catch (IllegalArgumentException unreadable) {
            unknown(request, "unreadable answer");
            throw unreadable;
        } finally {
            inFlight.done(request);
        }
    }

    /** Reports that no answer tells what became of a request; one that is about no order is not reported. */
    public void unknown(Request request, String why) {
        if (request.number != 0) {
            report(Report.Kind.UNKNOWN, request, Report.Reason.NO_ANSWER, why);
        }
    }

    /**
     * Reports what the venue's refusal of a request says about its order: only an order that was refused itself is
     * rejected, and only one that is not there is not found.
     *
     * @param outcomeUnknown whether the request may have been executed all the same
     * @param missing whether the venue knows no such order
     */
    public void refused(Request request, boolean outcomeUnknown, boolean missing, Report.Reason reason, String words) {
        counters.error();
        boolean place = request.kind == Request.Kind.PLACE;
        Report.Kind kind = Report.Kind.UNKNOWN;
        if (place && !outcomeUnknown) {
            kind = Report.Kind.REJECTED;
        } else if (!place && missing) {
            kind = Report.Kind.NOT_FOUND;
        }
        report(kind, request, reason, words);
    }

    /** Reports about the order of a request, with the venue's words. */
    public void report(Report.Kind kind, Request request, Report.Reason reason, String words) {
        writer.begin(kind, request).reason = reason;
        writer.words(words);
        writer.publish();
    }

    /** Disconnects for good. */
    @Override
    public void close() {
        connection.close();
    }

    private final class Session implements SessionEvents {
        @Override
        public void connected() {
            venue.connected();
        }

        @Override
        public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
            writer.at(receivedNanos, wallNanos);
            try {
                String text = Reply.utf8(frame.nioBuffer());
                if (text.equals(keepAliveAnswer)) {
                    counters.ignored();
                } else {
                    venue.message(Reply.object(text));
                }
            } catch (IllegalArgumentException unreadable) {
                counters.malformed(Malformed.SYNTAX);
                connection.reconnect("unreadable account message: " + unreadable.getMessage());
            }
        }

        @Override
        public void disconnected(String why) {
            venue.disconnected();
            writer.now();
            up(false);
            inFlight.drain(request -> unknown(request, "socket fell"));
        }
    }
}
