package arbd.feeds.evm;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.feeds.Recorded;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Reads a frame as a tree and big numbers: what it says in one line, or why it says nothing. */
final class NaiveFrame {
    private NaiveFrame() {
    }

    static String read(byte[] text, List<Pool> pools) {
        JsonNode tree;
        try {
            tree = Recorded.JSON.readTree(text);
        } catch (IOException broken) {
            return "SYNTAX";
        }
        if (!tree.isObject()) {
            return "SYNTAX";
        }
        if (!tree.has("method")) {
            return tree.has("error") && !tree.get("error").isNull() ? "ERROR" : tree.has("result") ? "ANSWER"
                    : "UNKNOWN";
        }
        if (!tree.get("method").isTextual()) {
            return "SYNTAX";
        }
        if (!tree.get("method").asText().equals("eth_subscription")) {
            return "UNKNOWN";
        }
        JsonNode params = tree.get("params");
        if (params == null || !params.path("subscription").isTextual() || !params.has("result")) {
            return "SYNTAX";
        }
        String subscription = params.get("subscription").asText();
        return subscription.equals(NodeText.LOGS) ? log(params.get("result"), pools)
                : subscription.equals(NodeText.HEADS) ? head(params.get("result")) : "UNKNOWN";
    }

    private static String head(JsonNode head) {
        BigInteger number = quantity(head.path("number"));
        BigInteger hash = digits(head.path("hash"), 64);
        BigInteger parent = digits(head.path("parentHash"), 64);
        return number == null || hash == null || parent == null ? "SYNTAX"
                : "HEAD " + number + " " + hash + " " + parent;
    }

    private static String log(JsonNode log, List<Pool> pools) {
        if (!log.path("address").isTextual()) {
            return "SYNTAX";
        }
        String address = log.get("address").asText();
        Pool pool = pools.stream().filter(one -> one.symbol().toLowerCase(Locale.ROOT)
                .equals(address.replace('A', 'a').replace('B', 'b').replace('C', 'c').replace('D', 'd')
                        .replace('E', 'e').replace('F', 'f'))).findAny().orElse(null);
        if (pool == null) {
            return "SYMBOL";
        }
        BigInteger block = quantity(log.path("blockNumber"));
        BigInteger index = quantity(log.path("logIndex"));
        BigInteger hash = digits(log.path("blockHash"), 64);
        if (block == null || index == null || index.bitLength() > 31 || hash == null
                || log.has("removed") && !log.get("removed").isBoolean()) {
            return "SYNTAX";
        }
        if (!log.path("topics").isArray() || log.get("topics").size() > 4 || !log.path("data").isTextual()) {
            return "SYNTAX";
        }
        for (JsonNode topic : log.get("topics")) {
            if (!topic.isTextual() || topic.asText().length() != 66 || !topic.asText().startsWith("0x")) {
                return "SYNTAX";
            }
        }
        String data = log.get("data").asText();
        if (!data.startsWith("0x") || (data.length() - 2) % 64 != 0) {
            return "SYNTAX";
        }
        String said = said(pool, log.get("topics"), data);
        boolean digits = data.matches("0x[0-9a-fA-F]*");
        for (JsonNode topic : log.get("topics")) {
            digits &= topic.asText().matches("0x[0-9a-fA-F]*");
        }
        said = digits || !said.startsWith("SAYS") ? said : "NUMBER";
        return !said.startsWith("SAYS") ? said : "LOG " + pool.id() + " " + block + " " + hash + " " + index + " "
                + log.path("removed").asBoolean() + said.substring(4);
    }

    private static String said(Pool pool, JsonNode topics, String data) {
        boolean pair = pool.kind() == PoolKind.CONSTANT_PRODUCT;
        String name = topics.isEmpty() ? "" : topics.get(0).asText().toLowerCase(Locale.ROOT);
        int words = (data.length() - 2) / 64;
        if (pair && name.equals(Abi.SYNC)) {
            return line("SYNC", topics.size() == 1 && words == 2, unsigned(data, 0, 112), unsigned(data, 1, 112));
        }
        if (!pair && name.equals(Abi.SWAP)) {
            return line("SWAP", topics.size() == 3 && words == 5, unsigned(data, 2, 160), unsigned(data, 3, 128),
                    int24(data, 4));
        }
        if (!pair && (name.equals(Abi.MINT) || name.equals(Abi.BURN))) {
            boolean mint = name.equals(Abi.MINT);
            boolean shaped = topics.size() == 4 && words == (mint ? 4 : 3);
            return line(mint ? "MINT" : "BURN", shaped, unsigned(data, mint ? 1 : 0, 128),
                    shaped ? int24(topics.get(2).asText(), 0) : null, shaped ? int24(topics.get(3).asText(), 0) : null);
        }
        return "UNKNOWN_KIND";
    }

    private static String line(String kind, boolean shaped, BigInteger... numbers) {
        StringBuilder line = new StringBuilder("SAYS ").append(kind);
        for (BigInteger number : numbers) {
            if (!shaped || number == null) {
                return "NUMBER";
            }
            line.append(' ').append(number);
        }
        return line.toString();
    }

    private static BigInteger quantity(JsonNode node) {
        String text = node.isTextual() ? node.asText() : "";
        BigInteger value = text.matches("0x[0-9a-fA-F]{1,16}") ? new BigInteger(text.substring(2), 16) : null;
        return value == null || value.bitLength() > 63 ? null : value;
    }

    private static BigInteger digits(JsonNode node, int count) {
        String text = node.isTextual() ? node.asText() : "";
        return text.matches("0x[0-9a-fA-F]{" + count + "}") ? new BigInteger(text.substring(2), 16) : null;
    }

    private static BigInteger word(String text, int place) {
        int from = 2 + 64 * place;
        String digits = text.length() < from + 64 ? "" : text.substring(from, from + 64);
        return digits.matches("[0-9a-fA-F]{64}") ? new BigInteger(digits, 16) : null;
    }

    private static BigInteger unsigned(String text, int place, int bits) {
        BigInteger value = word(text, place);
        return value == null || value.bitLength() > bits ? null : value;
    }

    private static BigInteger int24(String text, int place) {
        BigInteger value = word(text, place);
        BigInteger signed = value == null ? null : Hex.signed(Hex.word(value));
        return signed == null || signed.bitLength() > 23 ? null : signed;
    }
}
