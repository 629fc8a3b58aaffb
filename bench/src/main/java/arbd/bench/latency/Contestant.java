package arbd.bench.latency;

import arbd.bench.goal.Windows;

/** One subject and its times at one pace after another. */
final class Contestant {
    private final Subject subject;
    private final int rounds;
    private double[] medians;
    private Windows windows;
    private Windows rests;
    private int round;
    private long edges;
    private long missing;

    Contestant(Subject subject, int rounds) {
        this.subject = subject;
        this.rounds = rounds;
    }

    /** The process. */
    Subject subject() {
        return subject;
    }

    /** Begins another pace. */
    void begin() {
        medians = new double[rounds];
        windows = new Windows(rounds);
        rests = new Windows(rounds);
        round = 0;
        edges = 0;
        missing = 0;
    }

    /** One window at this pace, while the others are stopped. */
    void round(Pace pace) throws Exception {
        Windows own = new Windows(1);
        subject.resume();
        try {
            subject.exercise(Race.WAKING_EDGES, pace.every(), pace.perSecond(), Race.WAKING_MILLIS);
            missing += subject.measure(Windows.SAMPLES, pace.every(), pace.perSecond(), (first, rest) -> {
                own.add(first);
                windows.add(first);
                rests.add(rest);
            });
        } finally {
            subject.pause();
        }
        edges += Windows.SAMPLES;
        medians[round++] = own.bestP50();
    }

    /** Median of one round, nanoseconds. */
    double median(int of) {
        return medians[of];
    }

    /** 10th percentile over windows of their medians, nanoseconds. */
    long p50() {
        return windows.bestP50();
    }

    /** 10th percentile over windows of their 99th percentiles, nanoseconds. */
    long p99() {
        return windows.bestP99();
    }

    /** The same of the medians of the time from an edge's first order to its second, nanoseconds. */
    long secondOrder() {
        return rests.bestP50();
    }

    /** Edges without their orders, in hundredths of all. */
    double missingPercent() {
        return 100.0 * missing / edges;
    }
}
