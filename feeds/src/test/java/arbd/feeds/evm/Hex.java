package arbd.feeds.evm;

import java.math.BigInteger;

/** Numbers as nodes and contracts write them. */
final class Hex {
    private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(256);

    private Hex() {
    }

    /** 64 digits; negative numbers as two's complement. */
    static String word(BigInteger value) {
        return String.format("%064x", value.signum() < 0 ? value.add(WRAP) : value);
    }

    static String word(long value) {
        return word(BigInteger.valueOf(value));
    }

    static String quantity(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** A hash or an event's name. */
    static String hash(BigInteger value) {
        return "0x" + word(value);
    }

    static String address(long value) {
        return String.format("0x%040x", value);
    }

    /** A signed word. */
    static BigInteger signed(String digits) {
        BigInteger value = new BigInteger(digits, 16);
        return value.testBit(255) ? value.subtract(WRAP) : value;
    }
}
