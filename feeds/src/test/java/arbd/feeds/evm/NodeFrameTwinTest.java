package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.evm.ModelChain.Block;
import arbd.feeds.net.Malformed;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The reader of frames against a tree of Jackson's and big numbers, on frames as they are and on damaged ones. */
final class NodeFrameTwinTest {
    private static final String ALPHABET = "{}[]\",:0123456789abcdefABCDEFxg.-+\\ tn";

    private final NodeFrame frame = new NodeFrame(TestPools.ALL);
    private final PoolLog log = new PoolLog();

    private String read(byte[] text) {
        byte[] padded = new byte[text.length + 7];
        System.arraycopy(text, 0, padded, 3, text.length);
        return switch (frame.read(padded, 3, text.length)) {
            case HEAD -> "HEAD " + frame.number + " " + frame.hash + " " + frame.parent;
            case LOG -> log();
            case MALFORMED -> "SYNTAX";
            default -> "" + frame.read(padded, 3, text.length);
        };
    }

    private String log() {
        Malformed refused = frame.log(log);
        if (refused != null) {
            return refused.name();
        }
        String said = switch (log.kind) {
            case SYNC -> log.first + " " + log.second;
            case SWAP -> log.first + " " + log.second + " " + log.tick;
            default -> log.first + " " + log.tick + " " + log.tickUpper;
        };
        return "LOG " + log.pool + " " + log.block + " " + log.blockHash + " " + log.logIndex + " " + log.removed + " "
                + log.kind + " " + said;
    }

    private void subscribe() {
        byte[] logs = NodeText.answer(1, NodeText.LOGS).getBytes(StandardCharsets.US_ASCII);
        frame.read(logs, 0, logs.length);
        assertTrue(frame.logsAre());
        byte[] heads = NodeText.answer(2, NodeText.HEADS).getBytes(StandardCharsets.US_ASCII);
        frame.read(heads, 0, heads.length);
        assertTrue(frame.headsAre());
    }

    @Test
    void shouldReadAsATreeIsRead() {
        long seed = 20_261_126L;
        SplittableRandom random = new SplittableRandom(seed);
        subscribe();
        List<String> texts = texts(random);
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < 25_000; i++) {
            byte[] text = texts.get(random.nextInt(texts.size())).getBytes(StandardCharsets.US_ASCII);
            for (int n = random.nextInt(4); n > 0; n--) {
                damage(text, random);
            }
            String expected = NaiveFrame.read(text, TestPools.ALL.pools());
            String whole = new String(text, StandardCharsets.US_ASCII);
            String read = read(text);
            // Numbers and names are not looked for behind escapes: they are refused, perhaps for another reason.
            boolean escaped = whole.contains("\\") && !read.startsWith("LOG") && !read.startsWith("HEAD");
            assertEquals(escaped ? read : expected, read, "seed " + seed + " text " + i + ": " + whole);
            seen.merge(expected.split(" ")[0], 1, Integer::sum);
        }
        for (String kind : List.of("HEAD", "LOG", "ANSWER", "ERROR", "UNKNOWN", "SYNTAX", "SYMBOL", "NUMBER",
                "UNKNOWN_KIND")) {
            assertTrue(seen.getOrDefault(kind, 0) > 20, kind + " in " + seen);
        }
    }

    /** Anywhere, or in the digits of a word, where it may stay a number. */
    private static void damage(byte[] text, SplittableRandom random) {
        int at = random.nextInt(text.length);
        if (random.nextInt(3) != 0) {
            for (int tries = 0; tries < 20 && text[at] != '0'; tries++) {
                at = random.nextInt(text.length);
            }
            text[at] = (byte) "123456789abcdefF".charAt(random.nextInt(16));
        } else {
            text[at] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
    }

    private static List<String> texts(SplittableRandom random) {
        ModelChain chain = new ModelChain(TestPools.ALL.pools(), 1_000, random);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Block block = chain.mine(6);
            texts.add(NodeText.head(block));
            for (int at = 0; at < 6; at++) {
                texts.add(NodeText.log(block, at, random.nextBoolean()));
            }
        }
        texts.add(NodeText.answer(7, "0x" + Hex.word(9)));
        texts.add(NodeText.error(7, "execution reverted"));
        texts.add("{\"jsonrpc\":\"2.0\",\"id\":7}");
        texts.add("[" + NodeText.answer(7, "0x1") + "]");
        texts.add(texts.get(0).replace("eth_subscription", "eth_whatever"));
        texts.add(texts.get(0).replace(NodeText.HEADS, "0x77"));
        return texts;
    }

    /** Other nodes write other key orders, spaces and capital letters, and leave out what we do not need. */
    @Test
    void shouldReadOtherNodesToo() {
        subscribe();
        String data = "0x" + Hex.word(BigInteger.valueOf(0xabcL)).toUpperCase() + Hex.word(5);
        String text = " {\"params\" : { \"result\" : { \"removed\":false, \"logIndex\":\"0x2\", \"blockHash\":\"0x"
                + Hex.word(3).toUpperCase() + "\", \"blockTimestamp\":\"0x1\", \"data\":\"" + data + "\",\"topics\":[\""
                + Abi.SYNC + "\"],\"address\":\"0x" + TestPools.PAIR.symbol().substring(2).toUpperCase()
                + "\",\"blockNumber\":\"0x0a\"}, \"subscription\":\"" + NodeText.LOGS
                + "\"},\n\"method\":\"eth_subscription\"}";
        assertEquals("LOG 0 10 3 2 false SYNC 2748 5", read(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Logs that a real pair wrote, and the reserves that it had then. */
    @Test
    void shouldReadWhatARealPairLogs() throws Exception {
        subscribe();
        int read = 0;
        for (String line : Files.readAllLines(SharedData.path("evm/vectors/visible/v2_pair_swap.jsonl"))) {
            JsonNode row = ScriptedNode.tree(line);
            for (JsonNode told : row.path("logs")) {
                List<String> topics = new ArrayList<>();
                told.get("topics").forEach(topic -> topics.add(topic.asText()));
                ModelLog model = new ModelLog(TestPools.PAIR, topics, told.get("data").asText());
                Block block = new Block(4, BigInteger.TEN, BigInteger.ONE, List.of(model), List.of());
                String expected = topics.get(0).equals(Abi.SYNC) ? "LOG 0 4 10 0 false SYNC "
                        + row.at("/after/reserve0").asText() + " " + row.at("/after/reserve1").asText()
                        : "UNKNOWN_KIND";
                assertEquals(expected, read(NodeText.log(block, 0, false).getBytes(StandardCharsets.US_ASCII)));
                read += expected.startsWith("LOG") ? 1 : 0;
            }
        }
        assertTrue(read > 50, read + " logs");
    }
}
