package arbd.execution.coinbase;

import arbd.execution.net.Credentials;
import arbd.feeds.net.NetLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.security.PrivateKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Signs where nobody waits for it. A token names method and path, not the body, so those of orders are made ahead, on a
 * thread of their own, each for one order, and thrown away long before they end. Called on the event loop only, but for
 * {@link #close()}.
 */
final class CoinbaseSigner implements AutoCloseable {
    /** Twice as many as can be under way; the next are made while the first are. */
    static final int STOCK = 32;
    private static final long SECOND = 1_000_000_000L;
    /** Half of its life: clocks differ, and a request may take its time. */
    private static final long OLD_NANOS = 60 * SECOND;
    private static final long RENEW_SECONDS = 10;

    private final NetLoop net;
    private final String ahead;
    private final CoinbaseToken here;
    private final CoinbaseToken there;
    private final Deque<Made> stock = new ArrayDeque<>();
    private final ExecutorService thread;
    private ScheduledFuture<?> renewal;
    private int ordered;
    private long signedLate;

    private record Made(String header, long atNanos) {
    }

    /**
     * Nothing is signed yet.
     *
     * @param ahead method, blank, host and path of the requests whose tokens are made ahead
     * @throws IllegalArgumentException when the credentials cannot sign
     */
    CoinbaseSigner(Credentials credentials, NetLoop net, String ahead) {
        PrivateKey key = CoinbaseKey.read(credentials.secret());
        this.net = net;
        this.ahead = ahead;
        this.here = new CoinbaseToken(credentials.apiKey(), key);
        this.there = new CoinbaseToken(credentials.apiKey(), key);
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread signing = new Thread(task, "coinbase-sign");
            signing.setDaemon(true);
            return signing;
        });
    }

    /** Begins to make tokens ahead. */
    void start() {
        renewal = net.eventLoop().scheduleAtFixedRate(this::refill, 0, RENEW_SECONDS, TimeUnit.SECONDS);
    }

    /** The header of an order that leaves now: one that was made ahead or, when there is none, made now. */
    String now(long wallNanos) {
        drop(wallNanos);
        Made made = stock.poll();
        refill();
        if (made != null) {
            return made.header;
        }
        signedLate++;
        return bearer(here.rest(ahead, wallNanos));
    }

    /** Orders whose token had to be made while they waited. */
    long signedLate() {
        return signedLate;
    }

    /** Tokens that are ready. */
    int ready() {
        return stock.size();
    }

    /** Hands the header of a request on as soon as it is signed, on the event loop. */
    void later(String uri, Consumer<String> then) {
        elsewhere(() -> bearer(there.rest(uri, net.clock().wallNanos())), then);
    }

    /** Hands a token for the WebSocket on as soon as it is signed, on the event loop. */
    void socket(Consumer<String> then) {
        elsewhere(() -> there.socket(net.clock().wallNanos()), then);
    }

    @Override
    public void close() {
        thread.shutdown();
        net.eventLoop().execute(() -> {
            if (renewal != null) {
                renewal.cancel(false);
            }
        });
    }

    private void refill() {
        drop(net.clock().wallNanos());
        while (stock.size() + ordered < STOCK) {
            ordered++;
            long atNanos = net.clock().wallNanos();
            elsewhere(() -> bearer(there.rest(ahead, atNanos)), header -> {
                ordered--;
                stock.add(new Made(header, atNanos));
            });
        }
    }

    private void drop(long nowNanos) {
        while (!stock.isEmpty() && nowNanos - stock.peek().atNanos > OLD_NANOS) {
            stock.poll();
        }
    }

    /** Signs something. */
    private interface Signing {
        String sign();
    }

    private void elsewhere(Signing what, Consumer<String> then) {
        try {
            thread.execute(() -> {
                String signed = what.sign();
                try {
                    net.eventLoop().execute(() -> then.accept(signed));
                } catch (RejectedExecutionException stopped) {
                    // The loop has ended: nobody is left to send it.
                    thread.shutdown();
                }
            });
        } catch (RejectedExecutionException closed) {
            // Closed meanwhile: nobody waits for it.
            thread.shutdown();
        }
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }
}
