package arbd.daemon.cli;

import arbd.daemon.decode.DecodedFile;
import arbd.daemon.decode.Decoder;
import arbd.daemon.decode.WireEvent;
import arbd.daemon.run.StopException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is in recorded wire text, and what became of the books. */
@Command(
        name = "decode",
        description = "Decode recorded wire text: one JSON object per event on standard output.",
        footer = {"", "Examples:",
            "  arbd decode --venue binance recorded/binance/btc.wire.jsonl",
            "  arbd decode --venue kraken --symbols BTC/USD,ETH/USD book.wire.jsonl.gz",
            "  arbd decode --venue binance-usdm btc.wire.jsonl | grep '\"gap\"'",
            "  zcat okx.jsonl.gz | arbd decode --venue okx -",
            "", "The text has one message per line. NAME.meta.tsv beside NAME.wire.jsonl",
            "(line, t_ns, dir, note) tells which lines are ours (out), and which are REST",
            "answers (http, with the symbol or the address as note). Parts of a capture that continue each other",
            "are named together; line numbers are those of each file.",
            "Venues: binance, binance-usdm, binance-coinm, bybit, bybit-linear, coinbase, coinbase-exchange,",
            "hyperliquid, kraken, okx."})
final class DecodeCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    @Mixin
    private Common common;

    @Option(names = "--venue", paramLabel = "NAME", required = true, description = "Whose text it is.")
    private String venue;

    @Option(names = "--symbols", paramLabel = "A,B", split = ",",
            description = "Only events of these, by the venue's names, and those of no symbol; default: all.")
    private List<String> symbols = List.of();

    @Parameters(paramLabel = "FILE", arity = "1..*",
            description = "Wire text, also as .gz; - is standard input. Several are one recording, in this order.")
    private List<String> files;

    @Override
    public Integer call() throws StopException {
        PrintStream out = new PrintStream(new BufferedOutputStream(Common.out(), BUFFER), false,
                StandardCharsets.UTF_8);
        Progress progress = new Progress("decoding", "lines", Common.err());
        try {
            Decoder decoder = Decoder.of(venue, Set.copyOf(symbols), (WireEvent event) -> out.println(event.json()));
            for (String file : files) {
                if (file.equals("-")) {
                    new DecodedFile(decoder, venue, line -> flushWhenIdle(out)).read(System.in);
                } else {
                    new DecodedFile(decoder, venue, progress::at).read(Path.of(file));
                }
            }
        } finally {
            progress.end();
            out.flush();
        }
        if (Common.out().checkError()) {
            throw new StopException(StopException.IO, "standard output was closed");
        }
        return 0;
    }

    /** Who pipes a live stream in wants to see each event when it comes. */
    private static void flushWhenIdle(PrintStream out) {
        try {
            if (System.in.available() == 0) {
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
