package arbd.execution.sim.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One client of the node: its subscriptions, and JSON-RPC 2.0, single requests and batches. */
public final class ChainSession {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ID_DIGITS = 32;

    private final SimulatedChain chain;
    private final ChainClient client;
    private final ChainCalls calls;
    private final long number;
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private long subscriptionCount;

    /** @param filter of logs, null = new heads */
    private record Subscription(LogFilter filter) {
    }

    ChainSession(SimulatedChain chain, ChainClient client, long number) {
        this.chain = chain;
        this.client = client;
        this.calls = new ChainCalls(chain);
        this.number = number;
    }

    /** One text frame arrived. */
    public void onText(String text) {
        JsonNode request;
        try {
            request = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            client.reply(error(NullNode.instance, new RpcException(RpcException.PARSE, "parse error")).toString());
            return;
        }
        JsonNode reply = request.isArray() ? batch(request) : answer(request);
        if (reply != null) {
            client.reply(reply.toString());
        }
    }

    /** The connection is gone. */
    public void onClosed() {
        subscriptions.clear();
        chain.closed(this);
    }

    private JsonNode batch(JsonNode requests) {
        if (requests.isEmpty()) {
            return error(NullNode.instance, new RpcException(RpcException.REQUEST, "empty batch"));
        }
        ArrayNode replies = JSON.arrayNode();
        for (JsonNode request : requests) {
            JsonNode reply = answer(request);
            if (reply != null) {
                replies.add(reply);
            }
        }
        return replies.isEmpty() ? null : replies;
    }

    /** Null for a notification, which gets no answer. */
    private JsonNode answer(JsonNode request) {
        JsonNode id = request.path("id");
        boolean named = id.isTextual() || id.isNumber();
        try {
            if (!request.isObject() || !request.path("method").isTextual() || id.isContainerNode()) {
                throw new RpcException(RpcException.REQUEST, "invalid request");
            }
            if (!named) {
                return null;
            }
            JsonNode result = call(request.get("method").textValue(), request.path("params"));
            ObjectNode reply = JSON.objectNode().put("jsonrpc", "2.0");
            reply.set("id", id);
            reply.set("result", result);
            return reply;
        } catch (RpcException e) {
            return error(named ? id : NullNode.instance, e);
        }
    }

    private static ObjectNode error(JsonNode id, RpcException cause) {
        ObjectNode reply = JSON.objectNode().put("jsonrpc", "2.0");
        reply.set("id", id);
        reply.putObject("error").put("code", cause.code()).put("message", cause.getMessage());
        return reply;
    }

    private JsonNode call(String method, JsonNode params) throws RpcException {
        if (!params.isMissingNode() && !params.isNull() && !params.isArray()) {
            throw new RpcException(RpcException.PARAMS, "non-array args");
        }
        return switch (method) {
            case "eth_subscribe" -> subscribe(params);
            case "eth_unsubscribe" -> unsubscribe(params);
            default -> calls.answer(method, params);
        };
    }

    private JsonNode subscribe(JsonNode params) throws RpcException {
        String kind = ChainCalls.text(params, 0);
        Subscription wanted = switch (kind) {
            case "newHeads" -> new Subscription(null);
            case "logs" -> new Subscription(LogFilter.of(params.has(1) ? params.get(1) : JSON.objectNode(), 1));
            default -> throw new RpcException(RpcException.METHOD, "no \"" + kind + "\" subscription in eth namespace");
        };
        String id = Hex.bytes(Keccak.hash(number + "/" + ++subscriptionCount)).substring(0, ID_DIGITS + 2)
                .replaceFirst("^0x0+", "0x");
        subscriptions.put(id, wanted);
        return JSON.textNode(id);
    }

    private JsonNode unsubscribe(JsonNode params) throws RpcException {
        if (subscriptions.remove(ChainCalls.text(params, 0)) == null) {
            throw new RpcException(RpcException.SERVER, "subscription not found");
        }
        return JSON.booleanNode(true);
    }

    /** First what is not true any more, then each new block; a node does not promise whether its head or its logs. */
    void onBlocks(List<Block> removed, List<Block> added) {
        for (Block block : removed) {
            logs(block, true);
        }
        for (Block block : added) {
            boolean headFirst = (block.header().hash().charAt(2) & 1) == 0;
            if (headFirst) {
                head(block);
            }
            logs(block, false);
            if (!headFirst) {
                head(block);
            }
        }
    }

    private void head(Block block) {
        subscriptions.forEach((id, subscription) -> {
            if (subscription.filter == null) {
                push(id, block.header().json());
            }
        });
    }

    private void logs(Block block, boolean removed) {
        subscriptions.forEach((id, subscription) -> {
            if (subscription.filter != null) {
                block.logs().stream().filter(log -> subscription.filter.wants(log.log()))
                        .forEach(log -> push(id, log.json(block.header(), removed)));
            }
        });
    }

    private void push(String id, ObjectNode result) {
        ObjectNode message = JSON.objectNode().put("jsonrpc", "2.0").put("method", "eth_subscription");
        message.putObject("params").put("subscription", id).set("result", result);
        client.push(message.toString());
    }
}
