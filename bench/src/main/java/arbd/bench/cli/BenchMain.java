package arbd.bench.cli;

import arbd.daemon.cli.Front;

/** Where {@code ./arbd bench} begins. */
public final class BenchMain {
    private BenchMain() {
    }

    /** Measures, and exits with 0, or with 1 when a gate failed. */
    public static void main(String[] args) {
        System.exit(Front.run(new BenchCommand(Goals::all, System.out, System.err), args));
    }
}
