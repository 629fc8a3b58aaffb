package arbd.execution.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenOrdersTest {
    private static final long QTY = 10;
    private static final long PROVED_AFTER = 6_000;
    private static final List<String> KINDS = List.of("ACCEPTED", "FILL4", "FILL10", "CANCELLED", "CANCELLED+3",
            "REJECTED", "UNKNOWN", "NOT_FOUND", "SUPPRESSED");

    private final OpenOrders orders = new OpenOrders(8, PROVED_AFTER);
    private final Report report = new Report();
    private long nextNumber = 1;
    private long nextTrade = 1;

    @Test
    void shouldMoveFromEveryStateByEveryReportAsTheTableSays() {
        Map<OrderState, String> expected = new EnumMap<>(OrderState.class);
        expected.put(OrderState.PENDING, "LIVE PARTIALLY_FILLED FILLED CANCELLED PARTIALLY_FILLED"
                + " REJECTED UNKNOWN UNKNOWN SUPPRESSED");
        expected.put(OrderState.LIVE, "LIVE PARTIALLY_FILLED FILLED CANCELLED PARTIALLY_FILLED"
                + " REJECTED UNKNOWN UNKNOWN SUPPRESSED");
        expected.put(OrderState.PARTIALLY_FILLED, "PARTIALLY_FILLED PARTIALLY_FILLED FILLED CANCELLED PARTIALLY_FILLED"
                + " CANCELLED UNKNOWN UNKNOWN SUPPRESSED");
        expected.put(OrderState.UNKNOWN, "LIVE PARTIALLY_FILLED FILLED CANCELLED PARTIALLY_FILLED"
                + " REJECTED UNKNOWN UNKNOWN SUPPRESSED");
        for (OrderState state : OrderState.values()) {
            if (state.terminal()) {
                expected.put(state, String.join(" ", java.util.Collections.nCopies(KINDS.size(), state.name())));
            }
        }
        Map<OrderState, String> actual = new EnumMap<>(OrderState.class);
        for (OrderState from : OrderState.values()) {
            List<String> row = new ArrayList<>();
            for (String kind : KINDS) {
                int slot = in(from);
                boolean told = tell(slot, kind);
                OrderState to = orders.state(slot);
                if (!kind.startsWith("FILL")) {
                    assertEquals(from != to, told, from + " " + kind);
                }
                row.add(to.name());
                end(slot);
            }
            actual.put(from, String.join(" ", row));
        }
        assertEquals(expected, actual);
    }

    @Test
    void shouldNeverLeaveAFinalStateWhateverIsSaid() {
        for (OrderState last : OrderState.values()) {
            if (!last.terminal()) {
                continue;
            }
            int slot = in(last);
            for (String kind : KINDS) {
                tell(slot, kind);
            }
            assertFalse(orders.markUnknown(slot), last.name());
            assertEquals(last, orders.state(slot));
            assertEquals(0, orders.unknown());
            orders.release(slot);
        }
    }

    @Test
    void shouldCountUnknownOrdersExactlyOverRandomReports() {
        long seed = 11;
        Random random = new Random(seed);
        List<Integer> slots = new ArrayList<>();
        for (int step = 0; step < 50_000; step++) {
            if (slots.size() < orders.capacity() && random.nextInt(3) == 0) {
                slots.add(in(OrderState.PENDING));
            } else if (!slots.isEmpty()) {
                int slot = slots.get(random.nextInt(slots.size()));
                OrderState before = orders.state(slot);
                tell(slot, KINDS.get(random.nextInt(KINDS.size())));
                assertTrue(!before.terminal() || orders.state(slot) == before, "seed " + seed + " step " + step);
                if (orders.state(slot).terminal() && random.nextBoolean()) {
                    orders.release(slot);
                    slots.remove((Integer) slot);
                }
            }
            long unknown = slots.stream().filter(s -> orders.state(s) == OrderState.UNKNOWN).count();
            assertEquals(unknown, orders.unknown(), "seed " + seed + " step " + step);
            assertEquals(slots.size(), orders.open(), "seed " + seed + " step " + step);
        }
    }

    @Test
    void shouldCountAFillOnceHoweverOftenAndInWhateverOrderItIsTold() {
        long seed = 5;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int slot = in(OrderState.PENDING, 1_000);
            long[] qty = new long[1 + random.nextInt(20)];
            long sum = 0;
            for (int i = 0; i < qty.length; i++) {
                qty[i] = 1 + random.nextInt(20);
                sum += qty[i];
            }
            long counted = 0;
            boolean[] told = new boolean[qty.length];
            for (int said = 0; said < qty.length * 6; said++) {
                int i = said < qty.length ? said : random.nextInt(qty.length);
                long expected = told[i] ? 0 : qty[i];
                told[i] = true;
                long fresh = fill(slot, 1_000L * round + i, qty[i]);
                assertEquals(expected, fresh, "seed " + seed);
                counted += fresh;
            }
            assertEquals(sum, counted, "seed " + seed);
            assertEquals(sum, orders.cumQty(slot), "seed " + seed);
            end(slot);
        }
    }

    @Test
    void shouldCountEachOfManySmallFillsOnceWhenAQueryListsThemAllAgain() {
        int fills = 150;
        int slot = in(OrderState.PENDING, 1_000);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < fills; i++) {
                fill(slot, 500 + i, 1);
            }
        }
        assertEquals(fills, orders.cumQty(slot));
    }

    @Test
    void shouldWaitForTheFillsThatACancellationNames() {
        int slot = in(OrderState.LIVE);
        report.clear();
        report.kind = Report.Kind.CANCELLED;
        report.cumQty = 7;
        orders.apply(slot, report, 0);
        assertEquals(OrderState.PARTIALLY_FILLED, orders.state(slot));
        fill(slot, 900, 4);
        assertEquals(OrderState.PARTIALLY_FILLED, orders.state(slot));
        fill(slot, 900, 4);
        assertEquals(OrderState.PARTIALLY_FILLED, orders.state(slot), "a repeated fill is not the missing one");
        fill(slot, 901, 3);
        assertEquals(OrderState.CANCELLED, orders.state(slot));
        assertEquals(7, orders.cumQty(slot));
    }

    @Test
    void shouldCountMoreThanWasOrderedSoThatItIsSeen() {
        int slot = in(OrderState.LIVE);
        fill(slot, 900, 8);
        fill(slot, 901, 8);
        assertEquals(OrderState.FILLED, orders.state(slot));
        assertEquals(16, orders.cumQty(slot));
        int late = in(OrderState.CANCELLED);
        assertEquals(3, fill(late, 903, 3));
        assertEquals(OrderState.CANCELLED, orders.state(late));
        assertEquals(3, orders.cumQty(late), "a late fill of a final order still moved money");
    }

    @Test
    void shouldBelieveThatAnOrderWasNeverThereOnlyAfterTheSecondAnswerAndTheWindow() {
        for (long at : new long[] {0, PROVED_AFTER - 1}) {
            int slot = in(OrderState.PENDING);
            for (int i = 0; i < 5; i++) {
                missing(slot, at);
            }
            assertEquals(OrderState.UNKNOWN, orders.state(slot), "at " + at);
            missing(slot, PROVED_AFTER);
            assertEquals(OrderState.REJECTED, orders.state(slot), "at " + at);
            orders.release(slot);
        }
        int first = in(OrderState.PENDING);
        missing(first, PROVED_AFTER * 10);
        assertEquals(OrderState.UNKNOWN, orders.state(first), "one answer proves nothing");
        int filled = in(OrderState.PARTIALLY_FILLED);
        missing(filled, PROVED_AFTER);
        missing(filled, PROVED_AFTER);
        assertEquals(OrderState.CANCELLED, orders.state(filled), "what filled cannot have been rejected");
    }

    @Test
    void shouldNotCountFillsOfAnEarlierLifeAgainInWhateverOrderTheyAreListed() {
        for (int[] listed : new int[][] {{1, 2}, {2, 1}, {2, 1, 2, 1}, {1, 1, 2}}) {
            int slot = orders.restore(order(20), OrderState.PARTIALLY_FILLED, 3, 0, 0);
            orders.restoreTrade(slot, 1);
            assertEquals(OrderState.UNKNOWN, orders.state(slot));
            for (int trade : listed) {
                fill(slot, trade, trade == 1 ? 3 : 5);
            }
            assertEquals(8, orders.cumQty(slot), java.util.Arrays.toString(listed));
            end(slot);
        }
    }

    @Test
    void shouldRefuseMoreOrdersThanItHasRoomForAndToForgetALiveOne() {
        List<Integer> slots = new ArrayList<>();
        for (int i = 0; i < orders.capacity(); i++) {
            slots.add(in(OrderState.PENDING));
        }
        assertThrows(IllegalArgumentException.class, () -> in(OrderState.PENDING));
        assertThrows(IllegalArgumentException.class, () -> orders.release(slots.get(0)));
        assertEquals(8, slots.stream().distinct().count());
        assertEquals(OpenOrders.NONE, orders.find(2, 1));
        assertEquals(OpenOrders.NONE, orders.find(0, 0));
        assertEquals((int) slots.get(3), orders.find(1, orders.number(slots.get(3))));
    }

    @Test
    void shouldFoldEveryStateThatDecidesIntoTheHash() {
        List<Long> hashes = new ArrayList<>();
        hashes.add(orders.foldInto(1));
        int slot = in(OrderState.PENDING);
        hashes.add(orders.foldInto(1));
        missing(slot, 0);
        hashes.add(orders.foldInto(1));
        missing(slot, 0);
        hashes.add(orders.foldInto(1));
        orders.asked(slot, 5);
        hashes.add(orders.foldInto(1));
        fill(slot, 1, 2);
        hashes.add(orders.foldInto(1));
        tell(slot, "CANCELLED+3");
        hashes.add(orders.foldInto(1));
        assertEquals(hashes.size(), hashes.stream().distinct().count(), hashes.toString());
        OpenOrders other = new OpenOrders(8, PROVED_AFTER);
        other.add(order(QTY), 0, 0);
        OpenOrders another = new OpenOrders(8, PROVED_AFTER);
        another.add(order(QTY), 0, 0);
        assertNotEquals(other.foldInto(1), another.foldInto(1), "two order numbers");
    }

    private int in(OrderState state) {
        return in(state, QTY);
    }

    private int in(OrderState state, long qty) {
        if (state == OrderState.NEVER_SENT) {
            return orders.restore(order(qty), state, 0, 0, 0);
        }
        int slot = orders.add(order(qty), 0, 0);
        switch (state) {
            case LIVE -> tell(slot, "ACCEPTED");
            case PARTIALLY_FILLED -> tell(slot, "FILL4");
            case UNKNOWN -> assertTrue(orders.markUnknown(slot));
            case FILLED -> tell(slot, "FILL10");
            case CANCELLED, REJECTED, SUPPRESSED -> tell(slot, state.name());
            default -> assertEquals(OrderState.PENDING, state);
        }
        assertEquals(state, orders.state(slot));
        return slot;
    }

    private Order order(long qty) {
        Order order = new Order();
        order.epoch = 1;
        order.number = nextNumber++;
        order.side = Side.BUY;
        order.px = 100;
        order.qty = qty;
        return order;
    }

    private boolean tell(int slot, String kind) {
        if (kind.startsWith("FILL")) {
            long qty = kind.equals("FILL4") ? 4 : Math.max(1, orders.qty(slot) - orders.cumQty(slot));
            return fill(slot, 10_000 + nextTrade++, qty) > 0;
        }
        report.clear();
        report.kind = Report.Kind.valueOf(kind.equals("CANCELLED+3") ? "CANCELLED" : kind);
        report.cumQty = kind.equals("CANCELLED+3") ? orders.cumQty(slot) + 3 : -1;
        return orders.apply(slot, report, 0);
    }

    private long fill(int slot, long tradeId, long qty) {
        report.clear();
        report.kind = Report.Kind.FILL;
        report.tradeId = tradeId;
        report.qty = qty;
        return orders.fill(slot, report);
    }

    private void missing(int slot, long nowNanos) {
        report.clear();
        report.kind = Report.Kind.NOT_FOUND;
        orders.apply(slot, report, nowNanos);
    }

    private void end(int slot) {
        if (!orders.state(slot).terminal()) {
            tell(slot, "CANCELLED");
        }
        orders.release(slot);
    }
}
