package arbd.daemon.setup;

import arbd.config.Protocol;
import arbd.market.Asset;
import java.util.Set;

/** What a venue may round a fee by, so that rounding is never taken for a fee that is too high. */
final class FeeRounding {
    /** Kraken keeps dollars and other currencies with four decimals, stablecoins with more; unverified. */
    private static final int KRAKEN_DECIMALS = 4;
    /** Kraken keeps these with ten decimals, more than ours. */
    private static final Set<String> KRAKEN_FINE = Set.of("BTC", "ETH");

    private FeeRounding() {
    }

    /** Units of the quote asset, at least one. */
    static long units(Protocol protocol, Asset quote) {
        long units = 1;
        if (protocol == Protocol.KRAKEN && !KRAKEN_FINE.contains(quote.name())) {
            for (int place = KRAKEN_DECIMALS; place < quote.decimals(); place++) {
                units *= 10;
            }
        }
        return units;
    }
}
