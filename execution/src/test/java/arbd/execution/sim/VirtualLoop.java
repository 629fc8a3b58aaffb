package arbd.execution.sim;

import java.util.PriorityQueue;

/** A loop on virtual time: runs what is due when it is told to go on. */
final class VirtualLoop implements VenueLoop {
    private record Task(long atNanos, long number, Runnable task) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return atNanos != other.atNanos ? Long.compare(atNanos, other.atNanos) : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long nowNanos;
    private long tickNanos;
    private long number;

    VirtualLoop(long nowNanos) {
        this.nowNanos = nowNanos;
    }

    @Override
    public long nowNanos() {
        nowNanos += tickNanos;
        return nowNanos;
    }

    /** From now on every look at the clock is so much later than the one before: a machine that hardly moves. */
    void tick(long nanos) {
        tickNanos = nanos;
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        tasks.add(new Task(nowNanos + delayNanos, number++, task));
    }

    void advance(long nanos) {
        long untilNanos = nowNanos + nanos;
        while (!tasks.isEmpty() && tasks.peek().atNanos <= untilNanos) {
            Task task = tasks.poll();
            nowNanos = task.atNanos;
            task.task.run();
        }
        nowNanos = untilNanos;
    }
}
