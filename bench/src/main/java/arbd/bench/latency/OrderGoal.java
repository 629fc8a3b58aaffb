package arbd.bench.latency;

import arbd.bench.goal.Gate;
import arbd.bench.goal.Goal;
import arbd.bench.goal.Line;
import arbd.bench.goal.Measured;
import arbd.bench.goal.Run;
import arbd.bench.goal.Unit;
import arbd.bench.goal.WrongAnswerException;
import arbd.daemon.pipeline.SocketLoop;
import arbd.feeds.net.SystemClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** Time from tick to order, stamped at the venue, against an echo, node and Python; and the system calls for it. */
public final class OrderGoal implements Goal {
    private static final String ID = "6-order";
    private static final Gate ECHO = Gate.atMost(1.2, Unit.TIMES);
    private static final Gate OWN = Gate.atMost(3, Unit.MICROS);
    private static final Gate CALLS = Gate.atMost(1, Unit.COUNT);
    private static final Gate NODE = Gate.atLeast(4, Unit.TIMES);
    private static final Gate PYTHON = Gate.atLeast(20, Unit.TIMES);
    private static final int ROUNDS = 7;
    private static final int QUICK_ROUNDS = 3;
    private static final int TRACED_EDGES = 200;
    private static final int TRACED_EVERY = 4;
    private static final int TRACED_PER_SECOND = 400;
    private static final long TRACED_MILLIS = 30_000;
    private static final double MICRO = 1_000;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "tick to order, stamped at the venue, open loop, against an echo on the same sockets, node and Python";
    }

    @Override
    public List<Line> measure(Run run) throws Exception {
        Cores cores = Cores.ofThisProcess();
        SystemClock clock = new SystemClock();
        SocketLoop loop = new SocketLoop("venues", clock);
        Runnable unpin = cores.pin();
        loop.onStart();
        try {
            List<Line> lines = new ArrayList<>(calls(run, loop, clock, cores));
            int rounds = run.quick() ? QUICK_ROUNDS : ROUNDS;
            try (Race race = new Race(run, loop, clock, rounds)) {
                lines.addAll(times(race, new Commands(run.scratch(), cores.subject()), clock, rounds));
            }
            return lines;
        } finally {
            loop.onClose();
            unpin.run();
        }
    }

    private static List<Line> times(Race race, Commands commands, SystemClock clock, int rounds) throws Exception {
        String noNode = Peers.nodeMissing(Peers.folder());
        String noPython = Peers.pythonMissing();
        Contestant ours = race.enter("arbd", 2, true, commands::daemon);
        Contestant echo = race.enter("echo", 1, false, commands::echo);
        Rival node = new Rival("node", NODE, noNode,
                noNode.isEmpty() ? race.enter("node", 2, false, commands::node) : null);
        Rival python = new Rival("python", PYTHON, noPython,
                noPython.isEmpty() ? race.enter("python", 2, false, commands::python) : null);
        double hmac = HmacCost.nanos(clock);
        List<Line> lines = new ArrayList<>();
        for (Pace pace : Pace.ALL) {
            race.at(pace);
            lines.add(echo(pace, rounds, ours, echo, hmac));
            lines.add(own(pace, rounds, ours, echo, hmac));
            lines.add(peer(pace, rounds, ours, node));
            lines.add(peer(pace, rounds, ours, python));
        }
        race.check();
        return lines;
    }

    private static Line echo(Pace pace, int rounds, Contestant ours, Contestant echo, double hmac) {
        return Line.of(ID + ".echo." + pace.name(),
                measured(rounds, round -> (ours.median(round) - hmac) / echo.median(round), Unit.TIMES), ECHO,
                String.format(Locale.ROOT, "%s, of which signing %.1f us and its second order %.1f us later; %s",
                        times(ours), hmac / MICRO, ours.secondOrder() / MICRO, times(echo)));
    }

    private static Line own(Pace pace, int rounds, Contestant ours, Contestant echo, double hmac) {
        return Line.of(ID + ".own." + pace.name(),
                measured(rounds, round -> (ours.median(round) - hmac - echo.median(round)) / MICRO, Unit.MICROS), OWN,
                "what is beyond the echo without signing: decode, ring, decide, journal, encode");
    }

    private static Line peer(Pace pace, int rounds, Contestant ours, Rival rival) {
        String id = ID + "." + rival.name + "." + pace.name();
        Contestant peer = rival.contestant;
        if (peer == null) {
            return Line.skip(id, rival.gate, rival.missing);
        }
        return Line.of(id, measured(rounds, round -> peer.median(round) / ours.median(round), Unit.TIMES), rival.gate,
                times(ours) + " signed and journaled, " + times(peer));
    }

    private static String times(Contestant of) {
        return String.format(Locale.ROOT, "%s p50 %.1f us, p99 %.1f us%s", of.subject().name(), of.p50() / MICRO,
                of.p99() / MICRO, of.missingPercent() == 0 ? "" : String.format(Locale.ROOT,
                        " (%.1f %% of edges closed unseen)", of.missingPercent()));
    }

    private static Measured measured(int rounds, IntToDoubleFunction each, Unit unit) {
        double[] values = new double[rounds];
        Arrays.setAll(values, each);
        Arrays.sort(values);
        return new Measured(values[rounds / 2], values[0], values[rounds - 1], unit);
    }

    /** Counts on another daemon, since tracing slows it down. */
    private static List<Line> calls(Run run, SocketLoop loop, SystemClock clock, Cores cores) throws Exception {
        String missing = Syscalls.missing();
        if (!missing.isEmpty()) {
            return List.of(Line.skip(ID + ".reads", CALLS, missing), Line.skip(ID + ".writes", CALLS, missing));
        }
        run.at("6-order, counting system calls");
        try (Subject traced = new Subject("traced", loop, clock, 2, true)) {
            Syscalls calls = new Syscalls(run.scratch().resolve("strace.log"), traced.standIn());
            Commands commands = new Commands(run.scratch(), cores.subject());
            traced.start(calls.traced(commands.daemon(traced.standIn())), run.scratch());
            traced.exercise(TRACED_EDGES, TRACED_EVERY, TRACED_PER_SECOND, TRACED_MILLIS);
            Syscalls.Counts before = calls.counts();
            long frames = traced.frames();
            traced.exercise(TRACED_EDGES, TRACED_EVERY, TRACED_PER_SECOND, TRACED_MILLIS);
            Syscalls.Counts seen = calls.counts().since(before);
            long sent = traced.frames() - frames;
            long orders = traced.arrivals().orders();
            if (seen.dataReads() == 0 || seen.orderWrites() < orders) {
                throw new WrongAnswerException("strace saw " + seen.orderWrites() + " writes of " + orders
                        + " orders and " + seen.dataReads() + " reads of " + sent + " frames");
            }
            return List.of(
                    Line.of(ID + ".reads",
                            Measured.of((double) (seen.dataReads() + seen.emptyReads()) / sent, Unit.COUNT), CALLS,
                            String.format(Locale.ROOT, "reads for each market data frame: %d for %d frames, one at a"
                                    + " time; %d for the answers to %d orders; %d that brought nothing",
                                    seen.dataReads(), sent, seen.orderReads(), orders, seen.emptyReads())),
                    Line.of(ID + ".writes", Measured.of((double) seen.orderWrites() / orders, Unit.COUNT), CALLS,
                            String.format(Locale.ROOT, "writes for each order: %d for %d orders, each to its venue",
                                    seen.orderWrites(), orders)));
        }
    }

    /** A peer on another platform; its contestant is null when it is missing here. */
    private record Rival(String name, Gate gate, String missing, Contestant contestant) {
    }
}
