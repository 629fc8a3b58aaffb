package arbd.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A WebSocket server on a loopback port that does by hand what no well-behaved one does. Each client gets the script on
 * a thread of its own; when the script is through, the server waits until the client has closed.
 */
public final class HostileServer implements AutoCloseable {
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** What is done to one client. */
    @FunctionalInterface
    public interface Script {
        /** Does it; an {@link IOException} is the client closing. */
        void run(Client client) throws IOException;
    }

    private final ServerSocket listening;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger closedByClient = new AtomicInteger();

    /** Listens. */
    public HostileServer(Script script) {
        this.script = script;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::acceptAll, "hostile-accept");
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + "/x");
    }

    /** Clients so far. */
    public int connections() {
        return connections.get();
    }

    /** Connections that the client closed. */
    public int closedByClient() {
        return closedByClient.get();
    }

    /** What went wrong in a script itself. */
    public List<RuntimeException> failures() {
        return failures;
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                thread(() -> serve(socket), "hostile-client");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Client client = new Client(socket);
            script.run(client);
            client.out.flush();
            while (client.in.read() >= 0) {
                // What it still says is of no interest.
                continue;
            }
            closedByClient.incrementAndGet();
        } catch (IOException ended) {
            closedByClient.addAndGet(listening.isClosed() ? 0 : 1);
        } catch (RuntimeException wrong) {
            failures.add(wrong);
        }
    }

    private static void thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** One client's socket, byte by byte. */
    public static final class Client {
        private final InputStream in;
        private final OutputStream out;
        private String key = "";
        private String target = "";

        Client(Socket socket) throws IOException {
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = new BufferedOutputStream(socket.getOutputStream(), 64 << 10);
        }

        /** Path and query of the handshake or request that was read last. */
        public String target() {
            return target;
        }

        /** Reads the client's handshake. */
        public Client request() throws IOException {
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.startsWith("GET ")) {
                    target = line.split(" ")[1];
                } else if (line.regionMatches(true, 0, "sec-websocket-key:", 0, 18)) {
                    key = line.substring(18).strip();
                }
            }
            return this;
        }

        /** Reads the handshake and accepts it, with more headers, each ended by CRLF. */
        public Client accept(String headers) throws IOException {
            request();
            return send(acceptance(headers)).flush();
        }

        /** The answer that accepts the handshake read before. */
        public String acceptance(String headers) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-1")
                        .digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
                return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n" + headers
                        + "\r\n";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-1", e);
            }
        }

        /** Sends ASCII text as it is. */
        public Client send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** Sends bytes as they are. */
        public Client send(byte[] bytes) throws IOException {
            out.write(bytes);
            return this;
        }

        /** Sends a frame's first two bytes and length: FIN, RSV and opcode as given, not masked. */
        public Client header(int first, long length) throws IOException {
            out.write(first);
            if (length >= 0 && length < 126) {
                out.write((int) length);
            } else if (length >= 0 && length < 1 << 16) {
                out.write(126);
                out.write((int) (length >> 8));
                out.write((int) length);
            } else {
                out.write(127);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    out.write((int) (length >> shift));
                }
            }
            return this;
        }

        /** Sends a whole frame. */
        public Client frame(int first, byte[] payload) throws IOException {
            return header(first, payload.length).send(payload);
        }

        /** Sends a text frame. */
        public Client text(String text) throws IOException {
            return frame(0x81, text.getBytes(StandardCharsets.UTF_8)).flush();
        }

        /** Sends what is buffered. */
        public Client flush() throws IOException {
            out.flush();
            return this;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("closed within a line");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }
    }
}
