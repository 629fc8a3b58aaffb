package arbd.feeds;

import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.JsonCursor;

/** The checked way to read the levels of a side from an array of arrays that begin with price and quantity as texts. */
public final class LevelTexts {
    private LevelTexts() {
    }

    /**
     * Reads the array under the cursor, whose text must be known to be valid.
     *
     * @param side {@link arbd.book.LevelBook#BID} or {@link arbd.book.LevelBook#ASK}
     * @return false = not of this form
     */
    public static boolean read(JsonCursor cursor, int side, BookLevels levels) {
        if (cursor.peek() != '[' || !cursor.enterArray()) {
            return false;
        }
        while (cursor.nextElement()) {
            if (cursor.peek() != '[' || !cursor.enterArray() || !text(cursor)) {
                return false;
            }
            byte[] bytes = cursor.bytes();
            long px = DecimalText.mantissa(bytes, cursor.from(), cursor.to(), levels.pxDecimals());
            int pxPlaces = DecimalText.places(bytes, cursor.from(), cursor.to());
            if (!text(cursor)) {
                return false;
            }
            levels.add(side, px, pxPlaces,
                    DecimalText.mantissa(bytes, cursor.from(), cursor.to(), levels.qtyDecimals()),
                    DecimalText.places(bytes, cursor.from(), cursor.to()));
            while (cursor.nextElement()) {
                cursor.skipValue();
            }
        }
        return true;
    }

    private static boolean text(JsonCursor cursor) {
        return cursor.nextElement() && cursor.peek() == '"' && cursor.readString();
    }
}
