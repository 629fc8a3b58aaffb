package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ConfigFile;
import arbd.daemon.decide.Decider;
import arbd.daemon.decide.Tally;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.OutboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.order.ClientOrderId;
import arbd.execution.sim.LedgerFill;
import arbd.execution.sim.LedgerOrder;
import arbd.execution.sim.LedgerSnapshot;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All lives of one instance against the books of the venues that saw them all. The last one stopped in order. */
final class Lives {
    private final InstrumentTable table;
    private final List<Path> runs;
    private final List<JournalFacts> facts = new ArrayList<>();
    private final Map<OrderKey, JournalFacts.Placed> placed = new HashMap<>();
    private final Map<Integer, LedgerSnapshot> ledgers;

    Lives(HostedVenues venues, List<Path> runs) {
        this(venues.books(), runs);
    }

    Lives(Books books, List<Path> runs) {
        this.table = books.table();
        this.ledgers = books.ledgers();
        this.runs = runs;
        for (Path run : runs) {
            JournalFacts life = JournalFacts.read(run);
            facts.add(life);
            for (JournalFacts.Placed order : life.placed().values()) {
                assertEquals(life.start().epoch(), order.key().epoch(), "an order of an earlier life was sent again");
                assertNull(placed.put(order.key(), order), () -> order + " was journaled in two lives");
            }
        }
        assertTrue(facts.get(facts.size() - 1).stoppedInOrder(), "the last life stopped in order");
    }

    List<JournalFacts> facts() {
        return facts;
    }

    /** Orders of all lives. */
    int orders() {
        return placed.size();
    }

    /** No order twice at a venue, and none that is not in the journal of its life. */
    void assertIntentBeforeWire() {
        ClientOrderId ids = new ClientOrderId(ClientOrderId.tagOf("main"));
        for (LedgerSnapshot ledger : ledgers.values()) {
            assertEquals(List.of(), ledger.duplicates(), "client order ids that reached a venue twice");
            assertEquals(List.of(), ledger.violations(), "a venue does not conserve");
            for (LedgerOrder order : ledger.orders()) {
                OrderKey key = OrderKey.of(ids, order.clientOrderId());
                assertNotNull(placed.get(key), () -> order + " was sent, but not journaled in epoch " + key.epoch());
            }
        }
    }

    /** Each execution of a venue is in the journals, and was counted exactly once over all lives. */
    int assertFills() {
        Set<String> booked = new HashSet<>();
        FillSums sums = new FillSums(table);
        for (JournalFacts life : facts) {
            life.fills().forEach(fill -> sums.add(fill, placed));
        }
        for (LedgerSnapshot ledger : ledgers.values()) {
            for (LedgerFill fill : ledger.fills()) {
                assertTrue(booked.add(ledger.venue() + "/" + fill.tradeId()));
            }
        }
        assertEquals(booked, sums.trades(), "executions booked by the venues against those in the journals");
        assertEquals(moved(), sums.wallets(), "what the venues' wallets moved against the journals' fills");
        Map<String, BigDecimal> counted = new TreeMap<>();
        for (Path run : runs) {
            try (JournalReader reader = JournalReader.open(run)) {
                ReplayResult result = Replayer.run(reader, records -> { });
                assertTrue(result.equal(), () -> run + ": " + result.divergence());
                for (Asset asset : table.assets()) {
                    counted.merge(asset.name(),
                            BigDecimal.valueOf(result.tally().realised(asset.id()), asset.decimals()), BigDecimal::add);
                }
            }
        }
        assertEquals(sums.sums(), FillSums.normal(counted), "journals' fills against what decide counted");
        return booked.size();
    }

    /** What was open when a life ended is unknown in the next, and asked for there until it is final. */
    int assertNothingLeftUnresolved() {
        Set<OrderKey> carried = new HashSet<>();
        Set<OrderKey> over = new HashSet<>();
        Set<OrderKey> queried = new HashSet<>();
        Map<OrderKey, Map<Long, Long>> filled = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            JournalFacts life = facts.get(i);
            carried(life.start(), carried);
            queried.addAll(life.queried());
            over.addAll(life.ended().keySet());
            over.addAll(life.toldFinal());
            life.fills().forEach(fill ->
                    filled.computeIfAbsent(fill.key(), key -> new HashMap<>()).put(fill.tradeId(), fill.qty()));
            filled.forEach((key, trades) -> {
                if (trades.values().stream().mapToLong(Long::longValue).sum() == placed.get(key).qty()) {
                    over.add(key);
                }
            });
            Set<OrderKey> next = i + 1 < facts.size() ? carried(facts.get(i + 1).start(), new HashSet<>()) : Set.of();
            for (OrderKey key : life.placed().keySet()) {
                assertTrue(over.contains(key) || next.contains(key),
                        () -> key + " was open when its life ended, and was forgotten");
            }
        }
        for (OrderKey key : carried) {
            assertTrue(queried.contains(key), () -> key + " was never asked for");
            assertTrue(over.contains(key), () -> key + " was never resolved");
        }
        return carried.size();
    }

    private static Set<OrderKey> carried(EpochStart start, Set<OrderKey> into) {
        for (Carried.CarriedOrder order : start.carried().orders()) {
            if (!order.state().terminal()) {
                into.add(new OrderKey(order.epoch(), order.number()));
            }
        }
        return into;
    }

    /** By our own account of the last life we own what the venues say. */
    void assertBalances() throws Exception {
        Decider decider = decidedAgain(runs.get(runs.size() - 1));
        assertEquals(0, decider.tally().count(Tally.Count.UNEXPLAINED), "balances at rest that were not ours");
        for (Venue venue : table.venues()) {
            for (Asset asset : table.assets()) {
                long theirs = ledgers.get(venue.id()).closing().getOrDefault(asset.id(), 0L);
                assertEquals(theirs, decider.balance(venue.id(), asset.id()),
                        () -> "units of " + asset.name() + " at " + venue.name() + " by our own account");
            }
            for (Instrument instrument : table.of(venue)) {
                assertEquals(ledgers.get(venue.id()).positions().getOrDefault(instrument.id(), 0L),
                        decider.position(instrument.id()), () -> "position in " + instrument.title());
            }
        }
    }

    private static Decider decidedAgain(Path run) throws Exception {
        try (JournalReader reader = JournalReader.open(run)) {
            assertTrue(reader.next());
            EpochStart start = JournalFacts.read(run).start();
            var config = ConfigFile.parse(start.configName(), start.configText());
            Slot slot = new Slot();
            Decider decider = new Decider(Settings.of(config, start.instruments(), start.epoch(), start.halted()),
                    Markets.routes(config, start.instruments()), new OutboundEncoder(() -> slot));
            start.carried().putInto(decider, reader.header().monotonicNanos);
            InboundDecoder decoder = new InboundDecoder();
            while (reader.next()) {
                if (InboundDecoder.isInput(reader.header().type)) {
                    decoder.deliver(reader.body(), reader.header().type, reader.header().monotonicNanos,
                            reader.header().wallNanos, decider);
                }
            }
            return decider;
        }
    }

    /** But for funding: what falls due between two lives nobody is told of; the next opening balance has it. */
    private Map<String, BigDecimal> moved() {
        Map<String, BigDecimal> moved = new TreeMap<>();
        for (LedgerSnapshot ledger : ledgers.values()) {
            for (Asset asset : table.assets()) {
                long units = ledger.closing().getOrDefault(asset.id(), 0L)
                        - ledger.opening().getOrDefault(asset.id(), 0L)
                        - ledger.funded().getOrDefault(asset.id(), 0L);
                moved.merge(asset.name(), BigDecimal.valueOf(units, asset.decimals()), BigDecimal::add);
            }
        }
        return FillSums.normal(moved);
    }
}
