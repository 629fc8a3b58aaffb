package arbd.feeds.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.Recorded;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.market.Tick;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A million changes as frames through the live decoder, best quotes in between, some frames lost, repeated or cut, and
 * snapshots that come late, too early or between two changes: what is told is what a naive book of trees says.
 */
final class BinanceTwinTest {
    private static final int CHANGES = 1_000_000;

    @ParameterizedTest
    @EnumSource(names = {"SPOT", "USDM"})
    void shouldTellWhatTheVenueHas(BinanceMarket market) {
        new Run(market, 20_261_125L).run();
    }

    private static final class Run {
        private final BinanceMarket market;
        private final String name;
        private final SplittableRandom random;
        private final FeedCounters counters = new FeedCounters();
        private final BinanceProtocol protocol;
        private final List<TreeMap<Integer, Integer>> venue =
                List.of(new TreeMap<>(Collections.reverseOrder()), new TreeMap<>(Comparator.naturalOrder()));
        private final StringBuilder[] levels = {new StringBuilder(), new StringBuilder()};
        private final StringBuilder text = new StringBuilder();
        private final long[] expected = new long[4 * Tick.LEVELS];
        private final Tick tick = new Tick();
        private long id = 1_000;
        private long told = 1_000;
        private long quoteId;
        private long bid;
        private long ask;
        private int changes;
        private int ticks;
        private int statuses;
        private int quotes;
        private boolean broken;

        Run(BinanceMarket market, long seed) {
            this.market = market;
            this.name = market + " seed " + seed;
            this.random = new SplittableRandom(seed);
            this.protocol = new BinanceProtocol(market, List.of(Recorded.instrument(0, "X", 0, 0)), counters);
        }

        void run() {
            change(400);
            told = id;
            assertTrue(snapshot(), name);
            int depths = 0;
            int overlaid = 0;
            int gaps = 0;
            int cut = 0;
            int wait = 0;
            String before = "";
            while (changes < CHANGES) {
                change(random.nextInt(1, 6));
                String event = event();
                int fate = random.nextInt(40);
                if (fate == 0) {
                    gaps += broken ? 0 : 1;
                    continue;
                }
                if (fate == 1) {
                    decode(event.substring(0, event.length() - random.nextInt(1, 20)));
                    cut++;
                    assertEquals(1, statuses, name);
                    broken = true;
                    continue;
                }
                if (fate < 6 && !before.isEmpty()) {
                    decode(before);
                    assertEquals(0, ticks + (broken ? 0 : statuses), name + ": a repeated frame must tell nothing");
                }
                long last = told;
                expect();
                boolean ahead = !broken && random.nextInt(3) == 0;
                if (ahead) {
                    change(random.nextInt(1, 4));
                }
                decode(event);
                before = event;
                if (broken) {
                    assertEquals(0, ticks, name);
                } else if (statuses == 1) {
                    broken = true;
                } else {
                    assertEquals(1, ticks, name + " at " + last);
                    depths++;
                    overlaid += compare(last) ? 1 : 0;
                }
                if (broken && wait-- <= 0) {
                    heal();
                    wait = random.nextInt(4);
                }
            }
            assertTrue(depths > CHANGES / 8 && overlaid > 1_000 && gaps > 1_000 && cut > 1_000 && quotes > 10_000,
                    name + ": " + depths + " depths, " + overlaid + " overlaid, " + gaps + " gaps, " + cut + " cut");
            assertTrue(counters.gaps() > gaps / 2 && counters.gaps() <= gaps, name + ": " + counters.gaps());
            assertTrue(counters.checksums() > 10_000 && counters.checksumFailures() == 0, name);
            assertEquals(0, counters.faults(BookFault.SNAPSHOT_OLD) + counters.faults(BookFault.BEHIND), name);
        }

        private void heal() {
            change(random.nextInt(2));
            assertTrue(snapshot(), name + ": snapshot at " + id + " after " + told);
            expect();
            assertEquals(1, ticks, name);
            compare(id);
            broken = false;
        }

        /** Changes of the venue; each that changes the best is told by a quote, most of which arrive. */
        private void change(int count) {
            for (int i = 0; i < count; i++) {
                id += market == BinanceMarket.SPOT ? 1 : random.nextInt(1, 5);
                int side = random.nextInt(2);
                int away = random.nextInt(random.nextBoolean() ? 4 : 100);
                int px = side == 0 ? 1_099 - away : 1_100 + away;
                int qty = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 4);
                long best = best();
                if (qty == 0) {
                    venue.get(side).remove(px);
                } else {
                    venue.get(side).put(px, qty);
                }
                levels[side].append(levels[side].length() == 0 ? "" : ",").append("[\"").append(px).append("\",\"")
                        .append(qty).append("\"]");
                changes++;
                if (best != best() && random.nextInt(10) > 0) {
                    quote();
                }
            }
        }

        private long best() {
            return packed(0) * 1_000_000 + packed(1);
        }

        private long packed(int side) {
            Map.Entry<Integer, Integer> best = venue.get(side).firstEntry();
            return best == null ? 0 : best.getKey() * 10L + best.getValue();
        }

        private void quote() {
            quoteId = id;
            bid = packed(0);
            ask = packed(1);
            text.setLength(0);
            text.append("{\"u\":").append(id).append(",\"s\":\"X\",\"b\":\"").append(bid / 10).append("\",\"B\":\"")
                    .append(bid % 10).append("\",\"a\":\"").append(ask / 10).append("\",\"A\":\"").append(ask % 10)
                    .append("\"}");
            decode(text.toString());
            assertEquals(broken ? 0 : 1, ticks, name + ": quote " + id);
            quotes += ticks;
        }

        private String event() {
            text.setLength(0);
            text.append("{\"e\":\"depthUpdate\",\"E\":5,");
            text.append(market == BinanceMarket.SPOT ? "" : "\"T\":4,").append("\"s\":\"X\",\"U\":").append(told + 1)
                    .append(",\"u\":").append(id);
            text.append(market == BinanceMarket.SPOT ? "" : ",\"pu\":" + told).append(",\"b\":[").append(levels[0])
                    .append("],\"a\":[").append(levels[1]).append("]}");
            told = id;
            levels[0].setLength(0);
            levels[1].setLength(0);
            return text.toString();
        }

        private boolean snapshot() {
            text.setLength(0);
            text.append("{\"lastUpdateId\":").append(id);
            for (int side = 0; side < 2; side++) {
                text.append(side == 0 ? ",\"bids\":[" : "],\"asks\":[");
                String comma = "";
                for (Map.Entry<Integer, Integer> level : venue.get(side).entrySet()) {
                    text.append(comma).append("[\"").append(level.getKey()).append("\",\"").append(level.getValue())
                            .append("\"]");
                    comma = ",";
                }
            }
            byte[] body = text.append("]}").toString().getBytes(StandardCharsets.ISO_8859_1);
            ticks = 0;
            return protocol.snapshot(0, body, body.length, 1, 1, this::take);
        }

        private void decode(String frame) {
            byte[] bytes = frame.getBytes(StandardCharsets.ISO_8859_1);
            ticks = 0;
            statuses = 0;
            protocol.decode(bytes, 0, bytes.length, 1, 1, this::take);
        }

        private void take(Tick from) {
            if (from.type == Tick.STATUS) {
                statuses++;
                return;
            }
            ticks++;
            tick.updateId = from.updateId;
            tick.bids = from.bids;
            tick.asks = from.asks;
            System.arraycopy(from.bidPx, 0, tick.bidPx, 0, from.bids);
            System.arraycopy(from.bidQty, 0, tick.bidQty, 0, from.bids);
            System.arraycopy(from.askPx, 0, tick.askPx, 0, from.asks);
            System.arraycopy(from.askQty, 0, tick.askQty, 0, from.asks);
        }

        /** Remembers the best levels of the venue as it is now. */
        private void expect() {
            for (int side = 0; side < 2; side++) {
                int at = side * 2 * Tick.LEVELS;
                int end = at + 2 * Tick.LEVELS;
                for (Map.Entry<Integer, Integer> level : venue.get(side).entrySet()) {
                    if (at == end) {
                        break;
                    }
                    expected[at++] = level.getKey();
                    expected[at++] = level.getValue();
                }
                if (at < end) {
                    expected[at] = 0;
                }
            }
        }

        /** Compares with what was remembered at this number; answers whether a newer quote lay over it. */
        private boolean compare(long last) {
            boolean over = quoteId > last;
            assertEquals(over ? quoteId : last, tick.updateId, name);
            side(tick.bidPx, tick.bidQty, tick.bids, 0, over ? bid : -1, last);
            side(tick.askPx, tick.askQty, tick.asks, 2 * Tick.LEVELS, over ? ask : -1, last);
            return over;
        }

        private void side(long[] px, long[] qty, int count, int from, long quote, long last) {
            int at = 0;
            if (quote > 0) {
                assertEquals(quote, px[0] * 10 + qty[0], name + " at " + last);
                at = 1;
            }
            for (int i = from; i < from + 2 * Tick.LEVELS && expected[i] > 0 && at < Tick.LEVELS; i += 2) {
                boolean worse = from == 0 ? expected[i] < quote / 10 : expected[i] > quote / 10;
                if (quote < 0 || quote > 0 && worse) {
                    assertTrue(at < count && px[at] == expected[i] && qty[at] == expected[i + 1],
                            () -> name + " at " + last);
                    at++;
                }
            }
            assertFalse(quote < 0 && at != count, () -> name + " at " + last + ": " + count + " levels");
        }
    }
}
