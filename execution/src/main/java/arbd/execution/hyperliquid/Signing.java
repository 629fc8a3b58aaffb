package arbd.execution.hyperliquid;

import arbd.execution.ethereum.Curve;

/**
 * How a session signs.
 *
 * @param curve computes the signatures
 * @param nonces of the wallet that signs
 */
public record Signing(Curve curve, Nonces nonces) {
    /** By the native library, where it can be loaded. */
    public static Signing with(Nonces nonces) {
        return new Signing(Curve.fastest(), nonces);
    }
}
