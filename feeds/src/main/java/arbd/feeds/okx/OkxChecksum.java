package arbd.feeds.okx;

import arbd.book.LevelBook;
import arbd.market.Decimals;
import java.util.zip.CRC32;

/**
 * Checksum of an OKX v5 book (OKX API guide, "Checksum"): of the 25 best levels a side, bid and ask in turn,
 * {@code price:size} joined by colons; levels that only one side has follow. CRC-32 read as a signed 32-bit number.
 * The venue writes numbers with as few digits as are needed, and so do we. Allocates nothing after construction.
 */
public final class OkxChecksum {
    /** What a message carries that has no checksum; the venue has sent nothing else since June 2026. */
    public static final int NOT_SUPPLIED = 0;

    private static final int CHECKED = 25;

    private final byte[] text = new byte[2 * CHECKED * 2 * (Decimals.TEXT_MAX + 1)];
    private final CRC32 crc = new CRC32();
    private int length;

    /**
     * The checksum of a book as it is.
     *
     * @param pxDecimals decimals of its price mantissas, 0..18
     * @param qtyDecimals decimals of its quantity mantissas, 0..18
     */
    public int of(LevelBook book, int pxDecimals, int qtyDecimals) {
        length = 0;
        for (int i = 0; i < CHECKED; i++) {
            level(book, LevelBook.BID, i, pxDecimals, qtyDecimals);
            level(book, LevelBook.ASK, i, pxDecimals, qtyDecimals);
        }
        crc.reset();
        crc.update(text, 0, Math.max(0, length - 1));
        return (int) crc.getValue();
    }

    private void level(LevelBook book, int side, int at, int pxDecimals, int qtyDecimals) {
        if (at < book.count(side)) {
            number(book.px(side, at), pxDecimals);
            number(book.qty(side, at), qtyDecimals);
        }
    }

    private void number(long mantissa, int decimals) {
        length += Decimals.format(mantissa, decimals, false, text, length);
        text[length++] = ':';
    }
}
