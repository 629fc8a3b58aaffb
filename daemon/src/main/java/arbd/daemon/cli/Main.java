package arbd.daemon.cli;

import picocli.CommandLine.Command;

/** The command line's front door. */
@Command(
        name = "arbd",
        mixinStandardHelpOptions = true,
        versionProvider = Build.class,
        synopsisSubcommandLabel = "VERB",
        description = "Low-latency arbitrage trading daemon.",
        subcommands = {RunCommand.class, TailCommand.class, StatsCommand.class, ReplayCommand.class,
            BacktestCommand.class, DecodeCommand.class, CheckCommand.class, RoutesCommand.class, VenuesCommand.class,
            InitCommand.class, KeysCommand.class, TestOrderCommand.class,
            SimCommand.class, CaptureCommand.class, ImportCommand.class, BenchCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  arbd run                          trade on simulated venues and a simulated chain",
            "  arbd run --for 60s --json         the same for a minute, with a summary for programs",
            "  arbd tail -f                      follow what it decides, from another terminal",
            "  arbd stats --decay                how long edges last, and what a millisecond is worth",
            "  arbd replay --verify              decide again on everything, and compare",
            "  arbd backtest --data FOLDER/NAME  the same decisions on recorded market data, filled on paper",
            "  arbd decode --venue okx FILE      what is in recorded wire text, and what became of its books",
            "  arbd check --config my.yaml       find every mistake in a configuration",
            "  arbd routes --why-not BTC,USDT    what is looked for, and why something is not",
            "  arbd init --venues kraken,okx     write a first configuration; paper needs no keys",
            "  arbd keys add kraken-main         take in an account's key, for you alone",
            "  arbd test-order --help            show that orders work at a venue, with one that cannot trade",
            "  arbd venues kraken                what a venue can do, and how that was proved",
            "  arbd capture --config my.yaml --out DIR   record market data, for decode and backtest",
            "  arbd sim --venue kraken           a simulated venue for other programs, orders included",
            "  arbd bench                        how fast it is on this machine, beside the usual ways"})
public final class Main {
    private Main() {
    }

    /** Runs one verb and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one verb; the exit code is what the process would return. */
    static int run(String... args) {
        Logging.configure();
        return Front.run(new Main(), args);
    }
}
