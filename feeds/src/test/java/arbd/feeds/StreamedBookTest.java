package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.book.LevelBook;
import arbd.feeds.okx.OkxSequence;
import org.junit.jupiter.api.Test;

class StreamedBookTest {
    @Test
    void shouldKeepTheBestOfItsDepthWhateverTheOrder() {
        StreamedBook book = new StreamedBook(400, 800, Recorded.instrument(3, "BTC-USDT", 1, 8), new OkxSequence());
        BookLevels levels = new BookLevels(800);
        levels.begin(1, 8);
        for (int i = 0; i < 800; i++) {
            levels.add(LevelBook.BID, 40_000 + i, 1, 7, 0);
            levels.add(LevelBook.ASK, 50_000 - i, 1, 7, 0);
        }
        book.snapshot(1, levels, 1);
        for (int side = LevelBook.BID; side <= LevelBook.ASK; side++) {
            assertEquals(400, book.levels().count(side));
        }
        assertEquals(40_799, book.levels().px(LevelBook.BID, 0));
        assertEquals(40_400, book.levels().px(LevelBook.BID, 399));
        assertEquals(49_201, book.levels().px(LevelBook.ASK, 0));
    }
}
