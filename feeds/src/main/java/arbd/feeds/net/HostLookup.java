package arbd.feeds.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Host names to addresses, off the event loop: a resolver may block for seconds. */
final class HostLookup {
    private HostLookup() {
    }

    /** Whether the name or literal can only mean this machine. */
    static boolean loopback(String host) {
        String bare = bare(host);
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(bare);
        if (literal == null) {
            return bare.equalsIgnoreCase("localhost");
        }
        try {
            return InetAddress.getByAddress(literal).isLoopbackAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("a literal of wrong length: " + host, impossible);
        }
    }

    /**
     * Hands the address to {@code found} on {@code loop}; unresolved when the name is unknown. Literals and localhost
     * are answered at once.
     */
    static void find(String host, int port, Executor loop, Consumer<InetSocketAddress> found) {
        String bare = bare(host);
        if (loopback(host) || NetUtil.createByteArrayFromIpAddressString(bare) != null) {
            found.accept(new InetSocketAddress(bare, port));
            return;
        }
        Thread thread = new Thread(() -> {
            InetSocketAddress address = new InetSocketAddress(bare, port);
            loop.execute(() -> found.accept(address));
        }, "lookup-" + bare);
        thread.setDaemon(true);
        thread.start();
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
