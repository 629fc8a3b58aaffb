package arbd.execution.rights;

import arbd.execution.net.Credentials;
import java.util.Optional;

/** Who asks which protocol about an account. A new venue adds its parser and a case here. */
public final class AccountSources {
    private AccountSources() {
    }

    /**
     * Asks about accounts of a protocol; empty = nobody does.
     *
     * @throws IllegalArgumentException when the credentials cannot be those of an account there
     */
    public static Optional<AccountSource> of(String protocol, Credentials credentials) {
        return Optional.ofNullable(switch (protocol) {
            case "binance" -> new BinanceRights();
            case "binance-usdm" -> new FuturesRights();
            case "kraken" -> new KrakenRights();
            case "okx", "okx-swap" -> new OkxRights();
            case "bybit", "bybit-linear" -> new BybitRights();
            case "coinbase" -> new CoinbaseRights();
            case "hyperliquid", "hyperliquid-spot" -> new HyperliquidRights(credentials);
            default -> null;
        });
    }
}
