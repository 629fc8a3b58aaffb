package arbd.daemon.cli;

import arbd.daemon.archive.ArchiveFile;
import arbd.daemon.archive.ArchiveImport;
import arbd.daemon.backtest.BacktestReport;
import arbd.daemon.console.Words;
import arbd.daemon.run.StopException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Venues' public archives to recordings. */
@Command(
        name = "import",
        description = "Convert venues' public daily archives into recordings that decode and backtest read.",
        footer = {"", "Examples:",
            "  arbd import --venue binance-usdm --out recorded BTCUSDT-bookTicker-2024-01-31.zip",
            "  arbd import --venue bybit-linear --out recorded 2025-01-31_BTCUSDT_ob500.data.zip",
            "  arbd decode --venue bybit-linear recorded/bybit-linear/2025-01-31_BTCUSDT_ob500.wire.jsonl.gz",
            "", "Venues and what of theirs is read:",
            "  binance                      trades, aggTrades",
            "  binance-usdm, binance-coinm  trades, aggTrades, bookTicker",
            "  bybit, bybit-linear          trades, order books",
            "The name of a file says what is in it: keep the one under which it is published.",
            "NAME.CHECKSUM beside it is compared. Times are the venue's, since nobody received them."})
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Option(names = "--venue", paramLabel = "NAME", required = true, description = "Whose archives they are.")
    private String venue;

    @Option(names = "--out", paramLabel = "DIR", required = true,
            description = "Where to; recordings go to DIR/VENUE, which is made when it is not there.")
    private Path out;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Archives, as they are published.")
    private List<Path> files;

    @Override
    public Integer call() throws StopException {
        List<ArchiveFile> archives = new ArrayList<>();
        for (Path file : files) {
            archives.add(ArchiveFile.of(file, venue));
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("schema", 1).put("command", "import");
        ArrayNode done = all.putArray("files");
        for (ArchiveFile archive : archives) {
            ArchiveImport one = new ArchiveImport(archive, out);
            Progress progress = new Progress("importing", "lines", Common.err());
            try {
                one.run(progress::at);
            } finally {
                progress.end();
            }
            if (common.json()) {
                done.addObject().put("file", archive.path().toString()).put("recording", one.recording().toString())
                        .put("lines", one.lines()).put("linesBackInTime", one.backwards())
                        .put("first", BacktestReport.time(one.firstNanos()))
                        .put("last", BacktestReport.time(one.lastNanos())).put("checked", one.checked());
            } else {
                tell(archive, one);
            }
        }
        if (common.json()) {
            Common.out().println(all);
        }
        return 0;
    }

    private static void tell(ArchiveFile archive, ArchiveImport one) {
        Common.out().println(archive.path().getFileName() + ": " + Words.count(one.lines()) + " lines, "
                + BacktestReport.time(one.firstNanos()) + " to " + BacktestReport.time(one.lastNanos()) + ", "
                + (one.checked() ? "checksum compared" : "no checksum beside it") + " -> " + one.recording());
        if (one.backwards() > 0) {
            Common.out().println("  " + Words.count(one.backwards())
                    + " lines are earlier than a line above them: taken as at the latest time");
        }
    }
}
