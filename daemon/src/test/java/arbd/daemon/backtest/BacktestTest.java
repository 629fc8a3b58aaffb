package arbd.daemon.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.daemon.decide.Tally;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.daemon.run.Instance;
import arbd.daemon.run.StopException;
import arbd.daemon.setup.Markets;
import arbd.feeds.net.FeedCounters;
import arbd.market.Asset;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import arbd.testing.SharedData;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {
    private static final String CONCURRENT = "venues/visible/binance/concurrent_btc_3markets_20240808";

    @TempDir
    private Path home;

    @Test
    void shouldTradeAFixtureOnPaperAndConserveEveryUnit() throws Exception {
        DaemonConfig config = Fixture.profile("1.3 bps", "0.7 bps", "2 bps");
        String data = Fixture.swinging(400).write(home.resolve("data"), "swinging");

        conserves(config, data);
    }

    /** Routes, quotes and paper accounts are then of a table that knows what counts as what. */
    @Test
    void shouldTradeOnPaperWhereAssetsCountAsOthers() throws Exception {
        String text = Fixture.profileText("1.3 bps", "0.7 bps", "2 bps").replace("\nvenues:\n",
                "\nequivalents:\n  - {asset: USD, as: USDT, haircut: 1 bps}\n\nvenues:\n");
        String data = Fixture.swinging(400).write(home.resolve("data"), "swinging");

        conserves(ConfigFile.parse("equivalents.yaml", text), data);
    }

    @Test
    void shouldTradeRecordedMarketsOnPaperAndConserveEveryUnit() throws Exception {
        SharedData.path(CONCURRENT + ".wire.jsonl.gz");
        DaemonConfig config = Fixture.profile("0 bps", "0 bps", "4 bps");

        conserves(config, recorded());
    }

    @Test
    void shouldFindNothingExecutableAtRealFeesAndDecideTheSameTwice() throws Exception {
        SharedData.path(CONCURRENT + ".wire.jsonl.gz");
        long[] hashes = new long[2];
        for (int i = 0; i < 2; i++) {
            try (Backtest backtest = Fixture.run(Fixture.profile(), home, null, List.of(recorded()), null)) {
                assertEquals(113_265, backtest.counts().lines());
                assertEquals(List.of(28_040L, 66_089L, 19_136L), backtest.instruments().venues().stream()
                        .map(venue -> backtest.counters(venue.id()).ticks()).toList());
                assertEquals(0, count(backtest, Tally.Count.OPPORTUNITIES));
                assertEquals(0, count(backtest, Tally.Count.ORDERS));
                assertEquals(0, backtest.pipeline().drops());
                assertEquals("11.041363", backtest.edges().survey().maxBps(route(backtest, "-")));
                hashes[i] = backtest.pipeline().stateHash();
                assertReplaysEqual(backtest);
            }
        }
        assertEquals(hashes[0], hashes[1]);
    }

    /** Quotes and changes of a recorded session, joined by the snapshot that was recorded with them. */
    @Test
    void shouldHoldTheFullBooksOfARecordedSession() throws Exception {
        String folder = SharedData.path("venues/visible/binance").toString();
        List<String> data = List.of("binance=" + folder + "/spot_btcusdt_20240808",
                "binance-usdm=" + folder + "/usdm_btcusdt_20240808");
        try (Backtest backtest = Fixture.run(Fixture.profile(), home, null, data, null)) {
            FeedCounters spot = backtest.counters(0);
            FeedCounters usdm = backtest.counters(1);
            assertEquals(List.of(4_008L, 3_851L), List.of(spot.ticks(), usdm.ticks()));
            assertEquals(List.of(86L, 38L), List.of(spot.checksums(), usdm.checksums()));
            assertEquals(0, spot.checksumFailures() + usdm.checksumFailures() + spot.gaps() + usdm.gaps());
            assertEquals(0, backtest.counts().notStreamed());
            assertReplaysEqual(backtest);
        }
    }

    @Test
    void shouldTakeATimeThatGoesBackAsTheLatestAndCountIt() throws Exception {
        Fixture fixture = Fixture.ofMarkets().line(0, "spot", Fixture.quote(1, "1.00", "1", "2.00", "1"))
                .line(50, "spot", Fixture.quote(2, "1.00", "1", "2.00", "1"))
                .line(40, "spot", Fixture.quote(3, "1.00", "1", "2.00", "1"))
                .line(60, "usdm", Fixture.quote(4, "1.0", "1", "2.0", "1"));
        String data = fixture.write(home.resolve("data"), "backwards");

        try (Backtest backtest = Fixture.run(Fixture.profile(), home, null, List.of(data), null)) {
            assertEquals(1, backtest.counts().backwards());
            assertEquals(4, count(backtest, Tally.Count.TICKS));
            assertEquals(Fixture.START_NANOS, backtest.counts().firstNanos());
            assertEquals(Fixture.START_NANOS + 60 * Fixture.MILLISECOND, backtest.counts().lastNanos());
            assertReplaysEqual(backtest);
        }
    }

    @Test
    void shouldCountAMalformedFrameAndGoOn() throws Exception {
        Fixture fixture = Fixture.swinging(3).line(900, "spot", "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":")
                .line(910, "spot", "").line(920, "usdm", Fixture.quote(99, "1.0", "1", "2.0", "1"));
        String data = fixture.write(home.resolve("data"), "malformed");

        try (Backtest backtest = Fixture.run(Fixture.profile(), home, null, List.of(data), null)) {
            assertEquals(2, backtest.counters(0).malformedFrames());
            assertEquals(9, backtest.counts().lines());
            assertEquals(4, backtest.counters(1).ticks());
        }
    }

    @Test
    void shouldDecideOnTwoMergedFilesAsOnOne() throws Exception {
        Fixture together = Fixture.ofMarkets();
        Fixture spot = Fixture.ofVenue();
        Fixture perp = Fixture.ofVenue();
        for (int i = 0; i < 200; i++) {
            String spotQuote = Fixture.quote(i + 1, "59999.99", "0.5", "60000.00", "0.5");
            String perpQuote = Fixture.quote(i + 1, 60_000 + i % 50 + ".00", "0.5", 60_001 + i % 50 + ".00", "0.5");
            // Each third pair has one time: the file that was named first comes first.
            long late = i % 3 == 0 ? 0 : 5;
            together.line(10L * i, "spot", spotQuote).line(10L * i + late, "usdm", perpQuote);
            spot.line(10L * i, "in", spotQuote);
            perp.line(10L * i + late, "in", perpQuote);
        }
        DaemonConfig config = Fixture.profile("0 bps", "0 bps", "1 bps");
        String whole = together.write(home.resolve("data"), "together");
        String left = spot.write(home.resolve("binance"), "left");
        String right = perp.writeGzip(home.resolve("anywhere"), "right");

        try (Backtest one = Fixture.run(config, home, null, List.of(whole), List.of("0"));
                Backtest two = Fixture.run(config, home.resolve("two"), null, List.of(left, "binance-usdm=" + right),
                        List.of("0"))) {
            assertEquals(400, two.counts().lines());
            assertTrue(count(one, Tally.Count.FILLS) > 0);
            assertEquals(one.pipeline().stateHash(), two.pipeline().stateHash());
            assertEquals(one.edges().survey().atOrAbove(0, 0), two.edges().survey().atOrAbove(0, 0));
        }
    }

    @Test
    void shouldIgnoreOurOwnWordsAndRestAnswers() throws Exception {
        Fixture fixture = Fixture.ofVenue().line(0, "out", "{\"method\":\"SUBSCRIBE\"}").line(1, "http", "{}")
                .line(2, "in", Fixture.quote(1, "1.00", "1", "2.00", "1"));
        String data = fixture.write(home.resolve("data"), "own");

        try (Backtest backtest = Fixture.run(Fixture.profile(), home, "binance", List.of(data), null)) {
            FeedCounters counters = backtest.counters(0);
            assertEquals(List.of(2L, 1L, 1L, 0L), List.of(backtest.counts().notStreamed(), counters.frames(),
                    counters.ticks(), counters.malformedFrames()));
        }
    }

    @Test
    void shouldCountTheLinesOfMarketsThatAreNotConfigured() throws Exception {
        String text = Fixture.profileText("10 bps", "5 bps", "2 bps");
        int from = text.indexOf("  binance-coinm:");
        DaemonConfig config = ConfigFile.parse("two.yaml",
                text.substring(0, from) + text.substring(text.indexOf("routes:")));
        String data = Fixture.swinging(2).line(50, "cm", "{}").write(home.resolve("data"), "three");

        try (Backtest backtest = Fixture.run(config, home, null, List.of(data), null)) {
            assertEquals(1, backtest.counts().notConfigured());
            assertEquals(4, count(backtest, Tally.Count.TICKS));
        }
    }

    /** There are no recordings of chains; one in the configuration, even in front, changes nothing for the others. */
    @Test
    void shouldTradeBesideAChainThatNobodyRecorded() throws Exception {
        String chain = """
                  zeta:
                    protocol: evm
                    chain: ethereum
                    gas: {asset: BTC, price: 1 gwei}
                    tokens:
                      "0x0000000000000000000000000000000000000001": {asset: BTC, decimals: 8}
                      "0x0000000000000000000000000000000000000002": {asset: USDT, decimals: 6}
                    pools:
                      "0x0000000000000000000000000000000000000003": {kind: constantProduct, fee: 30 bps, \
                token0: "0x0000000000000000000000000000000000000001", \
                token1: "0x0000000000000000000000000000000000000002"}
                """;
        String text = Fixture.profileText("1.3 bps", "0.7 bps", "2 bps").replace("\nvenues:\n", "\nvenues:\n" + chain)
                .replace("\nroutes:\n", "\nroutes:\n  bookAmm: {enabled: true, maxNotional: \"1000 USDT\"}\n");
        DaemonConfig config = ConfigFile.parse("chain.yaml", text);
        String data = Fixture.swinging(400).write(home.resolve("data"), "swinging");
        assertEquals(2, Markets.routes(config, Markets.table(config)).pools().size());

        conserves(config, data);

        StopException stop = assertThrows(StopException.class, () -> Backtest.open(config,
                new BacktestOptions(home, BacktestOptions.INSTANCE, List.of(data), "zeta", null, "test"),
                lines -> { }));
        assertTrue(stop.getMessage().contains("--venue zeta is not configured; the configuration has binance, "),
                stop.getMessage());
    }

    @Test
    void shouldKeepOutOfAnInstanceThatTrades() throws Exception {
        Instance trading = Instance.of(home, "main", Optional.empty());
        trading.acquire();
        Path run = trading.runFolder(trading.nextEpoch(), Fixture.START_NANOS);
        DaemonConfig config = Fixture.profile();
        InstrumentTable table = Markets.table(config);
        try (JournalAppender journal = JournalAppender.create(run, 1)) {
            EpochCodec.append(new EpochStart(1, 0, -1, false, table, Carried.NOTHING, "main", "test", "run",
                    config.file(), config.text()), journal, 1, 1);
        }
        trading.close();
        String data = Fixture.swinging(1).write(home.resolve("data"), "one");

        StopException stop = assertThrows(StopException.class, () -> Backtest.open(config,
                new BacktestOptions(home, "main", List.of(data), null, null, "test"), lines -> { }));

        assertEquals(StopException.USAGE, stop.exitCode());
        assertTrue(stop.getMessage().contains("'main' is not for backtests"), stop.getMessage());
        assertEquals(Optional.of(run), trading.latestRun());
    }

    private void conserves(DaemonConfig config, String data) throws Exception {
        long hash = 0;
        for (int i = 0; i < 2; i++) {
            try (Backtest backtest = Fixture.run(config, home, null, List.of(data), null)) {
                assertTrue(count(backtest, Tally.Count.FILLS) >= 10, "too few fills to prove anything");
                assertTrue(count(backtest, Tally.Count.ARBITRAGES) >= 5, "too few arbitrages to prove anything");
                assertEquals(0, count(backtest, Tally.Count.OPEN_ORDERS));
                assertEquals(0, count(backtest, Tally.Count.UNEXPLAINED));
                assertEquals(List.of(), backtest.differences());
                audit(backtest);
                assertReplaysEqual(backtest);
                assertTrue(i == 0 || hash == backtest.pipeline().stateHash(), "the second run decided differently");
                hash = backtest.pipeline().stateHash();
            }
        }
        assertNotEquals(0, hash);
    }

    private static void audit(Backtest backtest) {
        JournalAudit audit = new JournalAudit(backtest.runFolder());
        assertEquals("backtest", audit.start().command());
        assertEquals(count(backtest, Tally.Count.FILLS), audit.fills);
        assertEquals(audit.fills, audit.trades.size(), "a trade id was given twice");
        for (Venue venue : backtest.instruments().venues()) {
            for (Asset asset : backtest.instruments().assets()) {
                BigDecimal told = audit.balances.getOrDefault(venue.id() + " " + asset.name(), BigDecimal.ZERO);
                BigDecimal ours = BigDecimal.valueOf(backtest.pipeline().balance(venue.id(), asset.id()),
                        asset.decimals());
                assertEquals(0, told.compareTo(ours), () -> venue.name() + " " + asset.name() + ": the journal says "
                        + told + ", decide " + ours);
            }
        }
    }

    private static void assertReplaysEqual(Backtest backtest) {
        try (JournalReader reader = JournalReader.open(backtest.runFolder())) {
            ReplayResult result = Replayer.run(reader, records -> { });
            assertEquals(null, result.divergence());
            assertTrue(result.cleanEnd());
            assertEquals(backtest.pipeline().stateHash(), result.stateHash());
            assertEquals(backtest.pipeline().inputs(), result.inputs());
        }
    }

    private static String recorded() {
        return SharedData.path(CONCURRENT + ".wire.jsonl.gz").toString();
    }

    private static int route(Backtest backtest, String spotSign) {
        return backtest.edges().routes().stream().filter(route -> route.title().contains("binance" + spotSign + " "))
                .findFirst().orElseThrow().id();
    }

    private static long count(Backtest backtest, Tally.Count count) {
        return backtest.pipeline().tally().count(count);
    }
}
