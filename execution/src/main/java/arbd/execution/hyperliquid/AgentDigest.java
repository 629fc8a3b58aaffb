package arbd.execution.hyperliquid;

import arbd.execution.ethereum.Keccak256;
import arbd.execution.ethereum.TypedData;
import java.util.HexFormat;
import java.util.List;

/**
 * What is signed of an action: its hash, with nonce, vault and expiry, as the connection of a "phantom agent" (HL-D,
 * "Signing"). Belongs to one thread.
 */
public final class AgentDigest {
    /** No expiry. */
    public static final long NEVER = 0;

    private static final byte[] DOMAIN = TypedData.domain("Exchange", "1", 1_337);
    private static final byte[] TYPE = TypedData.typeHash("Agent", List.of(
            new TypedData.Member("string", "source", ""), new TypedData.Member("bytes32", "connectionId", "")));

    private final Keccak256 keccak = new Keccak256();
    private final byte[] source;

    /** For mainnet, or for testnet: a signature for the one is none for the other. */
    public AgentDigest(boolean testnet) {
        this.source = Keccak256.hash(testnet ? "b" : "a");
    }

    /** The bytes of a vault's (or sub-account's) address, null = none. */
    public static byte[] vault(String address) {
        return address == null ? null : HexFormat.of().parseHex(address, 2, address.length());
    }

    /**
     * The hash of an action.
     *
     * @param action as packed
     * @param nonce milliseconds since 1970
     * @param vault whom the action is for, null = the wallet's own account
     * @param expiresAfter milliseconds since 1970, {@link #NEVER} = it does not expire
     */
    public byte[] connectionId(MessagePack action, long nonce, byte[] vault, long expiresAfter) {
        keccak.add(action.bytes(), 0, action.length()).addLong(nonce);
        if (vault == null) {
            keccak.add(0);
        } else {
            keccak.add(1).add(vault);
        }
        if (expiresAfter != NEVER) {
            keccak.add(0).addLong(expiresAfter);
        }
        return keccak.finish();
    }

    /** What the wallet signs for an action with this hash. */
    public byte[] digest(byte[] connectionId) {
        byte[] struct = keccak.add(TYPE).add(source).add(connectionId).finish();
        return TypedData.digest(DOMAIN, struct);
    }
}
