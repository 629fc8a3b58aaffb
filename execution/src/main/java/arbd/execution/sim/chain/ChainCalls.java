package arbd.execution.sim.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;

/** What a node answers about the chain, in the words of the most common one. */
final class ChainCalls {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int QUANTITY_MAX = 18;

    private final SimulatedChain chain;

    ChainCalls(SimulatedChain chain) {
        this.chain = chain;
    }

    JsonNode answer(String method, JsonNode params) throws RpcException {
        return switch (method) {
            case "eth_chainId" -> quantity(chain.chainId());
            case "net_version" -> JSON.textNode(Long.toString(chain.chainId()));
            case "eth_blockNumber" -> quantity(chain.head().header().number());
            case "eth_call" -> call(params);
            case "eth_getLogs" -> logs(params);
            case "eth_getBlockByNumber" -> header(params);
            default -> throw new RpcException(RpcException.METHOD,
                    "the method " + method + " does not exist/is not available");
        };
    }

    private static JsonNode quantity(long value) {
        return JSON.textNode(Hex.quantity(value));
    }

    private JsonNode call(JsonNode params) throws RpcException {
        JsonNode message = argument(params, 0);
        if (!message.isObject()) {
            throw invalid(0, "expected an object");
        }
        String to = message.path("to").asText();
        JsonNode input = message.has("input") ? message.get("input") : message.path("data");
        if (!Hex.isBytes(to, Hex.ADDRESS_DIGITS)) {
            throw invalid(0, "invalid address");
        }
        if (!input.isMissingNode() && !(input.isTextual() && Hex.isBytes(input.textValue(), -1))) {
            throw invalid(0, "invalid hex string");
        }
        Block at = params.has(1) ? block(params.get(1), 1) : chain.head();
        String result = chain.call(at, to, input.asText("0x"));
        if (result == null) {
            throw new RpcException(RpcException.SERVER, "execution reverted");
        }
        return JSON.textNode(result);
    }

    private JsonNode header(JsonNode params) throws RpcException {
        JsonNode at = argument(params, 0);
        if (!argument(params, 1).isBoolean()) {
            throw invalid(1, "expected a boolean");
        }
        Block found = at.isTextual() && at.textValue().startsWith("0x") ? chain.block(number(at.textValue(), 0))
                : block(at, 0);
        return found == null ? NullNode.instance : found.header().json();
    }

    private JsonNode logs(JsonNode params) throws RpcException {
        JsonNode criteria = argument(params, 0);
        LogFilter filter = LogFilter.of(criteria, 0);
        ArrayNode found = JSON.arrayNode();
        for (Block block : asked(criteria)) {
            for (MinedLog log : block.logs()) {
                if (filter.wants(log.log())) {
                    found.add(log.json(block.header(), false));
                }
            }
        }
        return found;
    }

    private List<Block> asked(JsonNode criteria) throws RpcException {
        if (criteria.has("blockHash")) {
            return List.of(byHash(criteria.get("blockHash").asText()));
        }
        JsonNode latest = JSON.textNode("latest");
        long from = block(criteria.has("fromBlock") ? criteria.get("fromBlock") : latest, 0).header().number();
        long to = block(criteria.has("toBlock") ? criteria.get("toBlock") : latest, 0).header().number();
        if (from > to) {
            throw new RpcException(RpcException.PARAMS, "invalid block range params");
        }
        List<Block> asked = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            asked.add(chain.block(number));
        }
        return asked;
    }

    /** A block by number, by tag, or by hash in an object (EIP-1898). */
    private Block block(JsonNode at, int argument) throws RpcException {
        if (at.isObject()) {
            return at.has("blockHash") ? byHash(at.get("blockHash").asText())
                    : block(at.path("blockNumber"), argument);
        }
        if (!at.isTextual()) {
            throw invalid(argument, "expected a block number");
        }
        return switch (at.textValue()) {
            case "latest", "pending" -> chain.head();
            case "safe", "finalized", "earliest" -> chain.blocks().get(0);
            default -> known(number(at.textValue(), argument));
        };
    }

    private Block known(long number) throws RpcException {
        if (number > chain.head().header().number()) {
            throw new RpcException(RpcException.SERVER, "header not found");
        }
        Block found = chain.block(number);
        if (found == null) {
            throw new RpcException(RpcException.SERVER, "missing trie node: the state of block "
                    + Hex.quantity(number) + " is not available");
        }
        return found;
    }

    private Block byHash(String hash) throws RpcException {
        for (Block block : chain.blocks()) {
            if (block.header().hash().equals(hash)) {
                return block;
            }
        }
        throw new RpcException(RpcException.SERVER, "unknown block");
    }

    private static long number(String text, int argument) throws RpcException {
        if (!text.startsWith("0x")) {
            throw invalid(argument, "hex string without 0x prefix");
        }
        if (text.length() == 2 || text.length() > QUANTITY_MAX) {
            throw invalid(argument, text.length() == 2 ? "empty hex string" : "hex number > 64 bits");
        }
        if (text.charAt(2) == '0' && text.length() > 3) {
            throw invalid(argument, "hex number with leading zero digits");
        }
        try {
            return Math.max(0, Long.parseUnsignedLong(text, 2, text.length(), 16));
        } catch (NumberFormatException e) {
            throw invalid(argument, "invalid hex string");
        }
    }

    /** The text at this place. */
    static String text(JsonNode params, int at) throws RpcException {
        JsonNode argument = argument(params, at);
        if (!argument.isTextual()) {
            throw invalid(at, "expected a string");
        }
        return argument.textValue();
    }

    private static JsonNode argument(JsonNode params, int at) throws RpcException {
        if (!params.has(at) || params.get(at).isNull()) {
            throw new RpcException(RpcException.PARAMS, "missing value for required argument " + at);
        }
        return params.get(at);
    }

    private static RpcException invalid(int argument, String words) {
        return new RpcException(RpcException.PARAMS, "invalid argument " + argument + ": " + words);
    }
}
