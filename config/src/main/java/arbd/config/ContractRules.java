package arbd.config;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * {@code venues.NAME.instruments.SYMBOL.contract}: where a venue counts contracts, what one of them is of the base
 * asset. It is never assumed, and always a power of ten, as all of OKX's linear swaps are: so a quantity is the same
 * digits on the wire and here, with the point elsewhere.
 */
final class ContractRules {
    static final Type<Integer> CONTRACT = new ScalarType<>("a power of ten such as 0.01", "10{0,12}|0\\.0{0,11}1",
            text -> tens(new BigDecimal(text)));

    private static final String SWAP = "-SWAP";
    /** Margined in the base asset; {@code BTC-USD_UM-SWAP} is not. */
    private static final String INVERSE = "-USD-SWAP";

    private ContractRules() {
    }

    /** Exponent of a power of ten. */
    private static int tens(BigDecimal power) {
        return power.precision() - 1 - power.scale();
    }

    /** Decimals that a quantity has at least, so that one contract is whole. */
    static int decimals(Optional<Integer> tens) {
        return Math.max(0, -tens.orElse(0));
    }

    /** Complains about what does not fit the protocol; says whether it fits. */
    static boolean fit(Cursor at, Protocol protocol, String symbol, Optional<Integer> tens, int qtyDecimals) {
        if (!protocol.contracts()) {
            return expected(at.child("contract"), tens.isPresent(), "no contract for protocol " + protocol.word()
                    + ", which counts the base asset", "given");
        }
        return expected(at, !symbol.endsWith(SWAP) || symbol.endsWith(INVERSE),
                "a swap that is margined in its quote asset such as BTC-USDT-SWAP", "'" + symbol + "'")
                & expected(at.child("contract"), tens.isEmpty(),
                        "what one contract is of the base asset, a power of ten such as 0.01", "missing")
                & expected(at.child("qtyDecimals"), qtyDecimals < decimals(tens),
                        "at least " + decimals(tens) + ", the decimals of a contract", "'" + qtyDecimals + "'");
    }

    private static boolean expected(Cursor at, boolean wrong, String expected, String was) {
        if (wrong) {
            at.expected(expected, was);
        }
        return !wrong;
    }
}
