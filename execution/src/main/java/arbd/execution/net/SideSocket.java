package arbd.execution.net;

import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.Malformed;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SessionEvents;
import arbd.feeds.net.WebSocketConnection;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.net.URI;

/**
 * A second socket beside a session's own, as venues have that tell of an account elsewhere than they take orders.
 * Neither is of use without the other: when this one falls, or says what cannot be read, the session connects anew.
 * Opened for each life of the session's socket and closed with it. On the session's event loop.
 */
public final class SideSocket {
    /** What one venue does with it. */
    public interface Events {
        /** The socket is open: log on and subscribe. */
        void connected();

        /**
         * One message.
         *
         * @throws IllegalArgumentException when it is not what the protocol promises; the session then connects anew
         */
        void message(JsonNode message);
    }

    private final AccountSession session;
    private final AccountWriter writer;
    private final NetLoop net;
    private final ConnectionSettings settings;
    private final Events events;
    private WebSocketConnection socket;
    private String keepAliveText;
    private long keepAliveMillis;

    /**
     * Not open.
     *
     * @param session whose socket it accompanies
     * @param writer of that session
     * @param net event loop of that session
     * @param settings limits and back-off
     * @param events told what happens
     */
    SideSocket(AccountSession session, AccountWriter writer, NetLoop net, ConnectionSettings settings,
            Events events) {
        this.session = session;
        this.writer = writer;
        this.net = net;
        this.settings = settings;
        this.events = events;
    }

    /** Sends a text every so often while connected; takes effect when it is opened. */
    public void keepAlive(String text, long everyMillis) {
        keepAliveText = text;
        keepAliveMillis = everyMillis;
    }

    /** Whether it was opened, and not closed since. */
    public boolean opened() {
        return socket != null;
    }

    /**
     * Starts connecting.
     *
     * @param address path included
     * @param name for the log: a path may be secret
     */
    public void open(URI address, String name) {
        Stream stream = new Stream();
        socket = new WebSocketConnection(address, net, settings, stream, session.counters()).called(name);
        stream.of = socket;
        socket.keepAlive(keepAliveText, keepAliveMillis);
        writer.pauses(socket);
        socket.start();
    }

    /** Sends a text; false = not connected, nothing was sent. */
    public boolean send(ByteText text) {
        ByteBuf bytes = socket == null ? null : socket.buffer(text.length());
        return bytes != null && socket.send(bytes.writeBytes(text.bytes(), 0, text.length()));
    }

    /** Disconnects; what it still says is not listened to. */
    public void close() {
        if (socket != null) {
            writer.forgets(socket);
            socket.close();
            socket = null;
        }
    }

    private final class Stream implements SessionEvents {
        private WebSocketConnection of;

        @Override
        public void connected() {
            if (of == socket) {
                events.connected();
            }
        }

        @Override
        public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
            if (of != socket) {
                return;
            }
            writer.at(receivedNanos, wallNanos);
            try {
                events.message(Reply.object(Reply.utf8(frame.nioBuffer())));
            } catch (IllegalArgumentException unreadable) {
                session.counters().malformed(Malformed.SYNTAX);
                session.reconnect("unreadable account message: " + unreadable.getMessage());
            }
        }

        @Override
        public void disconnected(String why) {
            if (of == socket) {
                session.reconnect("account stream: " + why);
            }
        }
    }
}
