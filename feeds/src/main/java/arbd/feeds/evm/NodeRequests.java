package arbd.feeds.evm;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What is asked of the node, each request with the next number; none is used again, not even on a new connection. */
final class NodeRequests {
    private final Consumer<String> node;
    private long next = 1;

    NodeRequests(Consumer<String> node) {
        this.node = node;
    }

    /** Number that the next request will have. */
    long next() {
        return next;
    }

    long chainId() {
        return send("eth_chainId", "");
    }

    long heads() {
        return send("eth_subscribe", "\"newHeads\"");
    }

    long logs(List<String> addresses, List<String> topics) {
        return send("eth_subscribe", "\"logs\",{\"address\":" + array(addresses) + ",\"topics\":["
                + array(topics) + "]}");
    }

    /** Asks a contract, as it is after a block. */
    long call(String contract, String callData, long block) {
        return send("eth_call", "{\"to\":\"" + contract + "\",\"data\":\"" + callData + "\"},\"0x"
                + Long.toHexString(block) + "\"");
    }

    private long send(String method, String params) {
        node.accept("{\"jsonrpc\":\"2.0\",\"id\":" + next + ",\"method\":\"" + method + "\",\"params\":[" + params
                + "]}");
        return next++;
    }

    private static String array(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
