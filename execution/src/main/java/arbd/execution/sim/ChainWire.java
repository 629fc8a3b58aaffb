package arbd.execution.sim;

import arbd.execution.sim.chain.ChainClient;
import arbd.execution.sim.chain.ChainSession;
import arbd.execution.sim.chain.SimulatedChain;
import java.util.ArrayList;
import java.util.List;

/** A simulated chain's node: JSON-RPC over WebSocket at the root. It knows no orders. */
final class ChainWire implements VenueWire {
    private static final long PING_NANOS = 20_000_000_000L;

    private final SimulatedChain chain;
    private final DataOut out;
    private final List<WireChannel> clients = new ArrayList<>();
    private long pingDueNanos;

    /** Notifications are market data for the fault plan, answers are replies. */
    private record Client(WireChannel channel, DataOut out) implements ChainClient {
        @Override
        public void push(String text) {
            out.data(channel, text);
        }

        @Override
        public void reply(String text) {
            out.reply(channel, text);
        }
    }

    /** One client's socket. */
    private final class Session implements WireSession {
        private final WireChannel channel;
        private final ChainSession session;

        Session(WireChannel channel) {
            this.channel = channel;
            this.session = chain.connect(new Client(channel, out));
        }

        @Override
        public void onText(String text) {
            session.onText(text);
        }

        @Override
        public void onClosed() {
            clients.remove(channel);
            session.onClosed();
        }
    }

    ChainWire(SimulatedChain chain, VenueLoop loop, FaultPlan faults) {
        this.chain = chain;
        this.out = new DataOut(loop, faults);
        this.pingDueNanos = loop.nowNanos() + PING_NANOS;
    }

    /** When the next block is due. */
    long dueNanos() {
        return chain.dueNanos();
    }

    /** Makes the block that is due; while data stands still nobody is told, and nobody ever will be. */
    void mine() {
        int replaced = out.takeReorganisation();
        if (replaced > 0) {
            chain.reorganise(replaced);
        }
        chain.mine(!out.frozen());
    }

    @Override
    public boolean serves(String uri) {
        return uri.isEmpty() || uri.equals("/");
    }

    @Override
    public WireSession connect(String uri, WireChannel channel) {
        clients.add(channel);
        return new Session(channel);
    }

    @Override
    public HttpReply http(HttpCall call) {
        return HttpReply.NOT_FOUND;
    }

    @Override
    public void onBook(int instrument) {
        throw new IllegalStateException("a chain has no books");
    }

    @Override
    public void onTimer(long nowNanos) {
        boolean cut = out.takeCut();
        boolean ping = nowNanos >= pingDueNanos;
        if (ping) {
            pingDueNanos = nowNanos + PING_NANOS;
        }
        for (WireChannel client : List.copyOf(clients)) {
            if (cut) {
                client.cut();
            } else if (ping) {
                client.ping();
            }
        }
    }

    @Override
    public void onNew(SimulatedOrder order) {
        throw new IllegalStateException("a chain has no orders");
    }

    @Override
    public void onFill(SimulatedOrder order, LedgerFill fill) {
        throw new IllegalStateException("a chain has no orders");
    }

    @Override
    public void onEnded(SimulatedOrder order) {
        throw new IllegalStateException("a chain has no orders");
    }
}
