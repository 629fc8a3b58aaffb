package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.book.LevelBook;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.okx.OkxSequence;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.TickSink;
import arbd.market.Venue;
import arbd.route.QuoteTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamedBooksTest {
    private static final Venue VENUE = new Venue(0, "venue", "okx");
    private static final List<Asset> ASSETS = List.of(new Asset(0, "BTC", 8), new Asset(1, "USDT", 8));
    private static final Instrument BTC = new Instrument(0, VENUE, "BTC-USDT", Kind.SPOT, ASSETS.get(0), ASSETS.get(1),
            1, 8, 1, 1, 1, 0, 0, FeeSide.QUOTE);

    private final StreamedBooks books =
            new StreamedBooks(List.of(BTC), 400, 800, OkxSequence::new, new FeedCounters());
    private final QuoteTable quotes = new QuoteTable(InstrumentTable.of(List.of(VENUE), ASSETS, List.of(BTC)));

    /** Decide drops what seems older than what it knows: it must not drop a venue that began to count anew. */
    @Test
    void shouldBeBelievedWhenTheVenueCountsAnew() {
        snapshot(1_000, 10);
        assertEquals(10, quotes.px(0, Side.SELL, 0));
        snapshot(1, 20);
        assertEquals(20, quotes.px(0, Side.SELL, 0));
        assertEquals(1, quotes.updateId(0));
        assertTrue(quotes.sane(0));
    }

    private void snapshot(long number, long bidPx) {
        TickSink table = tick -> assertTrue(quotes.apply(tick), "dropped as old");
        books.begin(1, 1, table);
        BookLevels levels = books.read(0);
        levels.add(LevelBook.BID, bidPx, 1, 7, 0);
        levels.add(LevelBook.ASK, bidPx + 1, 1, 7, 0);
        assertTrue(books.snapshot(0, number));
        books.publish(0, number, 1);
    }
}
