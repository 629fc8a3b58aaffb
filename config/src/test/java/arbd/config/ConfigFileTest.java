package arbd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final String FULL = RefusedCases.resource("full.yaml");

    @TempDir
    private Path folder;

    @Test
    void shouldReadWhatIsWritten() throws ConfigException {
        DaemonConfig config = ConfigFile.parse("full.yaml", FULL);

        assertEquals(new ThreadsConfig(ThreadsConfig.Layout.SPLIT, ThreadsConfig.Idle.BUSY_SPIN,
                new CoresConfig(OptionalInt.of(2), OptionalInt.of(3), OptionalInt.of(4), OptionalInt.of(5)),
                16384, 2048), config.threads());
        assertEquals(new JournalConfig(Optional.of("var/main/journal"), 1L << 30, 1024), config.journal());
        assertEquals(new HttpConfig(false, 8080), config.http());
        assertEquals(10, config.asset("ETH").decimals());
        assertEquals(List.of("alpha", "beta"), config.venues().stream().map(VenueConfig::name).toList());
        assertEquals(new OrderRateConfig(40, 5_000_000_000L, Optional.of(160_000), 20_000_000L),
                config.venue("alpha").orderRate());
        assertEquals(75_000, config.venue("alpha").takerFeeE8());
        assertEquals(1_500_000_000L, config.venue("alpha").ackTimeoutNanos());
        assertEquals(45_000_000_000L, config.venue("alpha").dataTimeoutNanos());
        assertEquals(0, config.risk().haltRouteAfterMissNanos());
        assertEquals(2_000_000, config.risk().maxPlausibleEdgeE8());
        assertEquals(60_000_000_000L, config.heartbeatNanos());
        assertEquals(100_000_250_000L, config.balances().get(0).units(6));
        assertEquals(List.of(), config.warnings());
    }

    @Test
    void shouldScaleAnInstrumentToItsOwnDecimals() throws ConfigException {
        InstrumentConfig instrument = ConfigFile.parse("full.yaml", FULL).venue("alpha").instruments().get(0);

        assertEquals(100, instrument.pxIncrementMantissa());
        assertEquals(10, instrument.lotMantissa());
        assertEquals(100, instrument.minQtyMantissa());
        assertEquals(5_000_000, instrument.minNotionalUnits(6));
        assertEquals(50_000, instrument.takerFeeE8());
    }

    @Test
    void shouldKeepTheDecimalsOfABareNumberAsWritten() throws ConfigException {
        InstrumentConfig instrument = ConfigFile.parse("full.yaml", FULL).venue("beta").instruments().get(1);

        assertEquals(new BigDecimal("0.10"), instrument.pxIncrement());
        assertEquals(2, instrument.pxDecimals());
    }

    @Test
    void shouldReadLimitsAsAmountListOrSection() throws ConfigException {
        RoutesConfig routes = ConfigFile.parse("full.yaml", FULL).routes();

        assertEquals(2_000_000_000L, routes.crossVenue().maxNotional().in("USDT").units(6));
        assertEquals(1_000_000_000L, routes.cyclic().maxNotional().in("USDT").units(6));
        assertEquals(500_000_000L, routes.basis().maxNotional().in("USDT").units(6));
    }

    @Test
    void shouldReadIdentitiesAndCosts() throws ConfigException {
        String given = FULL.replace("ETH: {decimals: 10}", "ETH: {decimals: 8, chain: solana, "
                + "contract: So11111111111111111111111111111111111111112}")
                .replace("equivalents: []", "equivalents:\n  - {asset: ETH, as: BTC, haircut: 0.5 bps}")
                .replace("ETH/USDT: {base: ETH, quote: USDT", "ETH/BTC: {base: ETH, quote: BTC");
        assertEquals(List.of(new EquivalentConfig("ETH", "BTC", 5_000, Optional.of("beta:ETH/BTC"))),
                ConfigFile.parse("given.yaml", given.replace("haircut: 0.5 bps}",
                        "haircut: 0.5 bps, through: \"beta:ETH/BTC\"}")).equivalents());
        DaemonConfig config = ConfigFile.parse("given.yaml", given);

        assertEquals(Optional.of(new ContractConfig("ethereum", "0xdac17f958d2ee523a2206206994597c13d831ec7")),
                config.asset("USDT").contract());
        assertEquals("solana:So11111111111111111111111111111111111111112",
                config.asset("ETH").contract().orElseThrow().toString());
        assertEquals(List.of(new EquivalentConfig("ETH", "BTC", 5_000, Optional.empty())), config.equivalents());
        assertEquals(new CycleBounds(4, true, 99), config.routes().cycles());
        assertEquals(5_000, config.routes().routesMax());
        assertEquals(60_000, config.routes().synthetic().minEdgeE8());
        assertEquals(new CarryConfig(86_400_000_000_000L, 120_000, -30_000, 5_000_000), config.routes().carry());
        assertEquals(13_699, config.routes().carry().interestE8());
        assertEquals(List.of(new InventoryConfig("alpha", "BTC", new BigDecimal("1.5"), 50_000)), config.inventory());
        assertEquals(Optional.of(410_000L), config.venue("beta").sellFeeE8());
        assertEquals(Optional.of("BTC/USDT"), config.venue("beta").feeToken());
    }

    @Test
    void shouldGiveOneLimitForEachSettlementAssetInTheirOrder() throws ConfigException {
        String two = FULL.replace("settlement: [USDT]", "settlement: [USDT, BTC]")
                .replace("\"2000 USDT\"", "{USDT: 2000, BTC: 0.1}").replace("[\"1000 USDT\"]", "[1 USDT, 1 BTC]")
                .replace("{USDT: \"500\"}", "[1 USDT, 1 BTC]").replace("\"700 USDT\"", "[1 USDT, 1 BTC]")
                .replace("\"8000 USDT\"", "[1 USDT, 1 BTC]").replace("\"5000 USDT\"", "[0.2 BTC, 5000 USDT]")
                .replace("\"10000 USDT\"", "[1 USDT, 1 BTC]");

        assertEquals("[5000 USDT, 0.2 BTC]",
                ConfigFile.parse("two.yaml", two).risk().maxOrderNotional().amounts().toString());
    }

    @Test
    void shouldKeepTheExactText() throws ConfigException, IOException {
        Path file = folder.resolve("full.yaml");
        String text = "# a comment \u00e9\r\n" + FULL.replace("\n", "\r\n");
        Files.writeString(file, text);

        DaemonConfig loaded = ConfigFile.load(file);
        assertEquals(text, loaded.text());
        assertEquals(loaded, ConfigFile.parse(file.toString(), loaded.text()));
    }

    @Test
    void shouldAcceptAByteOrderMark() throws ConfigException {
        assertEquals("main", ConfigFile.parse("full.yaml", "\ufeff" + FULL).instance());
    }

    @Test
    void shouldNameTheCredentialsFileAndNothingInIt() throws ConfigException {
        DaemonConfig config = ConfigFile.parse("full.yaml", "# hunter2\n" + FULL);

        assertFalse(config.toString().contains("hunter2"), config.toString());
    }

    @Test
    void shouldRefuseWhatIsNoFile() {
        assertEquals(folder + ": expected a file, was a directory", refusal(folder));
        Path missing = folder.resolve("missing.yaml");
        assertEquals(missing + ": expected a file, was not found", refusal(missing));
    }

    @Test
    void shouldRefuseMoreThanFourMebibytes() throws IOException {
        Path file = folder.resolve("large.yaml");
        Files.writeString(file, FULL + "#".repeat(ConfigFile.SIZE_MAX));
        assertEquals(file + ": expected at most 4 MiB, was more", refusal(file));
    }

    @Test
    void shouldReadALargeFileBelowTheLimit() throws ConfigException {
        String padding = "# padding\n".repeat((ConfigFile.SIZE_MAX - FULL.length()) / 10);
        assertEquals("main", ConfigFile.parse("padded.yaml", padding + FULL).instance());
    }

    @Test
    void shouldTellTheByteThatIsNotUtf8() throws IOException {
        Path file = folder.resolve("latin1.yaml");
        Files.write(file, "instance: main\n# caf\u00e9 \u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(file + ":2:6: expected UTF-8 text, was the byte 0xE9", refusal(file));
        Files.write(file, new byte[] {'a', '\n', (byte) 0xC3});
        assertEquals(file + ":2:1: expected UTF-8 text, was the byte 0xC3", refusal(file));
    }

    @Test
    void shouldRefuseDeepNesting() {
        for (int depth : new int[] {30, 10_000}) {
            String text = "instance: " + "[".repeat(depth) + "]".repeat(depth) + "\n";
            ConfigException refusal = assertThrows(ConfigException.class, () -> ConfigFile.parse("deep.yaml", text));
            assertEquals(List.of("deep.yaml:1:34: expected at most 24 levels of nesting, was more"),
                    refusal.problems().stream().map(Problem::toString).toList());
        }
    }

    @Test
    void shouldListAtMostFiveHundredProblems() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            text.append("nonsense").append(i).append(": 1\n");
        }
        ConfigException refusal =
                assertThrows(ConfigException.class, () -> ConfigFile.parse("many.yaml", text.toString()));
        assertEquals(501, refusal.problems().size());
        assertEquals("many.yaml: 104 more problems are not listed", refusal.problems().get(500).toString());
    }

    @Test
    void shouldWarnOfWhatIsProbablyNotMeant() throws ConfigException {
        String odd = FULL.replace("cyclic: {enabled: false", "cyclic: {enabled: true")
                .replace("acrossVenues: true", "acrossVenues: false")
                .replace("basis: {enabled: false", "basis: {enabled: true")
                .replace("\"5000 USDT\"", "\"1500 USDT\"")
                .replace("BTC: \"2\"}\n", "BTC: \"2\"}\n  beta: {USDT: 1}\n");
        assertEquals(List.of(
                "odd.yaml:57:60 routes.crossVenue.maxNotional: expected at most risk.maxOrderNotional 1500 USDT, "
                        + "was 2000 USDT",
                "odd.yaml:58:3 routes.cyclic: expected a venue that trades three spot instruments, was none",
                "odd.yaml:59:3 routes.basis: expected a linear perpetual and a spot or another of the same assets, "
                        + "was none",
                "odd.yaml:74:3 balances.beta: expected balances of simulated or paper venues only, was a live one: "
                        + "they are not used"),
                ConfigFile.parse("odd.yaml", odd).warnings().stream().map(Problem::toString).toList());
    }

    @Test
    void shouldWarnWhenNothingIsLookedFor() throws ConfigException {
        String idle = FULL.replace("{enabled: true", "{enabled: false");
        assertTrue(ConfigFile.parse("idle.yaml", idle).warnings().toString().contains("nothing will be traded"));
    }

    @Test
    void shouldGiveProblemsInPieces() {
        ConfigException refusal = assertThrows(ConfigException.class,
                () -> ConfigFile.parse("x.yaml", FULL.replace("layout: split", "layout: spilt")));
        assertEquals(List.of(new Problem("x.yaml", 4, 11, "threads.layout",
                "expected auto | fused | split, was 'spilt', did you mean 'split'?")), refusal.problems());
    }

    private static String refusal(Path file) {
        return assertThrows(ConfigException.class, () -> ConfigFile.load(file)).getMessage();
    }
}
