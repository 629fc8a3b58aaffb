package arbd.config;

import java.util.List;

/** {@code venues.NAME.protocol}: a venue's wire protocol. */
public enum Protocol {
    /** Binance spot. */
    BINANCE("binance", InstrumentKind.SPOT, FeeCharge.RECEIVED),
    /** Binance USD-margined futures. */
    BINANCE_USDM("binance-usdm", InstrumentKind.PERP_LINEAR, FeeCharge.QUOTE),
    /** Binance coin-margined futures. */
    BINANCE_COINM("binance-coinm", InstrumentKind.PERP_INVERSE, FeeCharge.QUOTE),
    /** Kraken spot, WebSocket v2. */
    KRAKEN("kraken", InstrumentKind.SPOT, FeeCharge.QUOTE),
    /** OKX spot, v5. */
    OKX("okx", InstrumentKind.SPOT, FeeCharge.RECEIVED),
    /** OKX perpetuals margined in USDT or USDC, v5. */
    OKX_SWAP("okx-swap", InstrumentKind.PERP_LINEAR, FeeCharge.QUOTE),
    /** Bybit spot, v5. */
    BYBIT("bybit", InstrumentKind.SPOT, FeeCharge.RECEIVED),
    /** Bybit perpetuals margined in USDT or USDC, v5. */
    BYBIT_LINEAR("bybit-linear", InstrumentKind.PERP_LINEAR, FeeCharge.QUOTE),
    /** Coinbase Advanced Trade spot. */
    COINBASE("coinbase", InstrumentKind.SPOT, FeeCharge.QUOTE),
    /** Coinbase Exchange spot: market data, no orders. */
    COINBASE_EXCHANGE("coinbase-exchange", InstrumentKind.SPOT, FeeCharge.QUOTE),
    /** Hyperliquid perpetuals. */
    HYPERLIQUID("hyperliquid", InstrumentKind.PERP_LINEAR, FeeCharge.QUOTE),
    /** Hyperliquid spot. */
    HYPERLIQUID_SPOT("hyperliquid-spot", InstrumentKind.SPOT, FeeCharge.RECEIVED),
    /** A chain's node, JSON-RPC over WebSocket: pools in place of instruments, and no orders. */
    EVM("evm", null, FeeCharge.QUOTE);

    /** Protocols that begin with one of these share a wallet. */
    private static final List<String> WALLETS = List.of("bybit", "hyperliquid", "okx");

    private final String word;
    private final InstrumentKind kind;
    private final FeeCharge feeSide;

    Protocol(String word, InstrumentKind kind, FeeCharge feeSide) {
        this.word = word;
        this.kind = kind;
        this.feeSide = feeSide;
    }

    /** As it is written in the file, and in {@code Venue.protocol()}. */
    public String word() {
        return word;
    }

    /** The only kind of instrument that this protocol trades; null where there are none. */
    public InstrumentKind kind() {
        return kind;
    }

    /** Whether the venue cancels what rests when it no longer hears from us, and we know how to ask for it. */
    public boolean deadMan() {
        return switch (this) {
            case BINANCE_USDM, KRAKEN, OKX, OKX_SWAP, BYBIT, BYBIT_LINEAR, HYPERLIQUID, HYPERLIQUID_SPOT -> true;
            case BINANCE, BINANCE_COINM, COINBASE, COINBASE_EXCHANGE, EVM -> false;
        };
    }

    /** Whether an account there has a passphrase beside its key and secret. */
    public boolean passphrase() {
        return this == OKX || this == OKX_SWAP;
    }

    /** Whether its quantities count contracts, each some of the base asset. */
    public boolean contracts() {
        return this == OKX_SWAP;
    }

    /** Where its fees are charged unless the file says otherwise. */
    public FeeCharge feeSide() {
        return feeSide;
    }

    /** Which wallet of an account it trades from: Bybit, Hyperliquid and OKX have one for all, Binance one for each. */
    public String wallet() {
        return wallet(word);
    }

    static String wallet(String word) {
        for (String one : WALLETS) {
            if (word.startsWith(one)) {
                return one;
            }
        }
        return word;
    }
}
