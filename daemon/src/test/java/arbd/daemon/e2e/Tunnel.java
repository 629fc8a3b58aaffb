package arbd.daemon.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One connection through a {@link FaultProxy}; a thread for each direction. */
final class Tunnel {
    private static final int BUFFER = 16_384;
    private static final int TURN_MILLIS = 20;
    private static final int HIGH_BIT = 0x80;

    private final Socket client;
    private final Socket server;
    private final NetworkPlan plan;
    private final Consumer<NetworkPlan.Kind> counts;
    private final BooleanSupplier healed;
    private final long openedNanos = System.nanoTime();
    private int next;
    private NetworkPlan.Step current;
    private boolean garble;
    private boolean spoilt;

    Tunnel(Socket client, Socket server, NetworkPlan plan, Consumer<NetworkPlan.Kind> counts, BooleanSupplier healed)
            throws IOException {
        this.client = client;
        this.server = server;
        this.plan = plan;
        this.counts = counts;
        this.healed = healed;
        for (Socket socket : new Socket[] {client, server}) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TURN_MILLIS);
        }
    }

    /** Carries bytes until either side is gone. */
    void pump(boolean upwards) {
        byte[] bytes = new byte[BUFFER];
        try {
            InputStream in = (upwards ? client : server).getInputStream();
            OutputStream out = (upwards ? server : client).getOutputStream();
            for (int read = 0; read >= 0; read = read(in, bytes)) {
                long delayMillis = look(upwards, bytes, read);
                if (delayMillis < 0) {
                    continue; // half open: nothing passes
                }
                if (delayMillis > 0) {
                    Thread.sleep(delayMillis);
                }
                out.write(bytes, 0, read);
                out.flush();
            }
            close(false);
        } catch (IOException | InterruptedException over) {
            close(true);
        }
    }

    /** 0 = nothing came for a while, -1 = the other side has ended. */
    private static int read(InputStream in, byte[] bytes) throws IOException {
        try {
            return in.read(bytes);
        } catch (SocketTimeoutException nothing) {
            return 0;
        }
    }

    /** Lets the plan go on. Returns how late these bytes are to be, -1 = they are to be lost. */
    private synchronized long look(boolean upwards, byte[] bytes, int read) throws IOException {
        if (healed.getAsBoolean()) {
            return 0;
        }
        long millis = (System.nanoTime() - openedNanos) / 1_000_000L;
        if (current != null && millis >= current.atMillis() + current.lastsMillis()) {
            if (current.kind() == NetworkPlan.Kind.HALF_OPEN) {
                throw new IOException("half open for long enough");
            }
            current = null;
        }
        if (next < plan.steps().size() && millis >= plan.steps().get(next).atMillis()) {
            begin(plan.steps().get(next++));
        }
        if (garble && read > 0 && upwards == plan.steps().get(next - 1).upwards()) {
            garble = false;
            bytes[plan.random().nextInt(read)] |= (byte) HIGH_BIT;
        }
        if (current == null) {
            return 0;
        }
        return current.kind() == NetworkPlan.Kind.HALF_OPEN ? -1 : read == 0 ? 0 : current.delayMillis();
    }

    private void begin(NetworkPlan.Step step) throws IOException {
        counts.accept(step.kind());
        switch (step.kind()) {
            case CUT -> throw new IOException("cut");
            case DELAY -> current = step;
            case HALF_OPEN -> {
                current = step;
                spoilt = true;
            }
            case GARBLE -> {
                garble = true;
                spoilt = true;
            }
        }
    }

    /** Whether something did not pass, or not as it was. */
    synchronized boolean spoilt() {
        return spoilt;
    }

    /** Ends it with a reset. */
    void cut() {
        close(true);
    }

    private synchronized void close(boolean reset) {
        try {
            for (Socket socket : new Socket[] {client, server}) {
                if (reset && !socket.isClosed()) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a socket cannot be closed", e);
        }
    }
}
