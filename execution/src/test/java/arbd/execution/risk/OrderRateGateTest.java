package arbd.execution.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderRateGateTest {
    private final List<Long> history = new ArrayList<>();

    @Test
    void shouldAgreeWithANaiveSlidingWindowOnRandomSequences() {
        int refused = 0;
        int passed = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            int[] budget = {1 + random.nextInt(8), 1 + random.nextInt(8)};
            long[] window = {1 + random.nextInt(50), 1 + random.nextInt(50)};
            OrderRateGate gate = gate(budget, window);
            List<long[]> sent = new ArrayList<>();
            long now = random.nextBoolean() ? -1_000_000L : 0;
            for (int step = 0; step < 1_000; step++) {
                now += random.nextInt(4) == 0 ? random.nextInt(30) : random.nextInt(2);
                int route = random.nextInt(Shop.ROUTES.size());
                boolean fits = fits(sent, route, now, budget, window);
                Candidate candidate = new Candidate();
                candidate.route = route;
                candidate.nowNanos = now;
                assertEquals(fits ? Verdict.TAKEN : Verdict.ORDER_RATE, gate.check(candidate),
                        "seed " + seed + " step " + step);
                refused += fits ? 0 : 1;
                passed += fits ? 1 : 0;
                if (fits && random.nextInt(3) > 0) {
                    send(gate, sent, route, now);
                }
            }
        }
        assertTrue(refused > 1_000 && passed > 1_000, refused + " refused, " + passed + " passed");
    }

    @Test
    void shouldNeverSendMoreThanTheBudgetInAnyWindow() {
        long seed = 3;
        Random random = new Random(seed);
        OrderRateGate gate = gate(new int[] {5, 4}, new long[] {100, 70});
        List<long[]> sent = new ArrayList<>();
        long now = 0;
        for (int step = 0; step < 20_000; step++) {
            now += random.nextInt(20);
            Candidate candidate = new Candidate();
            candidate.route = random.nextInt(Shop.ROUTES.size());
            candidate.nowNanos = now;
            if (gate.check(candidate) == Verdict.TAKEN) {
                send(gate, sent, candidate.route, now);
            }
            long at = now;
            sent.removeIf(order -> order[1] <= at - 200);
            assertTrue(inWindow(sent, 0, now, 100) <= 5 && inWindow(sent, 1, now, 70) <= 4, "seed " + seed);
        }
    }

    /** What is only planned counts like what was sent in the same moment, and is gone when it is taken back. */
    @Test
    void shouldCountWhatIsHeldLikeWhatWasSent() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            int[] budget = {1 + random.nextInt(8), 1 + random.nextInt(8)};
            OrderRateGate holds = gate(budget, new long[] {20, 20});
            OrderRateGate sends = gate(budget, new long[] {20, 20});
            Candidate candidate = new Candidate();
            for (int step = 0; step < 50; step++) {
                candidate.nowNanos += random.nextInt(10);
                candidate.route = random.nextInt(Shop.ROUTES.size());
                int planned = random.nextInt(3);
                holds.hold(0, planned);
                OrderRateGate after = copy(sends, budget, planned, candidate.nowNanos);
                assertEquals(after.check(candidate), holds.check(candidate), "seed " + seed);
                holds.hold(0, -planned);
                assertEquals(sends.check(candidate), holds.check(candidate), "seed " + seed);
                if (holds.check(candidate) == Verdict.TAKEN) {
                    history.add(candidate.nowNanos);
                    holds.sent(0, candidate.nowNanos);
                    sends.sent(0, candidate.nowNanos);
                }
            }
            history.clear();
        }
    }

    private OrderRateGate copy(OrderRateGate of, int[] budget, int more, long now) {
        OrderRateGate copy = gate(budget, new long[] {20, 20});
        history.forEach(sent -> copy.sent(0, sent));
        assertEquals(of.foldInto(1), copy.foldInto(1));
        for (int i = 0; i < more; i++) {
            copy.sent(0, now);
        }
        return copy;
    }

    @Test
    void shouldFoldWhatWasSentIntoTheHashAndRefuseAnEmptyBudget() {
        OrderRateGate gate = gate(new int[] {2, 2}, new long[] {10, 10});
        long before = gate.foldInto(1);
        gate.sent(1, 5);
        assertNotEquals(before, gate.foldInto(1));
        assertThrows(IllegalArgumentException.class,
                () -> gate(new int[] {1, 0}, new long[] {10, 10}));
    }

    private static OrderRateGate gate(int[] orders, long[] window) {
        OrderBudget[][] budgets = new OrderBudget[orders.length][];
        for (int venue = 0; venue < orders.length; venue++) {
            budgets[venue] = new OrderBudget[] {new OrderBudget(orders[venue], window[venue])};
        }
        return new OrderRateGate(Shop.ROUTES, budgets);
    }

    /** A wide window binds where a narrow one does not, and the other way round. */
    @Test
    void shouldHoldEveryBudgetOfAVenue() {
        OrderBudget[] both = {new OrderBudget(4, 10), new OrderBudget(6, 1_000)};
        OrderRateGate gate = new OrderRateGate(Shop.ROUTES, new OrderBudget[][] {both, both});
        Candidate candidate = new Candidate();
        int taken = 0;
        for (long now = 0; now < 3_000; now++) {
            candidate.nowNanos = now;
            if (gate.check(candidate) == Verdict.TAKEN) {
                send(gate, new ArrayList<>(), candidate.route, now);
                taken++;
            }
        }
        int perVenue = (int) java.util.stream.IntStream.range(0, Shop.ROUTES.legs(0))
                .filter(leg -> venue(0, leg) == venue(0, 0)).count();
        assertEquals(6 / perVenue * 3, taken);
    }

    private static void send(OrderRateGate gate, List<long[]> sent, int route, long now) {
        for (int leg = 0; leg < Shop.ROUTES.legs(route); leg++) {
            int venue = venue(route, leg);
            gate.sent(venue, now);
            sent.add(new long[] {venue, now});
        }
    }

    private static boolean fits(List<long[]> sent, int route, long now, int[] budget, long[] window) {
        for (int venue = 0; venue < 2; venue++) {
            int legs = 0;
            for (int leg = 0; leg < Shop.ROUTES.legs(route); leg++) {
                legs += venue(route, leg) == venue ? 1 : 0;
            }
            if (legs > 0 && inWindow(sent, venue, now, window[venue]) + legs > budget[venue]) {
                return false;
            }
        }
        return true;
    }

    private static long inWindow(List<long[]> sent, int venue, long now, long window) {
        return sent.stream().filter(order -> order[0] == venue && now - order[1] < window).count();
    }

    private static int venue(int route, int leg) {
        return Shop.TABLE.get(Shop.ROUTES.instrument(route, leg)).venue().id();
    }
}
