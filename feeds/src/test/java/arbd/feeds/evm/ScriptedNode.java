package arbd.feeds.evm;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolSink;
import arbd.feeds.Recorded;
import arbd.feeds.net.FeedCounters;
import arbd.market.MarketState;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A node without a socket: a decoder's requests wait here until the test lets them be answered. */
final class ScriptedNode implements PoolSink {
    private static final long MILLI = 1_000_000L;

    final FeedCounters counters = new FeedCounters();
    final ChainPools pools;
    final ModelChain chain;
    final ChainDecoder decoder;
    final List<String> asked = new ArrayList<>();
    /** Everything told, one line each. */
    final List<String> told = new ArrayList<>();
    final MarketState[] states;
    final String[] newest;
    private final PoolEvent[] windows;
    long nowNanos = 1;
    private UnaryOperator<String> lie = answer -> answer;
    private String wrong = "";

    ScriptedNode(ChainPools pools, ModelChain chain) {
        this.pools = pools;
        this.chain = chain;
        this.states = new MarketState[pools.pools().size()];
        this.newest = new String[states.length];
        this.windows = new PoolEvent[states.length];
        Arrays.setAll(windows, i -> new PoolEvent());
        Arrays.fill(states, MarketState.UNKNOWN);
        this.decoder = new ChainDecoder(pools, asked::add, this, counters, 1);
    }

    /** Connected, subscribed and the newest head told. */
    static ScriptedNode live(ChainPools pools, ModelChain chain) {
        ScriptedNode node = new ScriptedNode(pools, chain);
        node.connect();
        node.say(NodeText.head(chain.head()));
        node.answerAll();
        return node;
    }

    void connect() {
        asked.clear();
        decoder.connected(nowNanos, nowNanos);
        answerAll();
    }

    @Override
    public void on(PoolEvent event) {
        Pool pool = pools.pools().get(event.pool);
        states[event.pool] = event.state;
        if (event.state != MarketState.LIVE) {
            told.add(event.pool + " " + event.state);
            return;
        }
        told.add(event.pool + " LIVE " + event.block + "/" + event.logIndex);
        newest[event.pool] = ModelPool.describe(pool, event);
        if (!chain.was(pool, event)) {
            wrong += "\npool " + event.pool + " never was, at " + event.block + "/" + event.logIndex + ": "
                    + newest[event.pool];
        }
        windows[event.pool].windowFrom = event.windowFrom;
        windows[event.pool].windowTo = event.windowTo;
    }

    /** Whether what was told last of a pool is how it is after the newest block. */
    boolean upToDate(int pool) {
        return states[pool] == MarketState.LIVE
                && chain.head().after().get(pool).describe(windows[pool]).equals(newest[pool]);
    }

    /** What was told and never was so; empty = nothing. */
    String wrong() {
        return wrong;
    }

    /** The next answers are changed by this. */
    void lie(UnaryOperator<String> by) {
        lie = by;
    }

    void say(String text) {
        piece(text);
        decoder.readComplete();
    }

    /** A frame that is not the last of its read. */
    void piece(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        decoder.decode(bytes, 0, bytes.length, nowNanos, nowNanos);
    }

    void pass(long millis) {
        nowNanos += millis * MILLI;
        decoder.poll(nowNanos, nowNanos);
        decoder.readComplete();
    }

    /** Answers whatever is asked, and what is asked because of that. */
    void answerAll() {
        while (!asked.isEmpty()) {
            say(answer(asked.remove(0)));
        }
    }

    /** Lets faults be forgiven: time passes, and all is answered. */
    void heal() {
        answerAll();
        pass(31_000);
        answerAll();
    }

    String answer(String request) {
        JsonNode tree = tree(request);
        long id = tree.get("id").asLong();
        JsonNode params = tree.get("params");
        String result = switch (tree.get("method").asText()) {
            case "eth_chainId" -> Hex.quantity(Math.max(1, pools.id()));
            case "eth_subscribe" -> params.get(0).asText().equals("logs") ? NodeText.LOGS : NodeText.HEADS;
            case "eth_call" -> chain.call(params.get(0).get("to").asText(), params.get(0).get("data").asText(),
                    Long.parseLong(params.get(1).asText().substring(2), 16));
            default -> throw new AssertionError("a feed does not ask " + request);
        };
        return lie.apply(result == null ? NodeText.error(id, "header not found") : NodeText.answer(id, result));
    }

    static JsonNode tree(String text) {
        try {
            return Recorded.JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }
}
