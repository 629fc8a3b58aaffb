package arbd.execution.account;

import java.util.Optional;

/** Where the fees of each protocol are asked for. A new venue adds its parser and a case here. */
public final class FeeSources {
    /** Weight 20 of the 6,000 a minute. */
    private static final long BINANCE_MILLIS = 500;
    /** Weight 20 of the 2,400 a minute. */
    private static final long FUTURES_MILLIS = 1_000;
    /** 5 questions in 2 s. */
    private static final long OKX_MILLIS = 500;
    /** 5 or 10 questions in a second. */
    private static final long BYBIT_MILLIS = 250;

    private FeeSources() {
    }

    /** Where the fees of an account are asked for; empty = nobody reads that. */
    public static Optional<FeeSource> of(String protocol) {
        return Optional.ofNullable(switch (protocol) {
            case "binance" -> new OneByOne(BINANCE_MILLIS, BinanceFees::spot);
            case "binance-usdm" -> new OneByOne(FUTURES_MILLIS, BinanceFees::futures);
            case "kraken" -> new KrakenFees();
            case "okx" -> new OneByOne(OKX_MILLIS, OkxFees::spot);
            case "okx-swap" -> new OneByOne(OKX_MILLIS, OkxFees::swap);
            case "bybit" -> new OneByOne(BYBIT_MILLIS, BybitFeeRates.of("spot"));
            case "bybit-linear" -> new OneByOne(BYBIT_MILLIS, BybitFeeRates.of("linear"));
            case "coinbase" -> new CoinbaseFees();
            case "hyperliquid" -> new HyperliquidFees(false);
            case "hyperliquid-spot" -> new HyperliquidFees(true);
            default -> null;
        });
    }
}
