package arbd.execution.sim.chain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A block's header in the form of the Shanghai upgrade. Its hash is the keccak of its fields, so heads really chain.
 * The roots of state, transactions and receipts are digests of what this chain knows, no tries: nothing can be proved
 * against them.
 *
 * @param number of the block
 * @param hash of this header
 * @param parentHash of the one before
 * @param stateRoot digest of every pool
 * @param transactionsRoot digest of the transactions
 * @param receiptsRoot digest of the logs
 * @param logsBloom of the logs
 * @param gasUsed by the transactions
 * @param timestamp seconds since 1970
 * @param mixHash the beacon's random number
 */
record Header(long number, String hash, String parentHash, String stateRoot, String transactionsRoot,
        String receiptsRoot, String logsBloom, long gasUsed, long timestamp, String mixHash) {
    static final String NO_HASH = "0x" + "0".repeat(Hex.WORD_DIGITS);
    static final long GAS_LIMIT = 30_000_000L;

    private static final String NO_UNCLES = Hex.bytes(Keccak.hash(new Rlp().list()));
    private static final String NO_WITHDRAWALS = Hex.bytes(Keccak.hash(new byte[] {(byte) 0x80}));
    private static final String MINER = "0x" + "0".repeat(Hex.ADDRESS_DIGITS);
    private static final String NONCE = "0x0000000000000000";
    private static final long BASE_FEE_WEI = 2_000_000_000L;

    /** The same, called by its hash. */
    Header named() {
        return new Header(number, Hex.bytes(Keccak.hash(encoded())), parentHash, stateRoot, transactionsRoot,
                receiptsRoot, logsBloom, gasUsed, timestamp, mixHash);
    }

    private byte[] encoded() {
        return new Rlp().hex(parentHash).hex(NO_UNCLES).hex(MINER).hex(stateRoot).hex(transactionsRoot)
                .hex(receiptsRoot).hex(logsBloom).number(0).number(number).number(GAS_LIMIT).number(gasUsed)
                .number(timestamp).hex("0x").hex(mixHash).hex(NONCE).number(BASE_FEE_WEI).hex(NO_WITHDRAWALS).list();
    }

    /** As {@code newHeads} tells it. */
    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("parentHash", parentHash).put("sha3Uncles", NO_UNCLES)
                .put("miner", MINER).put("stateRoot", stateRoot).put("transactionsRoot", transactionsRoot)
                .put("receiptsRoot", receiptsRoot).put("logsBloom", logsBloom).put("difficulty", "0x0")
                .put("number", Hex.quantity(number)).put("gasLimit", Hex.quantity(GAS_LIMIT))
                .put("gasUsed", Hex.quantity(gasUsed)).put("timestamp", Hex.quantity(timestamp)).put("extraData", "0x")
                .put("mixHash", mixHash).put("nonce", NONCE).put("baseFeePerGas", Hex.quantity(BASE_FEE_WEI))
                .put("withdrawalsRoot", NO_WITHDRAWALS).put("hash", hash);
    }
}
