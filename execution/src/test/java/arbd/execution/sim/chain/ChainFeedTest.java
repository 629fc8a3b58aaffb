package arbd.execution.sim.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.PoolSink;
import arbd.execution.sim.FaultPlan;
import arbd.execution.sim.SimulatedPools;
import arbd.execution.sim.SimulationSettings;
import arbd.execution.sim.VenueServers;
import arbd.feeds.evm.ChainFeed;
import arbd.feeds.evm.ChainPools;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Asset;
import arbd.market.InstrumentTable;
import arbd.market.MarketState;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The feed of a real chain against the simulated one, over sockets: what it tells is what the contracts say. */
@Timeout(120)
final class ChainFeedTest {
    private static final long BLOCK_NANOS = 50_000_000L;
    private static final int FAULTS_MAX = 4;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Told told = new Told();
    private final LinkedBlockingQueue<String> replies = new LinkedBlockingQueue<>();
    private VenueServers servers;
    private FaultPlan faults;
    private ChainFeed feed;
    private WebSocket node;

    /** @param words what the event says, as the contract would */
    private record Event(int pool, MarketState state, long block, String words, int windowFrom, int windowTo) {
    }

    /** Copies each event. */
    private static final class Told implements PoolSink {
        private final LinkedBlockingQueue<Event> queue = new LinkedBlockingQueue<>();

        @Override
        public void on(PoolEvent event) {
            boolean pair = Chains.POOLS.get(event.pool).kind() == PoolKind.CONSTANT_PRODUCT;
            StringBuilder words = new StringBuilder();
            if (pair) {
                words.append(event.reserve0).append(' ').append(event.reserve1);
            } else {
                words.append(event.sqrtPrice).append(' ').append(event.tick).append(' ').append(event.liquidity);
                for (int i = 0; i < event.ticks; i++) {
                    BigInteger net = BigInteger.valueOf(event.netHigh[i]).shiftLeft(64)
                            .or(new BigInteger(Long.toUnsignedString(event.netLow[i])));
                    words.append(' ').append(event.tickIndex[i]).append(':').append(net);
                }
            }
            queue.add(new Event(event.pool, event.state, event.block, words.toString(), event.windowFrom,
                    event.windowTo));
        }
    }

    @BeforeEach
    void start() {
        InstrumentTable table = InstrumentTable.of(List.of(Chains.POOLS.get(0).venue()),
                List.of(new Asset(0, "USDT", 8), new Asset(1, "BTC", 8), new Asset(2, "ETH", 8)), List.of());
        SimulationSettings market = SimulationSettings.defaults(Map.of(0, BigDecimal.ONE, 1, new BigDecimal("60000"),
                2, new BigDecimal("3000")), Map.of());
        ChainSettings lively = ChainSettings.lively(9, BLOCK_NANOS);
        servers = VenueServers.start(table, market, Map.of(), Map.of(0, new SimulatedPools(new ChainSettings(9, 1,
                lively.firstBlock(), BLOCK_NANOS, lively.depth(), lively.shockE8(), lively.shockSizeE8(),
                lively.competingE8(), 20_000_000L), Chains.POOLS)));
        faults = servers.faults(0);
        NetLoop net = new NetLoop(group.next(), NioSocketChannel.class, new SystemClock());
        feed = new ChainFeed(ChainPools.of("ethereum", Chains.POOLS), servers.marketDataUri(0), net,
                new ConnectionSettings(1 << 20, 5_000, 5, 50, 1_000, 1_000, 1), told, new FeedCounters());
        connect();
    }

    private void connect() {
        node = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(servers.marketDataUri(0),
                new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                        text.append(part);
                        if (last) {
                            replies.add(text.toString());
                            text.setLength(0);
                        }
                        socket.request(1);
                        return null;
                    }
                }).join();
    }

    @AfterEach
    void stop() {
        feed.close();
        servers.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** The node's answer to one text. */
    private JsonNode ask(String text) throws InterruptedException {
        node.sendText(text, true).join();
        String reply = replies.poll(20, TimeUnit.SECONDS);
        assertNotNull(reply, "no answer");
        return Node.parse(reply);
    }

    private long head() throws InterruptedException {
        return Node.quantity(ask("{\"id\":1,\"method\":\"eth_blockNumber\"}").get("result"));
    }

    /** The words that a contract answers to each of several calls, asked at once: blocks are not kept for ever. */
    private List<List<BigInteger>> call(Pool pool, List<String> calls, long block) throws InterruptedException {
        List<String> requests = new ArrayList<>();
        for (String data : calls) {
            requests.add("{\"id\":" + requests.size() + ",\"method\":\"eth_call\",\"params\":[{\"to\":\""
                    + pool.symbol() + "\",\"data\":\"" + data + "\"},\"0x" + Long.toHexString(block) + "\"]}");
        }
        List<List<BigInteger>> words = new ArrayList<>();
        for (JsonNode reply : ask("[" + String.join(",", requests) + "]")) {
            assertTrue(reply.has("result"), reply::toString);
            words.add(Node.words(reply.get("result").textValue()));
        }
        return words;
    }

    private Event next() throws InterruptedException {
        Event event = told.queue.poll(20, TimeUnit.SECONDS);
        assertNotNull(event, "the feed says nothing more");
        return event;
    }

    private void await(MarketState state) throws InterruptedException {
        boolean[] seen = new boolean[Chains.POOLS.size()];
        int missing = seen.length;
        while (missing > 0) {
            Event event = next();
            if (event.state == state && !seen[event.pool]) {
                seen[event.pool] = true;
                missing--;
            }
        }
    }

    /**
     * What each pool was last told as, against what its contract says of that block. All logs of the block were read
     * when a later block was told of, and told too when the same pool was told once more: that is once for each read.
     */
    private void assertTold() throws InterruptedException {
        Event[] last = null;
        for (int tries = 0; last == null; tries++) {
            assertTrue(tries < FAULTS_MAX, "pools fall stale again and again");
            last = undisturbed();
        }
        for (Pool pool : Chains.POOLS) {
            Event event = last[pool.id()];
            assertEquals(contract(pool, event.block, event), event.words, pool.title() + " after block " + event.block);
        }
    }

    /** Null when a pool fell stale in between. */
    private Event[] undisturbed() throws InterruptedException {
        Event[] last = new Event[Chains.POOLS.size()];
        for (int missing = last.length; missing > 0;) {
            Event event = next();
            missing -= event.state == MarketState.LIVE && last[event.pool] == null ? 1 : 0;
            last[event.pool] = event.state == MarketState.LIVE ? event : last[event.pool];
        }
        long newest = Stream.of(last).mapToLong(Event::block).max().orElseThrow();
        Event later = null;
        for (boolean all = false; !all;) {
            Event event = next();
            if (event.state != MarketState.LIVE) {
                return null;
            }
            last[event.pool] = event.block == last[event.pool].block ? event : last[event.pool];
            all = later != null && event.pool == later.pool;
            later = later == null && event.block > newest ? event : later;
        }
        return last;
    }

    private String contract(Pool pool, long block, Event event) throws InterruptedException {
        if (pool.kind() == PoolKind.CONSTANT_PRODUCT) {
            List<BigInteger> reserves = call(pool, List.of(Node.RESERVES), block).get(0);
            return reserves.get(0) + " " + reserves.get(1);
        }
        int word = pool.tickSpacing() * 256;
        int from = Math.floorDiv(event.windowFrom, word);
        List<String> asked = new ArrayList<>(List.of(Node.SLOT0, Node.LIQUIDITY));
        IntStream.rangeClosed(from, Math.floorDiv(event.windowTo, word))
                .forEach(at -> asked.add(Node.TICK_BITMAP + Node.argument(at)));
        List<List<BigInteger>> told = call(pool, asked, block);
        StringBuilder words = new StringBuilder().append(told.get(0).get(0)).append(' ')
                .append(Node.signed(told.get(0).get(1), 24)).append(' ').append(told.get(1).get(0));
        List<Integer> ticks = new ArrayList<>();
        for (int at = 2; at < told.size(); at++) {
            for (int bit = 0; bit < 256; bit++) {
                int index = (from + at - 2) * word + bit * pool.tickSpacing();
                if (told.get(at).get(0).testBit(bit) && index >= event.windowFrom && index <= event.windowTo) {
                    ticks.add(index);
                }
            }
        }
        List<List<BigInteger>> nets = call(pool, ticks.stream().map(tick -> Node.TICKS + Node.argument(tick)).toList(),
                block);
        for (int i = 0; i < ticks.size(); i++) {
            words.append(' ').append(ticks.get(i)).append(':').append(Node.signed(nets.get(i).get(1), 128));
        }
        return words.toString();
    }

    @Test
    void shouldTellWhatTheContractsSayThroughEveryFault() throws InterruptedException {
        feed.start();
        assertTold();
        for (int round = 0; round < 3; round++) {
            faults.cutConnections();
            await(MarketState.DISCONNECTED);
            connect(); // the cut took this client too
            assertTold();

            faults.reorganise(1 + round);
            await(MarketState.STALE);
            assertTold();

            faults.freezeData(true);
            long frozen = head();
            while (head() < frozen + 3) {
                assertTrue(told.queue.stream().noneMatch(event -> event.block > frozen + 1), "it is frozen");
            }
            faults.freezeData(false);
            await(MarketState.STALE);
            assertTold();

            faults.malformFrames(1);
            await(MarketState.STALE);
            assertTold();
        }
    }
}
