package arbd.execution.sim.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A client of the chain that shares no code with it: speaks text, reads words by the contracts' published interfaces,
 * and refuses what a node would not write.
 */
final class Node implements ChainClient {
    static final String TOKEN0 = "0x0dfe1681";
    static final String TOKEN1 = "0xd21220a7";
    static final String RESERVES = "0x0902f1ac";
    static final String FEE = "0xddca3f43";
    static final String TICK_SPACING = "0xd0c93a7c";
    static final String SLOT0 = "0x3850c7bd";
    static final String LIQUIDITY = "0x1a686502";
    static final String TICK_BITMAP = "0x5339c296";
    static final String TICKS = "0xf30dba93";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(256);

    final SimulatedChain chain;
    final List<String> pushed = new ArrayList<>();
    private final long[] nowNanos = {Chains.START_NANOS};
    private final ChainSession session;
    private final List<String> replies = new ArrayList<>();
    private int requests;

    Node(ChainSettings settings) {
        chain = new SimulatedChain(settings, Chains.POOLS, Chains.prices(nowNanos), Chains.START_NANOS);
        session = chain.connect(this);
    }

    @Override
    public void push(String text) {
        pushed.add(text);
    }

    @Override
    public void reply(String text) {
        replies.add(text);
    }

    /** So many blocks later. */
    void mine(int blocks) {
        for (int i = 0; i < blocks; i++) {
            nowNanos[0] = chain.dueNanos();
            chain.mine();
        }
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** The one answer to a text. */
    JsonNode send(String text) {
        replies.clear();
        session.onText(text);
        assertEquals(1, replies.size(), text);
        return parse(replies.get(0));
    }

    /** Whether a text gets no answer. */
    boolean silent(String text) {
        replies.clear();
        session.onText(text);
        return replies.isEmpty();
    }

    private JsonNode request(String method, String params) {
        int id = ++requests;
        JsonNode reply = send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":["
                + params + "]}");
        assertEquals("2.0", reply.get("jsonrpc").textValue());
        assertEquals(id, reply.get("id").intValue());
        return reply;
    }

    JsonNode result(String method, String params) {
        JsonNode reply = request(method, params);
        assertTrue(reply.has("result"), reply::toString);
        return reply.get("result");
    }

    /** The code and the words of an error. */
    String error(String method, String params) {
        JsonNode reply = request(method, params);
        assertTrue(reply.has("error") && !reply.has("result"), reply::toString);
        return reply.get("error").get("code").intValue() + " " + reply.get("error").get("message").textValue();
    }

    /** What a contract answers after a block, in words. */
    List<BigInteger> call(String to, String data, long block) {
        return words(result("eth_call",
                "{\"to\":\"" + to + "\",\"data\":\"" + data + "\"},\"0x" + Long.toHexString(block) + "\"").textValue());
    }

    /** Words of 32 bytes, unsigned. */
    static List<BigInteger> words(String data) {
        assertTrue(data.matches("0x([0-9a-f]{64})*"), data);
        List<BigInteger> words = new ArrayList<>();
        for (int i = 2; i < data.length(); i += 64) {
            words.add(new BigInteger(data.substring(i, i + 64), 16));
        }
        return words;
    }

    /** A word as a signed number of fewer bits, whose sign fills the rest. */
    static BigInteger signed(BigInteger word, int bits) {
        BigInteger value = word.testBit(255) ? word.subtract(WRAP) : word;
        assertTrue(value.bitLength() < bits, () -> word.toString(16) + " is no int" + bits);
        return value;
    }

    /** A word that is an unsigned number of fewer bits. */
    static BigInteger unsigned(BigInteger word, int bits) {
        assertTrue(word.bitLength() <= bits, () -> word.toString(16) + " is no uint" + bits);
        return word;
    }

    /** A signed argument as 64 digits. */
    static String argument(long value) {
        BigInteger word = value < 0 ? WRAP.add(BigInteger.valueOf(value)) : BigInteger.valueOf(value);
        return String.format("%064x", word);
    }

    /** A quantity: no leading zeros. */
    static long quantity(JsonNode node) {
        assertTrue(node.textValue().matches("0x(0|[1-9a-f][0-9a-f]*)"), node::toString);
        return Long.parseLong(node.textValue().substring(2), 16);
    }
}
