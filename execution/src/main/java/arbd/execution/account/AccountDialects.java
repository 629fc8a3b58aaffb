package arbd.execution.account;

import arbd.execution.binance.BinanceReads;
import arbd.execution.bybit.BybitReads;
import arbd.execution.coinbase.CoinbaseReads;
import arbd.execution.hyperliquid.HyperliquidReads;
import arbd.execution.kraken.KrakenReads;
import arbd.execution.net.AccountReads;
import arbd.execution.net.Credentials;
import arbd.execution.net.ReadDialect;
import arbd.execution.okx.OkxReads;
import arbd.feeds.net.NanoClock;
import java.net.URI;
import java.util.Optional;

/** How each protocol is asked about an account. A new venue adds a case here. */
public final class AccountDialects {
    private AccountDialects() {
    }

    /**
     * Asks the account of a venue; empty = nobody does so for this protocol.
     *
     * @param rest base of REST
     * @param socket of the account, by which OKX tells its demo world from the live one
     * @throws IllegalArgumentException when the credentials cannot sign, in words that do not hold them
     */
    public static Optional<AccountReads> reads(String protocol, URI rest, URI socket, Credentials credentials,
            NanoClock clock) {
        return Optional.ofNullable(dialect(protocol, socket, credentials))
                .map(dialect -> new AccountReads(rest, dialect, credentials.apiKey(), clock));
    }

    private static ReadDialect dialect(String protocol, URI socket, Credentials credentials) {
        return switch (protocol) {
            case "binance", "binance-usdm" -> new BinanceReads(credentials);
            case "kraken" -> new KrakenReads(credentials);
            case "okx", "okx-swap" -> new OkxReads(credentials, socket);
            case "bybit", "bybit-linear" -> new BybitReads(credentials);
            case "coinbase" -> new CoinbaseReads(credentials);
            case "hyperliquid", "hyperliquid-spot" -> new HyperliquidReads();
            default -> null;
        };
    }
}
