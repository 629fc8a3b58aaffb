package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.execution.sim.chain.ChainSettings;
import arbd.execution.sim.chain.SimulatedChain;
import arbd.market.Asset;
import arbd.market.Venue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes wrong at a simulated chain's node, on demand. */
final class ChainWireTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String HEADS = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_subscribe\","
            + "\"params\":[\"newHeads\"]}";
    private static final String NUMBER = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"eth_blockNumber\"}";

    static final List<Pool> POOLS = List.of(new Pool(0, new Venue(3, "zeta", "evm"),
            "0xaa00000000000000000000000000000000000001", PoolKind.CONSTANT_PRODUCT, new Asset(0, "USDT", 8),
            new Asset(2, "ETH", 8), "0x1100000000000000000000000000000000000011",
            "0x3300000000000000000000000000000000000033", 6, 18, 3_000, 1));

    private final VirtualLoop loop = new VirtualLoop(Market.START_NANOS);
    private final FaultPlan faults = new FaultPlan();
    private final ChainWire wire = new ChainWire(new SimulatedChain(ChainSettings.lively(1, SECOND), POOLS,
            asset -> asset == 0 ? 1 : 3_000, Market.START_NANOS), loop, faults);
    private final Clients client = new Clients();
    private final WireSession session = wire.connect("/", client);

    ChainWireTest() {
        session.onText(HEADS);
        client.frames.clear();
    }

    private void run(int blocks) {
        for (int i = 0; i < blocks; i++) {
            loop.advance(wire.dueNanos() - loop.nowNanos());
            wire.mine();
            wire.onTimer(loop.nowNanos());
        }
    }

    private JsonNode head(int frame) {
        return Shapes.parse(client.frames.get(frame)).get("params").get("result");
    }

    @Test
    void shouldListenAtTheRootAlone() {
        assertTrue(wire.serves("/"));
        assertFalse(wire.serves("/v2"));
        assertEquals(HttpReply.NOT_FOUND, wire.http(new HttpCall("POST", "/", "", Map.of(), NUMBER)));
        assertThrows(IllegalStateException.class, () -> wire.onBook(0));
    }

    @Test
    void shouldTellHeadsUntilTheClientIsGone() {
        run(3);
        assertEquals(3, client.frames.size());
        assertEquals(head(0).get("hash"), head(1).get("parentHash"));
        session.onClosed();
        run(3);
        assertEquals(3, client.frames.size());
        faults.cutConnections();
        wire.onTimer(loop.nowNanos());
        assertFalse(client.cut, "it is not a client any more");
    }

    @Test
    void shouldPingAndCut() {
        run(25);
        assertEquals(1, client.pings);
        assertFalse(client.cut);
        faults.cutConnections();
        wire.onTimer(loop.nowNanos());
        assertTrue(client.cut);
    }

    /** The chain goes on while its node says nothing: the next head has a gap in front of it. */
    @Test
    void shouldSayNothingWhileFrozenAndLeaveAGap() {
        run(1);
        faults.freezeData(true);
        run(5);
        assertEquals(1, client.frames.size());
        session.onText(NUMBER);
        assertEquals("0x1406f46", Shapes.parse(client.frames.remove(1)).get("result").textValue());
        faults.freezeData(false);
        run(1);
        assertEquals("0x1406f41", head(0).get("number").textValue());
        assertEquals("0x1406f47", head(1).get("number").textValue());
    }

    @Test
    void shouldCutFramesInTheMiddleOrLoseThem() {
        faults.malformFrames(1);
        faults.loseFrames(1);
        run(3);
        assertEquals(2, client.frames.size());
        assertFalse(client.frames.get(0).endsWith("}"));
        assertEquals("0x1406f43", head(1).get("number").textValue());
    }

    @Test
    void shouldAnswerLate() {
        faults.delayReplies(700);
        session.onText(NUMBER);
        loop.advance(699_000_000L);
        assertEquals(0, client.frames.size());
        loop.advance(1_000_000L);
        assertEquals(1, client.frames.size());
    }

    @Test
    void shouldReplaceBlocksOnDemand() {
        run(5);
        faults.reorganise(2);
        run(1);
        assertEquals(8, client.frames.size());
        assertEquals(head(2).get("hash"), head(5).get("parentHash"));
        assertEquals(head(3).get("number"), head(5).get("number"));
        run(1);
        assertEquals(head(7).get("hash"), head(8).get("parentHash"), "once");
    }
}
