package arbd.daemon.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** One connection whose bytes are the test's own. */
final class Wire implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** One request on its own connection; returns all that came until the server closed. */
    static String talk(int port, String request) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(request.getBytes(StandardCharsets.ISO_8859_1));
            return wire.rest();
        }
    }

    /** A request line and headers, each ended as HTTP wants; then an empty line. */
    static String request(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Up to and with the empty line behind the headers. */
    String head() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** One unmasked text frame of the server's. */
    String frame() throws IOException {
        InputStream in = socket.getInputStream();
        int first = in.read();
        int length = in.read();
        if (length == 126) {
            length = in.read() << 8 | in.read();
        }
        return first == 0x81 ? new String(in.readNBytes(length), StandardCharsets.UTF_8) : "opcode " + (first & 15);
    }

    /** Whether the server has ended it, without waiting; what it said before is thrown away. */
    boolean ended() throws IOException {
        socket.setSoTimeout(1);
        try {
            int read = socket.getInputStream().read(new byte[8 << 10]);
            return read < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        } finally {
            socket.setSoTimeout(TIMEOUT_MILLIS);
        }
    }

    /** Exactly so many bytes. */
    String read(int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    /** All until the server closes; a reset is an end, too. */
    String rest() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[8 << 10];
        try {
            for (int n = socket.getInputStream().read(part); n >= 0; n = socket.getInputStream().read(part)) {
                read.write(part, 0, n);
            }
        } catch (SocketException e) {
            return read.toString(StandardCharsets.UTF_8);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
