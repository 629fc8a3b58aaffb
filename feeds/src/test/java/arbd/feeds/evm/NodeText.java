package arbd.feeds.evm;

import arbd.feeds.evm.ModelChain.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a node writes, in the key order of geth. */
final class NodeText {
    static final String HEADS = "0x9ce59a13059e417087c02d3236a0b1cc";
    static final String LOGS = "0x4a8a4c0517381924f9838102c5a4dcb7";

    private NodeText() {
    }

    static String head(Block block) {
        return note(HEADS, "{\"parentHash\":\"" + Hex.hash(block.parent()) + "\",\"sha3Uncles\":\"" + "0x" + Hex.word(1)
                + "\",\"miner\":\"" + Hex.address(3) + "\",\"stateRoot\":\"0x" + Hex.word(2) + "\",\"logsBloom\":\"0x"
                + Hex.word(0).repeat(8) + "\",\"difficulty\":\"0x0\",\"number\":\"" + Hex.quantity(block.number())
                + "\",\"gasLimit\":\"0x1c9c380\",\"timestamp\":\"0x66b4\",\"extraData\":\"0x\",\"hash\":\""
                + Hex.hash(block.hash()) + "\"}");
    }

    static String log(Block block, int index, boolean removed) {
        ModelLog log = block.logs().get(index);
        return note(LOGS, "{\"address\":\"" + log.pool().symbol() + "\",\"topics\":["
                + log.topics().stream().map(topic -> "\"" + topic + "\"").collect(Collectors.joining(","))
                + "],\"data\":\"" + log.data() + "\",\"blockNumber\":\"" + Hex.quantity(block.number())
                + "\",\"transactionHash\":\"0x" + Hex.word(4) + "\",\"transactionIndex\":\"0x1\",\"blockHash\":\""
                + Hex.hash(block.hash()) + "\",\"logIndex\":\"" + Hex.quantity(index) + "\",\"removed\":" + removed
                + "}");
    }

    static List<String> logs(Block block) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < block.logs().size(); i++) {
            texts.add(log(block, i, false));
        }
        return texts;
    }

    static String answer(long id, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":\"" + result + "\"}";
    }

    static String error(long id, String message) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-32000,\"message\":\"" + message + "\"}}";
    }

    private static String note(String subscription, String result) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"eth_subscription\",\"params\":{\"subscription\":\"" + subscription
                + "\",\"result\":" + result + "}}";
    }
}
