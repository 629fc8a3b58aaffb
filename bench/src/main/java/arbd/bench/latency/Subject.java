package arbd.bench.latency;

import arbd.bench.goal.WrongAnswerException;
import arbd.daemon.pipeline.SocketLoop;
import arbd.feeds.net.NanoClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that is measured, and its venues. Only one runs at a time: the others are stopped by a signal. */
final class Subject implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final long START_SECONDS = 60;
    private static final int PROBES_PER_SECOND = 200;
    private static final long STRAGGLERS_MILLIS = 50;
    private static final long ORDER_SECONDS = 3;

    private final String name;
    private final NanoClock clock;
    private final Schedule schedule;
    private final SocketLoop loop;
    private final Arrivals arrivals;
    private final Script script = new Script();
    private final StandIn standIn;
    private final boolean asksForAccounts;
    private Path said;
    private Process process;
    private Thread killer;

    /**
     * Not started yet.
     *
     * @param legs orders that it sends for each edge
     * @param asksForAccounts whether it has to, before it can trade
     */
    Subject(String name, SocketLoop loop, NanoClock clock, int legs, boolean asksForAccounts) {
        this.name = name;
        this.clock = clock;
        this.loop = loop;
        this.arrivals = new Arrivals(legs);
        this.standIn = new StandIn(loop, clock, arrivals);
        this.schedule = new Schedule(loop, clock, standIn, script, arrivals);
        this.asksForAccounts = asksForAccounts;
    }

    /** For people. */
    String name() {
        return name;
    }

    /** Whether it is a whole daemon, which has an account and signs. */
    boolean asksForAccounts() {
        return asksForAccounts;
    }

    /** Its venues. */
    StandIn standIn() {
        return standIn;
    }

    /** What came back. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** Process id. */
    long pid() {
        return process.pid();
    }

    /** Starts it and waits until it sends orders. */
    void start(List<String> command, Path scratch) throws IOException, WrongAnswerException {
        said = scratch.resolve(name + ".log");
        process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        killer = new Thread(this::kill);
        Runtime.getRuntime().addShutdownHook(killer);
        long until = clock.nanoTime() + START_SECONDS * SECOND;
        while (!standIn.connected() || asksForAccounts && !(standIn.askedForAccounts())) {
            check(until, "connect");
            loop.doWork();
        }
        script.every(script.opening());
        while (arrivals.orders() == 0) {
            check(until, "send an order");
            schedule.send(script.opening(), PROBES_PER_SECOND);
        }
        schedule.rest(STRAGGLERS_MILLIS);
    }

    /**
     * Opens one edge after the other, each when the last has its orders, for at most so long.
     *
     * @param most milliseconds
     * @throws WrongAnswerException when an edge did not get exactly its orders
     */
    void exercise(int edges, int every, int perSecond, long most) throws IOException, WrongAnswerException {
        script.every(every);
        arrivals.reset();
        boolean all = schedule.sendInTurn(edges, perSecond, most, ORDER_SECONDS);
        judge(all, perSecond);
    }

    /**
     * Sends frames on schedule, every so manieth of which opens an edge, and tells the times of all edges.
     *
     * @param edges to be opened
     * @param every frames for each of them
     * @param perSecond frames a second
     * @return edges that did not get their orders: it was away when they were open
     * @throws WrongAnswerException when an order was for no edge, or for one that had its orders
     */
    int measure(int edges, int every, int perSecond, Times into) throws IOException, WrongAnswerException {
        script.every(every);
        arrivals.reset();
        schedule.send((long) edges * every, perSecond);
        schedule.awaitOrders(ORDER_SECONDS);
        arrivals.tell(clock.nanoTime(), into);
        judge(true, perSecond);
        return arrivals.missing();
    }

    private void judge(boolean all, int perSecond) throws IOException, WrongAnswerException {
        schedule.rest(STRAGGLERS_MILLIS);
        if (!all || arrivals.wrong() > 0) {
            throw new WrongAnswerException(name + " at " + perSecond + " frames/s: of " + arrivals.edges()
                    + " edges " + arrivals.missing() + " did not get their orders, " + arrivals.wrong()
                    + " orders were for none" + (arrivals.wrong() > 0 ? " (" + arrivals.firstWrong() + ")" : "")
                    + words());
        }
    }

    /** Lets it idle. */
    void rest(long millis) {
        schedule.rest(millis);
    }

    /** Frames that were sent to it. */
    long frames() {
        return schedule.frames();
    }

    /** Stops it where it is. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    void resume() throws IOException, InterruptedException {
        standIn.ping();
        signal("CONT");
    }

    /** Ends it and waits for it. */
    @Override
    public void close() {
        if (process != null) {
            kill();
            process.onExit().join();
            Runtime.getRuntime().removeShutdownHook(killer);
        }
        standIn.close();
    }

    /** What a tracer traces outlives it otherwise. */
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Asks it to end in order; returns whether it did so within a while. */
    boolean end(long seconds) throws InterruptedException {
        process.destroy();
        long until = clock.nanoTime() + seconds * SECOND;
        while (process.isAlive() && clock.nanoTime() - until < 0) {
            loop.doWork();
        }
        return !process.isAlive();
    }

    /** Exit code of a process that has ended. */
    int exitValue() {
        return process.exitValue();
    }

    private void signal(String which) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + which, Long.toString(process.pid())).start();
        if (!kill.waitFor(START_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill -" + which + " of " + name + " failed");
        }
    }

    private void check(long until, String what) throws IOException, WrongAnswerException {
        if (!process.isAlive()) {
            throw new WrongAnswerException(name + " ended with " + process.exitValue() + " before it could " + what
                    + words());
        }
        if (clock.nanoTime() - until >= 0) {
            throw new WrongAnswerException(name + " did not " + what + " within " + START_SECONDS + " s" + words());
        }
    }

    /** The last thing it said. */
    private String words() throws IOException {
        List<String> lines = Files.readAllLines(said);
        return lines.isEmpty() ? "" : "; it said: " + lines.get(lines.size() - 1);
    }
}
