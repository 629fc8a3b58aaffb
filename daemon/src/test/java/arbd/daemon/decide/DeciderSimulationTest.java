package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.daemon.record.QuoteDecoder;
import arbd.execution.order.Order;
import arbd.execution.order.Report;
import arbd.execution.order.TimeInForce;
import arbd.execution.risk.NakedGate;
import arbd.execution.risk.Verdict;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Tick;
import arbd.route.Sizing;
import arbd.route.Waterfall;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeciderSimulationTest {
    @Test
    void shouldKeepEveryInvariantOverRandomMarketsAndFaults() {
        long orders = 0;
        long missed = 0;
        long unknown = 0;
        for (long seed = 1; seed <= 200; seed++) {
            Life life = new Life(seed);
            life.run();
            orders += life.numbers.size();
            missed += life.lines.stream().filter(line -> line.contains("MISSED")).count();
            unknown += life.lines.stream().filter(line -> line.contains("UNKNOWN")).count();
        }
        assertTrue(orders > 2_000 && missed > 200 && unknown > 500,
                orders + " orders, " + missed + " missed, " + unknown + " unknown: too little happened");
    }

    @Test
    void shouldSayTheSameAndHashTheSameForTheSameInputs() {
        for (long seed = 1; seed <= 5; seed++) {
            Life life = new Life(seed);
            life.run();
            Scribe first = new Scribe();
            Scribe second = new Scribe();
            long hash = replay(life.inputs, first);
            assertEquals(life.decider.stateHash(), hash, "seed " + seed);
            assertEquals(hash, replay(life.inputs, second), "seed " + seed);
            assertEquals(first.all(), second.all(), "seed " + seed);
            assertTrue(first.all().size() > 50, "seed " + seed);
        }
    }

    @Test
    void shouldHashDifferentlyWhenAnyOneInputIsMissingOrAQuoteHasAnotherNumber() {
        Life life = new Life(3);
        life.run();
        long hash = life.decider.stateHash();
        for (int at = 0; at < life.inputs.size(); at += 7) {
            List<Slot> changed = new ArrayList<>(life.inputs);
            Slot removed = changed.remove(at);
            assertNotEquals(hash, replay(changed, new Scribe()), "input " + at + " of type " + removed.type);
            if (removed.type == QuoteDecoder.TEMPLATE_ID && last(life.inputs, at)) {
                Slot other = new Slot();
                other.copyFrom(removed);
                int qtyAt = 8 + 36 + 8;
                other.buffer.putLong(qtyAt, other.buffer.getLong(qtyAt, ByteOrder.LITTLE_ENDIAN) + 1,
                        ByteOrder.LITTLE_ENDIAN);
                changed.add(at, other);
                assertNotEquals(hash, replay(changed, new Scribe()), "quantity of input " + at);
            }
        }
    }

    /** Whether no later quote of the instrument hides this one. */
    private static boolean last(List<Slot> inputs, int at) {
        int instrument = inputs.get(at).buffer.getInt(8);
        return inputs.subList(at + 1, inputs.size()).stream().noneMatch(
                slot -> slot.type == QuoteDecoder.TEMPLATE_ID && slot.buffer.getInt(8) == instrument);
    }

    private static long replay(List<Slot> inputs, DecisionSink out) {
        Decider decider = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, out);
        InboundDecoder decoder = new InboundDecoder();
        for (Slot slot : inputs) {
            decoder.deliver(slot.buffer, slot.type, slot.monotonicNanos, slot.wallNanos, decider);
        }
        return decider.stateHash();
    }

    /** One life of a decider on random markets. */
    private static final class Life implements ModelVenues.Watch {
        private static final long[] MID = {6_000_000, 300_000, 5_000, 6_000_000, 300_000};

        private final String words;
        private final Random random;
        private final ModelVenues venues;
        private final Decider decider;
        private final InboundEncoder encoder = new InboundEncoder();
        private final InboundDecoder decoder = new InboundDecoder();
        private final List<Slot> inputs = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final Set<Long> numbers = new HashSet<>();
        private final Map<Long, Long> atRisk = new HashMap<>();
        private final Set<Long> trades = new HashSet<>();
        private final long[][] balance = new long[2][3];
        private long now = 1_000_000_000L;
        private final Map<Long, Long> nets = new HashMap<>();
        private int realised;
        private boolean halted;

        Life(long seed) {
            words = "seed " + seed + " ";
            random = new Random(seed);
            venues = new ModelVenues(new Random(seed * 31), this);
            decider = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, venues);
        }

        void run() {
            for (int venue = 0; venue < 2; venue++) {
                session(venue, true);
                for (int asset = 0; asset < 3; asset++) {
                    balance[venue][asset] = TestMarket.opening(asset);
                    balance(venue, asset);
                }
            }
            for (int step = 0; step < 400; step++) {
                step();
            }
            calm();
        }

        private void step() {
            now += random.nextInt(60) * 1_000_000L;
            deliver();
            switch (random.nextInt(40)) {
                case 0 -> session(random.nextInt(2), false);
                case 1, 2 -> {
                    session(0, true);
                    session(1, true);
                }
                case 3 -> command(CommandKind.PAUSE);
                case 4, 5 -> command(CommandKind.RESUME);
                case 6 -> command(CommandKind.HALT);
                case 7 -> command(CommandKind.CANCEL_OPEN);
                case 8 -> balance(random.nextInt(2), random.nextInt(3));
                default -> quote();
            }
        }

        /** Faults stop: everything must end. */
        private void calm() {
            venues.stopFaults();
            session(0, true);
            session(1, true);
            long until = now + 60_000_000_000L;
            while (now < until) {
                now = Math.min(until, Math.max(now + 1, Math.min(decider.dueNanos(), venues.nextNanos())));
                deliver();
            }
            assertEquals(0, decider.books().orders.open(), words + "orders are left open");
            assertEquals(0, decider.books().orders.unknown(), words);
            assertEquals(0, decider.books().arbitrages.open(), words);
            assertTrue(atRisk.isEmpty(), words + atRisk);
            assertEquals(Map.of(), nets, words + "arbitrages that never told what they made");
            assertEquals(decider.tally().count(Tally.Count.ARBITRAGES), realised, words);
            assertEquals(0, decider.tally().count(Tally.Count.MISPLANNED), words);
            assertEquals(Long.MAX_VALUE, decider.dueNanos() < now ? 0 : Long.MAX_VALUE, words);
            assertEquals(venues.fills(), decider.tally().count(Tally.Count.FILLS), words + "every fill once");
            for (int venue = 0; venue < 2; venue++) {
                for (int asset = 0; asset < 3; asset++) {
                    assertEquals(TestMarket.opening(asset) + venues.moved(venue, asset), decider.balance(venue, asset),
                            words + "venue " + venue + " asset " + asset);
                    assertEquals(0, decider.books().wallets.reserved(venue, asset), words + "a promise is left");
                }
            }
            assertEquals(0, decider.tally().count(Tally.Count.UNEXPLAINED), words);
        }

        private void deliver() {
            for (Report report : venues.arrived(now)) {
                Report copy = report;
                copy.receivedNanos = now;
                if (report.kind == Report.Kind.FILL && trades.add(report.tradeId)) {
                    book(report);
                }
                Slot slot = new Slot();
                encoder.encode(copy, slot);
                tell(slot);
            }
            if (now >= decider.dueNanos()) {
                Slot slot = stamped();
                encoder.encodeTime(slot);
                tell(slot);
            }
        }

        private void book(Report fill) {
            int slot = decider.books().orders.find(1, fill.number);
            assertTrue(slot >= 0, words + "a new fill of an order that is forgotten");
            int instrument = decider.books().orders.instrument(slot);
            boolean buys = decider.books().orders.buys(slot);
            Instrument traded = TestMarket.TABLE.get(instrument);
            long base = Money.baseFloor(traded, fill.qty);
            long quote = buys ? Money.notionalCeil(traded, fill.px, fill.qty)
                    : Money.notionalFloor(traded, fill.px, fill.qty);
            long[] at = balance[traded.venue().id()];
            at[traded.base().id()] += buys ? base : -base;
            at[traded.quote().id()] += buys ? -quote : quote;
            at[fill.feeAsset] -= fill.fee;
        }

        private void quote() {
            int instrument = random.nextInt(5);
            long mid = MID[instrument];
            long shift = (long) (mid * (random.nextInt(200) - 100) / 10_000.0);
            Tick tick = TestMarket.quote(instrument, mid + shift - 1, mid + shift + 1, now);
            Slot slot = new Slot();
            encoder.encode(tick, slot);
            tell(slot);
        }

        private void session(int venue, boolean up) {
            Slot slot = stamped();
            encoder.encodeSession(venue, up, slot);
            tell(slot);
        }

        private void command(CommandKind kind) {
            Slot slot = stamped();
            encoder.encodeCommand(kind, -1, new byte[0], slot);
            halted = kind == CommandKind.HALT || halted && kind != CommandKind.RESUME;
            tell(slot);
        }

        /** The venue's word at rest is the truth as we know it. */
        private void balance(int venue, int asset) {
            Slot slot = new Slot();
            encoder.encode(TestMarket.balance(venue, asset, balance[venue][asset]), slot);
            encoder.stamp(slot, now, now);
            tell(slot);
        }

        private Slot stamped() {
            Slot slot = new Slot();
            encoder.stamp(slot, now, now);
            return slot;
        }

        private void tell(Slot slot) {
            inputs.add(slot);
            venues.at(now);
            decoder.deliver(slot.buffer, slot.type, slot.monotonicNanos, slot.wallNanos, decider);
            check();
        }

        private void check() {
            int open = decider.books().orders.open();
            assertTrue(open <= 8, words + open + " open orders");
            for (int venue = 0; venue < 2; venue++) {
                for (int asset = 0; asset < 3; asset++) {
                    assertEquals(balance[venue][asset], decider.balance(venue, asset), words + "position is not the"
                            + " sum of fills: venue " + venue + " asset " + asset);
                    long promised = decider.books().wallets.reserved(venue, asset);
                    assertTrue(promised >= 0 && (open > 0 || promised == 0), words + "promised " + promised);
                }
            }
        }

        @Override
        public void order(Order order, Sizing sizing) {
            assertFalse(halted, words + "an order after the halt");
            assertTrue(numbers.add(order.number), words + "order number " + order.number + " twice");
            assertEquals(TimeInForce.IOC, order.timeInForce);
            assertTrue(sizing.spend <= 200_000_000_000L, words + "spends " + sizing.spend);
            assertTrue(order.qty > 0 && order.px > 0, words);
            atRisk.put(order.arbitrage, NakedGate.worst(sizing));
            long risk = atRisk.values().stream().mapToLong(Long::longValue).sum();
            long naked = decider.books().naked.notional(TestMarket.USDT);
            assertTrue(risk + naked <= 700_000_000_000L, words + "naked " + naked + " and at risk " + risk);
        }

        @Override
        public void sized(long arbitrage, Verdict verdict, Sizing sizing) {
            Waterfall from = sizing.waterfall;
            assertEquals(from.net, from.gross - from.costs(), words + "a waterfall does not add up");
            if (verdict == Verdict.TAKEN) {
                assertTrue(arbitrage > 0 && from.net > 0, words);
                nets.put(arbitrage, from.net);
            }
        }

        /** The net, all deviations and what is left over make what was realised, to the last unit. */
        @Override
        public void realised(Realised done) {
            assertEquals(nets.remove(done.arbitrage), done.net, words);
            long sum = done.net + done.beyondFills + done.earlier;
            for (int leg = 0; leg < done.legs; leg++) {
                sum += done.pxDeviation[leg] + done.qtyDeviation[leg] + done.feeDeviation[leg];
            }
            assertEquals(done.realised, sum, words + "deviations");
            for (int i = 0; i < done.assets; i++) {
                sum += done.asset[i] == TestMarket.USDT ? 0 : done.value[i];
            }
            assertEquals(done.marked, sum, words + "what is left over");
            realised++;
        }

        @Override
        public void said(String line) {
            assertFalse(line.startsWith("WRONG"), words + line);
            lines.add(line);
            if (line.startsWith("done")) {
                atRisk.remove(Long.parseLong(line.split(" ")[1]));
            }
        }
    }
}
