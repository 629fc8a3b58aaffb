package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The simulated market: reproducible, never crossed, and with edges that come and go. */
final class MarketModelTest {
    private static final long MILLI = 1_000_000L;

    private final InstrumentTable table = Market.table();

    private MarketModel model(long seed) {
        return new MarketModel(table, Market.settings(seed), Market.START_NANOS, instrument -> { });
    }

    private String books(MarketModel model) {
        StringBuilder text = new StringBuilder();
        for (Instrument instrument : table.instruments()) {
            ModelBook book = model.book(instrument.id());
            text.append(book.updateId());
            for (Levels side : List.of(book.bids(), book.asks())) {
                for (int i = 0; i < side.size(); i++) {
                    text.append(' ').append(side.px(i)).append('x').append(side.qty(i));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void shouldShowTheSameBooksForTheSameSeedHoweverTimeIsCut() {
        MarketModel one = model(7);
        MarketModel other = model(7);
        MarketModel another = model(8);
        for (int i = 1; i <= 3_000; i++) {
            one.advance(Market.START_NANOS + i * MILLI);
        }
        other.advance(Market.START_NANOS + 3_000 * MILLI);
        another.advance(Market.START_NANOS + 3_000 * MILLI);
        assertEquals(books(one), books(other));
        assertNotEquals(books(one), books(another));
    }

    @Test
    void shouldNeverCrossAndStayOnIncrementsWhateverIsTaken() {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        MarketModel model = model(seed);
        for (int i = 1; i <= 20_000; i++) {
            model.advance(Market.START_NANOS + i * MILLI);
            int id = random.nextInt(table.size());
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            Levels against = model.book(id).against(side);
            for (int k = random.nextInt(6); k > 0; k--) {
                model.take(id, side, against.px(0), against.qty(0));
            }
            check(seed, i, table.get(id), model.book(id));
        }
    }

    private static void check(long seed, int step, Instrument instrument, ModelBook book) {
        String at = "seed " + seed + " step " + step + " " + instrument.title();
        assertTrue(book.bids().size() > 0 && book.asks().size() > 0, at);
        assertTrue(book.bids().px(0) < book.asks().px(0), at + " is crossed");
        for (Levels side : List.of(book.bids(), book.asks())) {
            for (int i = 0; i < side.size(); i++) {
                assertEquals(0, side.px(i) % instrument.pxIncrement(), at);
                assertEquals(0, side.qty(i) % instrument.qtyIncrement(), at);
                assertTrue(side.qty(i) > 0 && (i == 0 || side.better(side.px(i - 1), side.px(i))), at);
            }
        }
    }

    /** Edge in bps of selling where the bid is and buying where the ask is, fees paid, for one kind of route. */
    private List<double[]> edges(MarketModel model) {
        List<double[]> edges = new ArrayList<>();
        for (int symbol = 0; symbol < 3; symbol++) {
            for (int sell = 0; sell < 3; sell++) {
                for (int buy = 0; buy < 3; buy++) {
                    if (sell != buy) {
                        double rate = sell(model, sell * 3 + symbol) * buy(model, buy * 3 + symbol);
                        edges.add(new double[] {0, (rate - 1) * 1e4});
                    }
                }
            }
        }
        for (int venue = 0; venue < 3; venue++) {
            int first = venue * 3;
            double around = buy(model, first) * buy(model, first + 2) * sell(model, first + 1);
            double back = buy(model, first + 1) * sell(model, first + 2) * sell(model, first);
            edges.add(new double[] {1, (around - 1) * 1e4});
            edges.add(new double[] {1, (back - 1) * 1e4});
        }
        return edges;
    }

    private double sell(MarketModel model, int id) {
        Instrument instrument = table.get(id);
        return model.book(id).bids().px(0) / Math.pow(10, instrument.pxDecimals())
                * (1 - instrument.takerFeeE8() / 1e8);
    }

    private double buy(MarketModel model, int id) {
        Instrument instrument = table.get(id);
        return Math.pow(10, instrument.pxDecimals()) / model.book(id).asks().px(0)
                * (1 - instrument.takerFeeE8() / 1e8);
    }

    @Test
    void shouldOfferCrossVenueAndTriangularEdgesThatComeAndGo() {
        for (long seed = 1; seed <= 3; seed++) {
            MarketModel model = model(seed);
            int routes = edges(model).size();
            boolean[] open = new boolean[routes];
            int[] opened = new int[2];
            int[] closed = new int[2];
            double best = 0;
            for (int i = 1; i <= 60_000; i++) {
                model.advance(Market.START_NANOS + i * MILLI);
                List<double[]> edges = edges(model);
                for (int route = 0; route < routes; route++) {
                    int kind = (int) edges.get(route)[0];
                    boolean now = edges.get(route)[1] > 0;
                    opened[kind] += now && !open[route] ? 1 : 0;
                    closed[kind] += !now && open[route] ? 1 : 0;
                    open[route] = now;
                    best = Math.max(best, edges.get(route)[1]);
                }
            }
            String counts = "seed " + seed + ": cross-venue " + opened[0] + " opened " + closed[0]
                    + " closed, triangular " + opened[1] + " opened " + closed[1] + " closed, best " + best + " bps";
            assertTrue(opened[0] >= 25 && opened[0] <= 400, counts);
            assertTrue(opened[1] >= 8 && opened[1] <= 300, counts);
            assertTrue(opened[0] - closed[0] <= 4 && opened[1] - closed[1] <= 2, counts);
            assertTrue(best > 5 && best < 300, counts);
        }
    }

    @Test
    void shouldLetCompetingTakersEndADislocationWithinTwentyMillis() {
        double alone = meanEpisodeMillis(Market.chances(2, 0, 0, 0));
        double competed = meanEpisodeMillis(Market.chances(2, 0, 100_000_000, 0));
        assertTrue(alone > 100, "alone " + alone);
        assertTrue(competed > 1 && competed < 25, "competed " + competed);
    }

    /** How long a cross-venue edge between the two cheap venues lasts on average. */
    private double meanEpisodeMillis(SimulationSettings settings) {
        MarketModel model = new MarketModel(table, settings, Market.START_NANOS, instrument -> { });
        int millis = 0;
        int episodes = 0;
        boolean open = false;
        for (int i = 1; i <= 60_000; i++) {
            model.advance(Market.START_NANOS + i * MILLI);
            boolean now = false;
            for (int symbol = 0; symbol < 3; symbol++) {
                now |= sell(model, symbol) * buy(model, 3 + symbol) > 1;
                now |= sell(model, 3 + symbol) * buy(model, symbol) > 1;
            }
            millis += now ? 1 : 0;
            episodes += now && !open ? 1 : 0;
            open = now;
        }
        assertTrue(episodes > 10, "episodes " + episodes);
        return (double) millis / episodes;
    }
}
