package arbd.daemon.run;

import arbd.config.Protocol;
import arbd.execution.ethereum.Curve;
import arbd.execution.ethereum.WalletKey;
import arbd.execution.net.Credentials;
import java.util.Optional;

/**
 * The wallet that signs for an account, where that is not the account itself. Its nonces must rise whoever uses it, so
 * it belongs to one process at a time, and so does the file of its nonces.
 */
final class SigningWallet {
    private SigningWallet() {
    }

    /**
     * Its address, empty where a protocol has none.
     *
     * @throws IllegalArgumentException when the secret is no key of a wallet
     */
    static Optional<String> of(Protocol protocol, Credentials credentials) {
        return protocol.wallet().equals(Protocol.HYPERLIQUID.word())
                ? Optional.of(new WalletKey(Curve.fastest(), credentials.secret()).address()) : Optional.empty();
    }
}
