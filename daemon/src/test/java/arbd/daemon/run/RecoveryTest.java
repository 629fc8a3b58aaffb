package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.Mode;
import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.Copies;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.Line;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.daemon.record.OrderReportDecoder;
import arbd.execution.order.OrderState;
import arbd.execution.order.Report;
import arbd.route.RouteTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindNothingWhereThereIsNothing() throws Exception {
        Recovery none = Recovery.of(List.of(), Mode.LIVE, TestMarket.TABLE, TestMarket.ROUTES);
        assertTrue(none.clean() && none.carried().isEmpty());
        assertEquals("0 -1", none.previousEpoch() + " " + none.previousOutbound());
        Files.createDirectories(folder.resolve("empty"));
        assertTrue(Recovery.of(List.of(folder.resolve("empty")), Mode.LIVE, TestMarket.TABLE,
                TestMarket.ROUTES).clean());
    }

    /** Embedded venues end with their process: there is nobody to ask. */
    @Test
    void shouldCarryNothingFromSimulatedVenues() throws Exception {
        for (String text : List.of(TestMarket.HOSTED, TestMarket.TEXT)) {
            Path journal = folder.resolve("of" + text.length());
            EpochStart start = new EpochStart(1, 0, -1, false, TestMarket.TABLE, Carried.NOTHING, "main", "test", "run",
                    "test.yaml", text);
            try (Line line = new Line(journal, start, null, 33, order -> { })) {
                line.open();
                line.entry(0).answers(false);
                line.steps(100);
            }
            Recovery found = Recovery.of(List.of(journal), Mode.LIVE, TestMarket.TABLE, TestMarket.ROUTES);
            assertEquals(text.equals(TestMarket.TEXT), found.carried().isEmpty());
        }
    }

    /** A crash may come after any record. */
    @Test
    void shouldSayExactlyWhichOrdersWereNeverSentAndWhichAreUnknownWhereverTheJournalIsCut() throws Exception {
        Path journal = folder.resolve("life");
        try (Line line = new Line(journal, Line.start(1, Carried.NOTHING, false), null, 33, order -> { })) {
            line.open();
            line.steps(60);
            line.entry(0).answers(false);
            line.steps(100);
            line.entry(0).answers(true);
            line.entry(1).answers(false);
            line.steps(60);
        }
        List<byte[]> whole = Copies.records(journal);
        Twin twin = new Twin(journal);
        int neverSent = 0;
        int unknown = 0;
        for (int records = 1; records <= whole.size(); records += records < 40 ? 1 : 5) {
            Path cut = folder.resolve("cut" + records);
            Copies.write(cut, whole.subList(0, records));
            Recovery found = Recovery.of(List.of(cut), Mode.LIVE, TestMarket.TABLE, TestMarket.ROUTES);
            String words = "cut after " + records + " of " + whole.size();
            assertEquals(twin.neverSent(records), found.neverSent(), words);
            assertEquals(twin.unknown(records), unknown(found.carried()), words);
            assertFalse(found.clean(), words);
            neverSent += found.neverSent();
            unknown += unknown(found.carried()).size();
            next(folder.resolve("next" + records), found, words);
        }
        assertTrue(neverSent > 0 && unknown > 20, neverSent + " never sent, " + unknown + " unknown");
    }

    /** What is unknown is asked for and never sent again, and the third life knows what the first one left. */
    private void next(Path journal, Recovery found, String words) throws Exception {
        int fresh = 30;
        try (Line line = new Line(journal, Line.start(2, found.carried(), false), null, 5, order -> {
            assertEquals(2, order.epoch, words + ": an order of an earlier life was sent");
        })) {
            assertEquals(found.carried().unknown(), line.pipeline().tally().count(Tally.Count.UNKNOWN_ORDERS), words);
            line.open();
            line.steps(fresh);
            line.clock().advance(2 * TestMarket.SECOND);
            line.pipeline().time(line.clock().nanoTime());
            line.pipeline().runToQuiet();
            Set<String> asked = new TreeSet<>();
            for (int venue = 0; venue < 2; venue++) {
                line.entry(venue).sent().stream().filter(sent -> sent.startsWith("query 1/")).forEach(asked::add);
            }
            Set<String> expected = new TreeSet<>();
            unknown(found.carried()).forEach(number -> expected.add("query 1/" + number));
            assertEquals(expected, asked, words);
        }
        Recovery again = Recovery.of(List.of(journal), Mode.LIVE, TestMarket.TABLE, TestMarket.ROUTES);
        Set<Long> first = new TreeSet<>();
        for (Carried.CarriedOrder order : again.carried().orders()) {
            if (order.epoch() == 1 && !order.state().terminal()) {
                first.add(order.number());
            }
        }
        assertEquals(unknown(found.carried()), first, words);
        Map<List<Long>, Long> before = moves(found.carried(), 1);
        assertEquals(before, moves(again.carried(), 1), words + ": what the first life had moved");
        assertEquals(trades(found.carried()), trades(again.carried()), words);
    }

    @Test
    void shouldKeepSetsOfTwoLivesApartThoughTheyHaveTheSameNumbers() throws Exception {
        Path first = folder.resolve("first");
        try (Line line = new Line(first, Line.start(1, Carried.NOTHING, false), null, 33, order -> { })) {
            line.entry(0).answers(false);
            line.entry(1).answers(false);
            line.open();
            while (line.pipeline().tally().count(Tally.Count.ORDERS) == 0) {
                line.steps(1);
            }
        }
        Recovery one = Recovery.of(List.of(first), Mode.LIVE, TestMarket.TABLE, TestMarket.ROUTES);
        Path second = folder.resolve("second");
        try (Line line = new Line(second, Line.start(2, one.carried(), false), null, 33, order -> { })) {
            line.entry(0).answers(false);
            line.entry(1).answers(false);
            line.open();
            while (line.pipeline().tally().count(Tally.Count.ORDERS) == 0) {
                line.steps(1);
            }
        }
        Recovery two = Recovery.of(List.of(second), Mode.LIVE, TestMarket.TABLE, TestMarket.ROUTES);
        assertEquals(2 * one.carried().unknown(), two.carried().unknown());
        Path third = folder.resolve("third");
        try (Line line = new Line(third, Line.start(3, two.carried(), false), null, 34, order -> { })) {
            line.open();
            line.steps(20);
            assertEquals(two.carried().unknown(), line.pipeline().tally().count(Tally.Count.UNKNOWN_ORDERS));
        }
        Recovery three = Recovery.of(List.of(third), Mode.LIVE, TestMarket.TABLE, TestMarket.ROUTES);
        for (Carried.CarriedOrder order : two.carried().orders()) {
            assertTrue(three.carried().orders().stream().anyMatch(kept -> kept.epoch() == order.epoch()
                    && kept.number() == order.number() && kept.arbitrage() == order.arbitrage()), order.toString());
        }
    }

    @Test
    void shouldLookAtTheLifeBeforeOneThatEndedBeforeItsFirstRecord() throws Exception {
        Path journal = folder.resolve("life");
        try (Line line = Line.stepped(journal, 33)) {
            line.entry(0).answers(false);
            line.open();
            line.steps(60);
        }
        Path folderOnly = Files.createDirectories(folder.resolve("only"));
        Path queueOnly = folder.resolve("queue");
        Copies.write(queueOnly, List.of());
        Recovery found = Recovery.of(List.of(folderOnly, queueOnly, journal), Mode.LIVE, TestMarket.TABLE,
                TestMarket.ROUTES);
        assertTrue(found.carried().unknown() > 0);
        assertEquals(1, found.previousEpoch());
    }

    @Test
    void shouldStopWhenOpenOrdersMeetOtherRoutesOrADamagedJournal() throws Exception {
        Path journal = folder.resolve("life");
        try (Line line = Line.stepped(journal, 33)) {
            line.entry(0).answers(false);
            line.open();
            line.steps(60);
        }
        RouteTable fewer = RouteTable.of(TestMarket.TABLE, TestMarket.ROUTES.routes().subList(0, 2));
        StopException changed = assertThrows(StopException.class,
                () -> Recovery.of(List.of(journal), Mode.LIVE, TestMarket.TABLE, fewer));
        assertEquals(StopException.CONFIGURATION, changed.exitCode());
        List<byte[]> records = new ArrayList<>(Copies.records(journal));
        records.remove(5);
        Copies.write(folder.resolve("gap"), records);
        StopException damaged = assertThrows(StopException.class,
                () -> Recovery.of(List.of(folder.resolve("gap")), Mode.LIVE, TestMarket.TABLE, TestMarket.ROUTES));
        assertEquals(StopException.DAMAGED, damaged.exitCode());
    }

    private static Set<Long> unknown(Carried carried) {
        Set<Long> numbers = new TreeSet<>();
        for (Carried.CarriedOrder order : carried.orders()) {
            if (order.epoch() == 1 && !order.state().terminal()) {
                numbers.add(order.number());
            }
            assertTrue(order.state() != OrderState.NEVER_SENT || carried.orders().size() > 1);
        }
        return numbers;
    }

    private static Map<List<Long>, Long> moves(Carried carried, int epoch) {
        Map<List<Long>, Long> moves = new HashMap<>();
        for (Carried.Move move : carried.moves()) {
            boolean kept = carried.orders().stream().anyMatch(
                    order -> order.epoch() == move.epoch() && order.arbitrage() == move.arbitrage());
            if (move.epoch() == epoch && kept) {
                moves.put(List.of((long) move.route(), move.arbitrage(), (long) move.asset()), move.units());
            }
        }
        return moves;
    }

    private static Set<Carried.Trade> trades(Carried carried) {
        Set<Carried.Trade> trades = new HashSet<>(carried.trades());
        trades.removeIf(trade -> trade.epoch() != 1);
        return trades;
    }

    /** The same from the records alone: an order is over when its reports say so. */
    private static final class Twin {
        private final Map<Long, Integer> writtenAt = new TreeMap<>();
        private final Map<Long, Long> cause = new HashMap<>();
        private final Map<Long, Integer> overAt = new HashMap<>();
        private final Map<Long, Long> qty = new HashMap<>();
        private final Map<Long, Long> filled = new HashMap<>();
        private final TreeMap<Integer, Long> lastInput = new TreeMap<>();

        Twin(Path journal) {
            lastInput.put(0, -1L);
            try (JournalReader reader = JournalReader.open(journal)) {
                while (reader.next()) {
                    int at = (int) reader.read();
                    if (InboundDecoder.isInput(reader.header().type)) {
                        lastInput.put(at, reader.header().ringSequence);
                    }
                    if (reader.header().type == NewOrderDecoder.TEMPLATE_ID) {
                        NewOrderDecoder order = new NewOrderDecoder();
                        order.wrapAndApplyHeader(reader.body(), 0, new MessageHeaderDecoder());
                        writtenAt.put(order.number(), at);
                        cause.put(order.number(), reader.header().causeSequence);
                        qty.put(order.number(), order.qty());
                    } else if (reader.header().type == OrderReportDecoder.TEMPLATE_ID) {
                        report(reader, at);
                    }
                }
            }
        }

        int neverSent(int records) {
            long last = lastInput.floorEntry(records).getValue();
            int count = 0;
            for (Map.Entry<Long, Integer> order : writtenAt.entrySet()) {
                count += cause.get(order.getKey()) <= last && order.getValue() > records ? 1 : 0;
            }
            return count;
        }

        Set<Long> unknown(int records) {
            Set<Long> unknown = new TreeSet<>();
            writtenAt.forEach((number, at) -> {
                if (at <= records && overAt.getOrDefault(number, Integer.MAX_VALUE) > records) {
                    unknown.add(number);
                }
            });
            return unknown;
        }

        private void report(JournalReader reader, int at) {
            OrderReportDecoder report = new OrderReportDecoder();
            report.wrapAndApplyHeader(reader.body(), 0, new MessageHeaderDecoder());
            long number = report.number();
            Report.Kind kind = Report.Kind.of(report.kind());
            if (kind == Report.Kind.FILL) {
                filled.merge(number, report.qty(), Long::sum);
            }
            boolean over = kind == Report.Kind.REJECTED || kind == Report.Kind.SUPPRESSED
                    || kind == Report.Kind.CANCELLED || filled.getOrDefault(number, 0L) >= qty.get(number);
            if (over) {
                overAt.putIfAbsent(number, at);
            }
        }
    }
}
