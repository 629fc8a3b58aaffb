package arbd.execution.sim.chain;

import java.math.BigInteger;

/** Names of functions and events on the wire, and the answers of contracts. */
final class Abi {
    private static final int SELECTOR_END = 10;

    private Abi() {
    }

    /** The first four bytes of the hash of a function's signature, with {@code 0x}. */
    static String selector(String signature) {
        return topic(signature).substring(0, SELECTOR_END);
    }

    /** The hash of an event's signature, with {@code 0x}. */
    static String topic(String signature) {
        return Hex.bytes(Keccak.hash(signature));
    }

    /** An answer of these words. */
    static String words(BigInteger... values) {
        StringBuilder words = new StringBuilder("0x");
        for (BigInteger value : values) {
            words.append(Hex.word(value));
        }
        return words.toString();
    }

    static String word(long value) {
        return "0x" + Hex.word(value);
    }

    static String word(String address) {
        return "0x" + Hex.word(address);
    }

    /**
     * A signed argument of so many bits, null when there is not exactly one or it is out of its type's range, which
     * the contract's own decoder refuses.
     */
    static Integer signed(String arguments, int bits) {
        if (arguments.length() != Hex.WORD_DIGITS) {
            return null;
        }
        BigInteger word = new BigInteger(arguments, 16);
        BigInteger value = word.testBit(255) ? word.subtract(BigInteger.ONE.shiftLeft(256)) : word;
        return value.bitLength() < bits ? value.intValue() : null;
    }
}
