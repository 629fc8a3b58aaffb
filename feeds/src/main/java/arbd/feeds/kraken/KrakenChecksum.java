package arbd.feeds.kraken;

import arbd.book.LevelBook;
import arbd.feeds.wire.Words;
import arbd.market.Decimals;
import java.util.zip.CRC32;

/**
 * Checksum of a Kraken book, v1 and v2 alike (docs.kraken.com, spot-ws-book-v2): CRC-32 over the ten best asks,
 * rising, then the ten best bids, falling; of each level the price and then the quantity as written on the wire,
 * without point and leading zeros. Allocates nothing after construction.
 */
public final class KrakenChecksum {
    private static final int CHECKED = 10;
    private static final int TEXT_MAX = Decimals.TEXT_MAX + Decimals.DECIMALS_MAX;

    private final CRC32 crc = new CRC32();
    private final byte[] digits = new byte[2 * 2 * CHECKED * TEXT_MAX + Words.DIGITS];

    /**
     * The checksum of a book as it is, 0..2^32-1.
     *
     * @param pxZeros decimals of the wire's prices beyond those of the book's mantissas, -18..18
     * @param qtyZeros the same of quantities
     */
    public long of(LevelBook book, int pxZeros, int qtyZeros) {
        int start = side(book, LevelBook.BID, pxZeros, qtyZeros, digits.length);
        start = side(book, LevelBook.ASK, pxZeros, qtyZeros, start);
        crc.reset();
        crc.update(digits, start, digits.length - start);
        return crc.getValue();
    }

    /** The text is written backwards, worst level first: digits come out of a number that way round. */
    private int side(LevelBook book, int side, int pxZeros, int qtyZeros, int end) {
        int at = end;
        for (int i = Math.min(book.count(side), CHECKED) - 1; i >= 0; i--) {
            at = write(book.qty(side, i), qtyZeros, at);
            at = write(book.px(side, i), pxZeros, at);
        }
        return at;
    }

    /**
     * The digits of a mantissa, with so many zeros more (less) behind it, in front of {@code end}. Eight at a time;
     * the leading zeros of the last eight stay in front of the answer, where the next number overwrites them.
     */
    private int write(long mantissa, int zeros, int end) {
        long rest = zeros < 0 ? mantissa / Decimals.pow10(-zeros) : mantissa;
        int at = end;
        for (int i = 0; i < zeros; i++) {
            digits[--at] = '0';
        }
        while (rest >= Words.E8) {
            long higher = rest / Words.E8;
            Words.put(digits, at - Words.DIGITS, Words.digits(rest - higher * Words.E8));
            at -= Words.DIGITS;
            rest = higher;
        }
        if (rest > 0) {
            long word = Words.digits(rest);
            Words.put(digits, at - Words.DIGITS, word);
            at -= Words.DIGITS - Words.leadingZeros(word);
        }
        return at;
    }
}
