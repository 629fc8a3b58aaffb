package arbd.bench.latency;

import arbd.bench.goal.Run;
import arbd.bench.goal.WrongAnswerException;
import arbd.daemon.pipeline.SocketLoop;
import arbd.feeds.net.NanoClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All subjects, each in a process of its own, of which one runs at a time. */
final class Race implements AutoCloseable {
    /** Edges with which a subject gets going again when it was stopped. */
    static final int WAKING_EDGES = 100;
    /** The longest that this takes. */
    static final long WAKING_MILLIS = 1_000;

    private static final int WARM_UP_EDGES = 20_000;
    private static final int WARM_UP_PER_SECOND = 10_000;
    private static final int WARM_UP_EVERY = 2;
    private static final long WARM_UP_MILLIS = 12_000;
    private static final long COMPILING_MILLIS = 1_000;

    private final Run run;
    private final SocketLoop loop;
    private final NanoClock clock;
    private final int rounds;
    private final List<Contestant> contestants = new ArrayList<>();

    Race(Run run, SocketLoop loop, NanoClock clock, int rounds) {
        this.run = run;
        this.loop = loop;
        this.clock = clock;
        this.rounds = rounds;
    }

    /** Starts a subject, warms it up and stops it for the time being. */
    Contestant enter(String name, int legs, boolean asks, Launch launch) throws Exception {
        run.at("6-order, starting " + name);
        Subject subject = new Subject(name, loop, clock, legs, asks);
        Contestant contestant = new Contestant(subject, rounds);
        contestants.add(contestant);
        subject.start(launch.command(subject.standIn()), run.scratch());
        run.at("6-order, warming up " + name);
        subject.exercise(WARM_UP_EDGES, WARM_UP_EVERY, WARM_UP_PER_SECOND, WARM_UP_MILLIS);
        subject.rest(COMPILING_MILLIS);
        subject.pause();
        return contestant;
    }

    /** All rounds at one pace, the subjects in turn. */
    void at(Pace pace) throws Exception {
        contestants.forEach(Contestant::begin);
        for (int round = 0; round < rounds; round++) {
            for (Contestant each : contestants) {
                run.at("6-order, " + pace.perSecond() + " frames/s, round " + (round + 1) + " of " + rounds + ", "
                        + each.subject().name());
                each.round(pace);
            }
        }
    }

    /**
     * Looks at the orders of all again; arbd's must be signed.
     *
     * @throws WrongAnswerException when a venue would not have taken one
     */
    void check() throws IOException, WrongAnswerException {
        for (Contestant each : contestants) {
            OrderCheck.check(each.subject().standIn().kept(), each.subject().asksForAccounts());
        }
    }

    @Override
    public void close() {
        contestants.forEach(each -> each.subject().close());
    }

    /** Makes a command, given the venues to connect to. */
    @FunctionalInterface
    interface Launch {
        /** The words of the command. */
        List<String> command(StandIn standIn) throws IOException;
    }
}
