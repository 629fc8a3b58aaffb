package arbd.bench.latency;

import arbd.daemon.pipeline.SocketLoop;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.SessionEvents;
import arbd.feeds.net.SystemClock;
import arbd.feeds.net.WebSocketConnection;
import io.netty.buffer.ByteBuf;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import net.openhft.affinity.Affinity;

/**
 * The least that a program on the daemon's sockets can do: the daemon's own event loop, connections and handlers,
 * stepped without a rest; each frame that would open an edge is answered with bytes of an order's size, written once
 * before it starts, into which the frame's price is copied. It decodes, decides and writes down nothing.
 */
public final class Echo {
    private static final int SYMBOL_AT = "{\"stream\":\"".length();
    private static final String ORDER = "{\"id\":1000000,\"method\":\"order.place\",\"params\":{"
            + "\"apiKey\":\"bench-alpha\",\"newClientOrderId\":\"aecho000100000001\",\"newOrderRespType\":\"ACK\","
            + "\"price\":\"00000.00000\","
            + "\"quantity\":\"0.01\",\"recvWindow\":5000,\"side\":\"BUY\",\"symbol\":\"BTCUSDT\","
            + "\"timeInForce\":\"IOC\",\"timestamp\":1700000000000,\"type\":\"LIMIT\",\"signature\":\""
            + "0".repeat(64) + "\"}}";
    private static final int PX_AT = ORDER.indexOf("00000.00000");

    private final byte[] order = ORDER.getBytes(StandardCharsets.US_ASCII);
    private final QuoteFrame shape = Script.edgeFrame();
    private final FeedCounters counters = new FeedCounters();
    private final SocketLoop loop = new SocketLoop("echo", new SystemClock());
    private final WebSocketConnection orders;
    private boolean connected = true;

    private Echo(String first, String second) {
        WebSocketConnection quiet = connection(first + "/data", new Ignored());
        WebSocketConnection opening = connection(second + "/data", new Answered());
        orders = connection(first + "/orders", new Ignored());
        WebSocketConnection idle = connection(second + "/orders", new Ignored());
        for (WebSocketConnection each : new WebSocketConnection[] {quiet, opening, orders, idle}) {
            each.start();
        }
    }

    /**
     * Runs until a socket falls.
     *
     * @param arguments addresses of the two venues, then the CPU to stay on, -1 = any
     */
    public static void main(String[] arguments) {
        int core = Integer.parseInt(arguments[2]);
        if (core >= 0) {
            Affinity.setAffinity(core);
        }
        new Echo(arguments[0], arguments[1]).run();
    }

    private void run() {
        loop.onStart();
        while (connected) {
            if (loop.doWork() == 0) {
                Thread.onSpinWait();
            }
        }
    }

    private WebSocketConnection connection(String address, SessionEvents events) {
        return new WebSocketConnection(
                URI.create(address), loop.net(), ConnectionSettings.defaults(1), events, counters);
    }

    private class Ignored implements SessionEvents {
        @Override
        public void connected() {
            // An echo asks for nothing.
        }

        @Override
        public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
            // What the venues say to orders, and the other venue's frames, are read and no more.
        }

        @Override
        public void disconnected(String why) {
            connected = false;
        }
    }

    private final class Answered extends Ignored {
        @Override
        public void text(ByteBuf frame, long receivedNanos, long wallNanos) {
            int at = frame.readerIndex() + SYMBOL_AT;
            if (frame.getByte(at) != 'b' || frame.getByte(at + 1) != 't') {
                return;
            }
            ByteBuf text = orders.buffer(order.length);
            if (text == null) {
                return; // not connected yet
            }
            text.writeBytes(order);
            text.setBytes(PX_AT, frame, frame.readerIndex() + shape.bidAt(), shape.pxLength());
            orders.send(text);
        }
    }
}
