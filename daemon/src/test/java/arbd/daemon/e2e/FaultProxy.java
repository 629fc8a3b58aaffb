package arbd.daemon.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bad network in front of one loopback port: what it does to a connection, and when, is drawn from the seed and that
 * connection's number ({@link NetworkPlan}). Bytes are late, the connection is cut, it stays open and nothing passes
 * any more, or a byte arrives that no text has: its high bit is set, as a broken wire could, so that no digit ever
 * becomes another digit (TLS would not let it through at all).
 */
final class FaultProxy implements AutoCloseable {
    private final int target;
    private final long seed;
    private final ServerSocket listening;
    private final List<Tunnel> tunnels = new CopyOnWriteArrayList<>();
    private final Map<NetworkPlan.Kind, AtomicInteger> happened = new ConcurrentHashMap<>();
    private volatile boolean healed;

    /** Listens on a port of its own, in front of this one. */
    FaultProxy(int target, long seed) {
        this.target = target;
        this.seed = seed;
        for (NetworkPlan.Kind kind : NetworkPlan.Kind.values()) {
            happened.put(kind, new AtomicInteger());
        }
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::acceptAll, "proxy-accept");
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How often each fault happened. */
    Map<NetworkPlan.Kind, Integer> happened() {
        Map<NetworkPlan.Kind, Integer> counts = new EnumMap<>(NetworkPlan.Kind.class);
        happened.forEach((kind, count) -> counts.put(kind, count.get()));
        return counts;
    }

    /** From now on all is well; connections through which something did not pass are cut. */
    void heal() {
        healed = true;
        tunnels.stream().filter(Tunnel::spoilt).forEach(Tunnel::cut);
    }

    private void acceptAll() {
        int number = 0;
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket();
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 5_000);
                NetworkPlan plan = NetworkPlan.of(seed, number++);
                Tunnel tunnel = new Tunnel(client, server, plan, this::count, () -> healed);
                tunnels.add(tunnel);
                thread(() -> tunnel.pump(true), "proxy-up");
                thread(() -> tunnel.pump(false), "proxy-down");
            } catch (IOException closedOrRefused) {
                continue; // the venue is away, or the test is over
            }
        }
    }

    private void count(NetworkPlan.Kind kind) {
        happened.get(kind).incrementAndGet();
    }

    private static void thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tunnels.forEach(Tunnel::cut);
    }
}
