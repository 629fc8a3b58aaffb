package arbd.execution.hyperliquid;

import arbd.execution.ethereum.WalletKey;
import arbd.feeds.net.NetLoop;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Signs on a thread of its own, since a signature takes as long as thousands of decisions, and hands the texts back to
 * the event loop in the order in which they came: one thread, one queue there, one queue back.
 */
final class SigningDesk implements AutoCloseable {
    private static final byte[] DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    };
    private static final int WORD = 32;
    private static final int QUEUE = 256;

    private final WalletKey key;
    private final AgentDigest digest;
    private final Nonces nonces;
    private final NetLoop net;
    private final Consumer<SignedRequest> signed;
    private final ThreadPoolExecutor thread;
    private final ArrayDeque<SignedRequest> spare = new ArrayDeque<>();

    /**
     * With an idle thread.
     *
     * @param signed takes what was signed, on the event loop
     */
    SigningDesk(WalletKey key, boolean testnet, Nonces nonces, NetLoop net, Consumer<SignedRequest> signed) {
        this.key = key;
        this.digest = new AgentDigest(testnet);
        this.nonces = nonces;
        this.net = net;
        this.signed = signed;
        this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
            Thread made = new Thread(task, "hyperliquid-sign");
            made.setDaemon(true);
            return made;
        });
        thread.prestartAllCoreThreads();
    }

    /** An empty request; {@link #sign} must follow. */
    SignedRequest begin() {
        SignedRequest request = spare.poll();
        if (request == null) {
            SignedRequest made = new SignedRequest();
            made.sign = () -> signAndHand(made);
            made.hand = () -> hand(made);
            request = made;
        }
        request.failure = null;
        return request;
    }

    /** Hands it to the thread; its text comes back by itself. */
    void sign(SignedRequest request) {
        try {
            thread.execute(request.sign);
        } catch (RejectedExecutionException full) {
            request.failure = full;
            hand(request);
        }
    }

    private void hand(SignedRequest request) {
        signed.accept(request);
        spare.push(request);
    }

    private void signAndHand(SignedRequest request) {
        try {
            finish(request, digest, key);
            nonces.use(request.nonce);
        } catch (RuntimeException failed) {
            request.failure = failed;
        }
        try {
            net.eventLoop().execute(request.hand);
        } catch (RejectedExecutionException stopped) {
            // The loop has ended, and with it the session: nothing is sent any more.
            thread.shutdown();
        }
    }

    /** Signs the action and ends the text. */
    static void finish(SignedRequest request, AgentDigest digest, WalletKey key) {
        byte[] signature = key.sign(digest.digest(digest.connectionId(
                request.action, request.nonce, AgentDigest.vault(request.vault), request.expiresAfter)));
        request.text.add(",\"nonce\":").add(request.nonce).add(",\"signature\":{\"r\":\"0x");
        hex(request, signature, 0);
        request.text.add("\",\"s\":\"0x");
        hex(request, signature, WORD);
        request.text.add("\",\"v\":").add((long) signature[2 * WORD]).add("},\"vaultAddress\":");
        if (request.vault == null) {
            request.text.add("null");
        } else {
            request.text.add('"').add(request.vault).add('"');
        }
        if (request.expiresAfter != AgentDigest.NEVER) {
            request.text.add(",\"expiresAfter\":").add(request.expiresAfter);
        }
        request.text.add("}}}");
    }

    private static void hex(SignedRequest request, byte[] signature, int from) {
        for (int i = from; i < from + WORD; i++) {
            request.text.add((char) DIGITS[signature[i] >> 4 & 15]).add((char) DIGITS[signature[i] & 15]);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
