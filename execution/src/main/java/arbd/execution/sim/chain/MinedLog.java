package arbd.execution.sim.chain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A log with its place in a block.
 *
 * @param log what was said
 * @param transactionHash of the transaction that caused it
 * @param transactionIndex its place in the block
 * @param logIndex the log's place in the block
 */
record MinedLog(PoolLog log, String transactionHash, int transactionIndex, int logIndex) {
    /** As {@code eth_subscription} and {@code eth_getLogs} tell it. */
    ObjectNode json(Header block, boolean removed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("address", log.address());
        ArrayNode topics = json.putArray("topics");
        log.topics().forEach(topics::add);
        return json.put("data", log.data()).put("blockNumber", Hex.quantity(block.number()))
                .put("transactionHash", transactionHash).put("transactionIndex", Hex.quantity(transactionIndex))
                .put("blockHash", block.hash()).put("logIndex", Hex.quantity(logIndex)).put("removed", removed);
    }
}
