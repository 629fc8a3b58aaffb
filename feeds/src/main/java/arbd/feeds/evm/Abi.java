package arbd.feeds.evm;

import arbd.amm.U256;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.HexText;

/**
 * What the contracts of pools are asked, and what their logs are called: the first four bytes of the Keccak-256 of a
 * function's signature, all 32 of an event's. A test derives each from its signature.
 */
final class Abi {
    static final String TOKEN0 = "0dfe1681";
    static final String TOKEN1 = "d21220a7";
    static final String GET_RESERVES = "0902f1ac";
    static final String FEE = "ddca3f43";
    static final String TICK_SPACING = "d0c93a7c";
    static final String SLOT0 = "3850c7bd";
    static final String LIQUIDITY = "1a686502";
    static final String TICK_BITMAP = "5339c296";
    static final String TICKS = "f30dba93";

    static final String SYNC = "0x1c411e9a96e071241c2f21f7726b17ae89e3cab4c78be50e062b03a9fffbbad1";
    static final String SWAP = "0xc42079f94a6350d7e6235f29174924f928cc2ac818eb64fed8004e115fbcca67";
    static final String MINT = "0x7a53080ba414158be7ec69b987b5fb7d07dee101fe85488f0853ae16239d0bde";
    static final String BURN = "0x0c396cd989a39f4459b5fa1aed6a9a8dcdbc45908acfd67e028cd568da98982c";

    static final int RESERVE_BITS = 112;
    static final int PRICE_BITS = 160;
    static final int LIQUIDITY_BITS = 128;
    static final int ADDRESS_BITS = 160;
    static final int INT24_BITS = 24;

    private static final byte[] DIGITS = Ascii.of("0123456789abcdef");

    private Abi() {
    }

    /** A function without arguments. */
    static String call(String selector) {
        return "0x" + selector;
    }

    /** A function of one signed number. */
    static String call(String selector, int argument) {
        StringBuilder text = new StringBuilder(2 + selector.length() + HexText.WORD).append("0x").append(selector);
        for (int shift = 4 * (HexText.WORD - 1); shift >= 0; shift -= 4) {
            text.append((char) DIGITS[argument >> Math.min(shift, Integer.SIZE - 1) & 0xf]);
        }
        return text.toString();
    }

    /** Whether this is a signed number of so many bits, 2..64, extended to 256. */
    static boolean isSigned(U256 word, int bits) {
        long sign = word.limb(0) >> bits - 1;
        return (sign == 0 || sign == -1) && word.limb(1) == sign && word.limb(2) == sign && word.limb(3) == sign;
    }

    /** Whether this is a signed number of 128 bits, extended to 256. */
    static boolean isInt128(U256 word) {
        long sign = word.limb(1) >> Long.SIZE - 1;
        return word.limb(2) == sign && word.limb(3) == sign;
    }
}
