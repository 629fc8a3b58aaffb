package arbd.execution.hyperliquid;

import arbd.execution.ethereum.Curve;

/**
 * How a session signs.
 *
 * @param curve computes the signatures
 * @param nonces of the wallet that signs
 * @param testnet whether it is for testnet: a signature for the one world is none for the other
 */
public record Signing(Curve curve, Nonces nonces, boolean testnet) {
    /** By the native library, where it can be loaded. */
    public static Signing with(Nonces nonces, boolean testnet) {
        return new Signing(Curve.fastest(), nonces, testnet);
    }
}
