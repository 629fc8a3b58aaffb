package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;

/**
 * What one client of Kraken's book channel was last sent: builds the snapshot, then only the changes. A level that is
 * pushed out of the subscribed depth is not deleted: the client cuts to its depth, as with the venue.
 */
final class KrakenBookView {
    private static final int CHECKSUM_LEVELS = 10;

    private final Instrument instrument;
    private final int depth;
    private final Levels bids = new Levels(true);
    private final Levels asks = new Levels(false);

    KrakenBookView(Instrument instrument, int depth) {
        this.instrument = instrument;
        this.depth = depth;
    }

    Instrument instrument() {
        return instrument;
    }

    int depth() {
        return depth;
    }

    /** The snapshot frame; from now on the client is taken to hold this book. The supplier is asked once a frame. */
    String snapshot(ModelBook book, long nowNanos, BooleanSupplier wrongChecksum) {
        String bidLevels = all(book.bids());
        String askLevels = all(book.asks());
        remember(book);
        return frame("snapshot", bidLevels, askLevels, checksum() + (wrongChecksum.getAsBoolean() ? 1 : 0), nowNanos);
    }

    /** The changes since the last frame, null when there are none within the depth. */
    String update(ModelBook book, long nowNanos, BooleanSupplier wrongChecksum) {
        String bidLevels = changes(bids, book.bids());
        String askLevels = changes(asks, book.asks());
        if (bidLevels.equals("[]") && askLevels.equals("[]")) {
            return null;
        }
        remember(book);
        return frame("update", bidLevels, askLevels, checksum() + (wrongChecksum.getAsBoolean() ? 1 : 0), nowNanos);
    }

    private void remember(ModelBook book) {
        cut(bids, book.bids());
        cut(asks, book.asks());
    }

    private void cut(Levels into, Levels from) {
        into.clear();
        for (int i = 0; i < Math.min(depth, from.size()); i++) {
            into.add(from.px(i), from.qty(i));
        }
    }

    private String frame(String type, String bidLevels, String askLevels, long checksum, long nowNanos) {
        return new JsonText().open().text("channel", "book").text("type", type).list("data").open()
                .text("symbol", instrument.symbol()).raw("bids", bidLevels).raw("asks", askLevels)
                .number("checksum", checksum & 0xFFFF_FFFFL).text("timestamp", KrakenTexts.time(nowNanos)).close()
                .endList().close().toString();
    }

    private String all(Levels levels) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < Math.min(depth, levels.size()); i++) {
            level(text, levels.px(i), levels.qty(i));
        }
        return text.append(']').toString();
    }

    private String changes(Levels old, Levels now) {
        int size = Math.min(depth, now.size());
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < old.size(); i++) {
            boolean pushedOut = size == depth && now.better(now.px(size - 1), old.px(i));
            if (!pushedOut && now.qtyAt(old.px(i)) == 0) {
                level(text, old.px(i), 0);
            }
        }
        for (int i = 0; i < size; i++) {
            if (old.qtyAt(now.px(i)) != now.qty(i)) {
                level(text, now.px(i), now.qty(i));
            }
        }
        return text.append(']').toString();
    }

    private void level(StringBuilder text, long px, long qty) {
        text.append(text.length() > 1 ? "," : "").append("{\"price\":")
                .append(Amounts.text(px, instrument.pxDecimals())).append(",\"qty\":")
                .append(Amounts.text(qty, instrument.qtyDecimals())).append('}');
    }

    /** CRC-32 over the ten best asks, then bids: price and quantity text without point and leading zeros. */
    private long checksum() {
        CRC32 crc = new CRC32();
        digits(crc, asks);
        digits(crc, bids);
        return crc.getValue();
    }

    private static void digits(CRC32 crc, Levels levels) {
        for (int i = 0; i < Math.min(CHECKSUM_LEVELS, levels.size()); i++) {
            // A mantissa's digits are its text without point and leading zeros.
            digits(crc, levels.px(i));
            digits(crc, levels.qty(i));
        }
    }

    private static void digits(CRC32 crc, long mantissa) {
        String text = Long.toString(mantissa);
        for (int i = 0; i < text.length(); i++) {
            crc.update(text.charAt(i));
        }
    }
}
