package arbd.feeds.kraken;

import arbd.book.LevelBook;
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
    private final byte[] digits = new byte[2 * 2 * CHECKED * TEXT_MAX];

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

    /** The digits of a mantissa, with so many zeros more (less) behind it, in front of {@code end}. */
    private int write(long mantissa, int zeros, int end) {
        long rest = mantissa;
        int at = end;
        for (int i = zeros; i < 0; i++) {
            rest /= 10;
        }
        for (int i = 0; i < zeros; i++) {
            digits[--at] = '0';
        }
        while (rest > 0) {
            long tenth = rest / 10;
            digits[--at] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
        return at;
    }
}
