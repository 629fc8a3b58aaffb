package arbd.daemon.backtest;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Small recordings of our own making, and the shipped backtest profile with other numbers in it. */
public final class Fixture {
    static final long START_NANOS = 1_700_000_000_000_000_000L;
    static final long MILLISECOND = 1_000_000L;

    private final StringBuilder wire = new StringBuilder();
    private final StringBuilder sidecar;
    private long lines;

    private Fixture(String columns) {
        sidecar = new StringBuilder(columns).append('\n');
    }

    /** Several markets in one file. */
    public static Fixture ofMarkets() {
        return new Fixture("line\tt_ns\tmarket");
    }

    /** One venue in one file. */
    public static Fixture ofVenue() {
        return new Fixture("line\tt_ns\tdir\tnote");
    }

    /** Spot at 60,000 and a perpetual whose prices swing around it, for {@code pairs} pairs of lines. */
    public static Fixture swinging(int pairs) {
        Fixture fixture = ofMarkets();
        for (int i = 0; i < pairs; i++) {
            long swing = (i * 37L % 100) * 4 - 200;
            fixture.line(20L * i, "spot", quote(i + 1, "59999.99", "0.01500", "60000.00", "0.02500"));
            fixture.line(20L * i + 7, "usdm", quote(i + 1, 60_000 + swing + ".00", "0.040", 60_000 + swing + ".10",
                    "0.0" + (10 + i % 50)));
        }
        return fixture;
    }

    /** A best bid and offer as the venue sends it. */
    public static String quote(long update, String bid, String bidQty, String ask, String askQty) {
        return "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":" + update + ",\"s\":\"BTCUSDT\",\"b\":\"" + bid
                + "\",\"B\":\"" + bidQty + "\",\"a\":\"" + ask + "\",\"A\":\"" + askQty + "\"}}";
    }

    /** Adds a line, so many milliseconds after the start. */
    public Fixture line(long millis, String word, String text) {
        wire.append(text).append('\n');
        sidecar.append(++lines).append('\t').append(START_NANOS + millis * MILLISECOND).append('\t').append(word)
                .append(sidecar.indexOf("note") > 0 ? "\t\n" : "\n");
        return this;
    }

    /** Writes {@code NAME.wire.jsonl} and {@code NAME.meta.tsv}; returns the path without an ending. */
    public String write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".wire.jsonl"), wire);
        Files.writeString(folder.resolve(name + ".meta.tsv"), sidecar);
        return folder.resolve(name).toString();
    }

    /** The same, compressed. */
    public String writeGzip(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        gzip(folder.resolve(name + ".wire.jsonl.gz"), wire.toString());
        gzip(folder.resolve(name + ".meta.tsv.gz"), sidecar.toString());
        return folder.resolve(name).toString();
    }

    /** The shipped profile. */
    public static DaemonConfig profile() throws IOException, ConfigException {
        return profile("10 bps", "5 bps", "2 bps");
    }

    /** The shipped profile with these numbers. */
    static DaemonConfig profile(String spotFee, String perpFee, String minEdge) throws IOException, ConfigException {
        return ConfigFile.parse("basis-backtest.yaml", profileText(spotFee, perpFee, minEdge));
    }

    /** Text of the shipped profile with these numbers. */
    public static String profileText(String spotFee, String perpFee, String minEdge) throws IOException {
        String text = Files.readString(Path.of("../config/profiles/basis-backtest.yaml"));
        return text.replace("takerFee: 10 bps", "takerFee: " + spotFee).replace("takerFee: 5 bps",
                "takerFee: " + perpFee).replace("minEdge: 2 bps", "minEdge: " + minEdge);
    }

    /** A backtest in this folder that has run. */
    static Backtest run(DaemonConfig config, Path home, String venue, List<String> data, List<String> edges)
            throws Exception {
        Backtest backtest = Backtest.open(config,
                new BacktestOptions(home, BacktestOptions.INSTANCE, data, venue, edges, "test"), lines -> { });
        try {
            backtest.run((done, total, marketNanos) -> { });
            return backtest;
        } catch (Exception e) {
            backtest.close();
            throw e;
        }
    }

    private static void gzip(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
