package arbd.daemon.cli;

import arbd.config.DaemonConfig;
import arbd.daemon.capture.Capture;
import arbd.daemon.capture.CaptureLimits;
import arbd.daemon.capture.CaptureStream;
import arbd.daemon.console.Words;
import arbd.daemon.run.CaptureFeeds;
import arbd.daemon.run.StopException;
import arbd.feeds.net.SystemClock;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records market data as it comes. */
@Command(
        name = "capture",
        description = "Record the market data of a configuration's venues, until Ctrl-C.",
        footer = {"", "Examples:", "  arbd capture --config my.yaml --out recorded",
            "  arbd capture --config my.yaml --out recorded --for 10m --json",
            "  arbd decode --venue kraken recorded/kraken/20260801T120000.000Z.wire.jsonl.gz",
            "", "Needs no account. DIR/VENUE/TIME.wire.jsonl.gz has one message per line, and",
            "TIME.meta.tsv.gz beside it when each came; REST snapshots are lines too. Each",
            "connection begins a pair of its own, and so does a pair that is large or old",
            "enough: then the venue is connected to anew, so that every pair has its own",
            "snapshots. Twice a second what came is appended as gzip members of their own: at",
            "most the last second is lost with the process, whatever ends it."})
final class CaptureCommand implements Callable<Integer> {
    private static final long TURN_MILLIS = 100;
    private static final long READY_WITHIN_NANOS = 60_000_000_000L;
    private static final long MEBIBYTE = 1L << 20;

    @Mixin
    private Common common;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to; made when not there.")
    private Path out;

    @Option(names = "--for", paramLabel = "TIME", converter = Durations.class, defaultValue = "0s",
            description = "Stop after this long, counted from the first message of each; default: never.")
    private long forNanos;

    @Option(names = "--part-time", paramLabel = "TIME", converter = Durations.class, defaultValue = "1h",
            description = "Begin a new pair after this long; default: 1h.")
    private long partNanos;

    @Option(names = "--part-size", paramLabel = "MIB", defaultValue = "256",
            description = "Begin a new pair when one has so many MiB on disk; default: 256.")
    private long partMebibytes;

    @Override
    public Integer call() throws StopException, InterruptedException {
        if (partNanos < TimeUnit.SECONDS.toNanos(1) || partMebibytes < 1) {
            throw new StopException(StopException.USAGE, "--part-time: expected 1s at least, --part-size 1 at least");
        }
        if (!common.hasConfig()) {
            throw new StopException(StopException.USAGE, "what should be captured? Name a configuration whose venues"
                    + " have addresses, for example: arbd capture --config my.yaml --out recorded");
        }
        DaemonConfig config = common.load("");
        CaptureLimits limits = new CaptureLimits(partMebibytes * MEBIBYTE, partNanos, 0, new SystemClock());
        CountDownLatch stop = new CountDownLatch(1);
        Signals.on("INT", stop::countDown);
        Signals.on("TERM", stop::countDown);
        Capture capture = opened(limits);
        try {
            CaptureFeeds feeds = CaptureFeeds.open(config, capture, limits);
            try {
                await(capture, stop);
            } finally {
                feeds.close();
            }
        } finally {
            capture.close();
        }
        report(capture);
        failed(capture);
        return 0;
    }

    private Capture opened(CaptureLimits limits) throws StopException {
        try {
            return Capture.open(out, limits, why -> { }); // said at the end, once
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write " + out + ": " + e.getMessage(), e);
        }
    }

    private void await(Capture capture, CountDownLatch stop) throws InterruptedException {
        Progress progress = new Progress("capturing", "messages", Common.err());
        long startNanos = System.nanoTime();
        long readyNanos = 0;
        while (!stop.await(TURN_MILLIS, TimeUnit.MILLISECONDS) && capture.failure() == null) {
            long now = System.nanoTime();
            boolean ready = capture.streams().stream().allMatch(stream -> stream.messages() > 0);
            readyNanos = readyNanos == 0 && ready ? now : readyNanos;
            boolean over = readyNanos != 0 ? now - readyNanos >= forNanos : now - startNanos >= READY_WITHIN_NANOS;
            if (forNanos > 0 && over) {
                break;
            }
            progress.at(capture.streams().stream().mapToLong(CaptureStream::lines).sum());
        }
        progress.end();
    }

    private void report(Capture capture) {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("schema", 1).put("command", "capture");
        for (CaptureStream stream : capture.streams()) {
            all.withArray("streams").addObject().put("venue", stream.venue()).put("lines", stream.lines())
                    .put("bytes", stream.bytes()).put("parts", stream.parts()).put("dropped", stream.dropped());
            if (!common.json()) {
                Common.out().println(stream.venue() + ": " + Words.count(stream.lines()) + " lines, "
                        + Words.count(stream.bytes()) + " bytes in " + stream.parts() + " parts, "
                        + Words.count(stream.dropped()) + " dropped");
            }
        }
        if (common.json()) {
            Common.out().println(all);
        }
    }

    private void failed(Capture capture) throws StopException {
        if (capture.failure() != null) {
            throw new StopException(StopException.IO, capture.failure().getMessage(), capture.failure());
        }
        for (CaptureStream stream : capture.streams()) {
            if (stream.messages() == 0) {
                throw new StopException(StopException.UNREACHABLE, "nothing came from venue " + stream.venue());
            }
        }
    }
}
