package arbd.daemon.e2e;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Between a client and a WebSocket server: passes every byte on, and keeps each text of the server, by connection. */
final class TextTap implements AutoCloseable {
    private static final int CONTINUED = 0;
    private static final int TEXT = 1;
    private static final int FINAL = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private final URI server;
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<List<String>> texts = new CopyOnWriteArrayList<>();

    TextTap(URI server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    /** Where a client connects to. */
    URI address() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + server.getPath());
    }

    /** What the server sent so far, by connection. */
    List<List<String>> texts() {
        return texts.stream().map(List::copyOf).toList();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket upstream = new Socket(server.getHost(), server.getPort());
            sockets.add(client);
            sockets.add(upstream);
            List<String> heard = new CopyOnWriteArrayList<>();
            thread(() -> client.getInputStream().transferTo(upstream.getOutputStream()), client, upstream);
            thread(() -> listen(upstream.getInputStream(), client.getOutputStream(), heard), client, upstream);
        }
    }

    private void listen(InputStream from, OutputStream to, List<String> heard) throws IOException {
        DataInputStream in = new DataInputStream(from);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        if (head.toString(StandardCharsets.ISO_8859_1).contains(" 101 ")) {
            texts.add(heard);
        }
        to.write(head.toByteArray());
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            int kind = in.readUnsignedByte();
            int size = in.readUnsignedByte();
            frame.write(kind);
            frame.write(size);
            byte[] more = new byte[size == LENGTH_16 ? Short.BYTES : size == LENGTH_64 ? Long.BYTES : 0];
            in.readFully(more);
            frame.write(more);
            long length = more.length == 0 ? size & LENGTH : 0;
            for (byte each : more) {
                length = length << Byte.SIZE | each & 0xff;
            }
            byte[] payload = new byte[Math.toIntExact(length)];
            in.readFully(payload);
            frame.write(payload);
            int operation = kind & 0xf;
            if (operation == TEXT || operation == CONTINUED) {
                message.write(payload);
                if ((kind & FINAL) != 0) {
                    heard.add(message.toString(StandardCharsets.UTF_8));
                    message.reset();
                }
            }
            to.write(frame.toByteArray());
            to.flush();
        }
    }

    /** Ends when either side does. */
    private interface Task {
        void run() throws IOException;
    }

    private static void thread(Task task, Socket... pair) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
                close(pair);
            } catch (IOException over) {
                close(pair);
            }
        }, "tap");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket... pair) {
        try {
            for (Socket socket : pair) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a socket cannot be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        close(sockets.toArray(new Socket[0]));
    }
}
