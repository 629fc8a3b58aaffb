package arbd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private static final String LEAST = """
            assets: {BTC: {}, USDT: }
            venues:
              alpha:
                protocol: kraken
                simulated: true
                takerFee: 40 bps
                instruments:
                  BTC/USDT: {base: BTC, quote: USDT, pxIncrement: 0.10, lot: 0.0001}
            routes: {settlement: [USDT]}
            risk: {maxOrderNotional: 5000 USDT, nakedNotionalMax: 10000 USDT}
            balances: {alpha: {BTC: 0, USDT: 0}}
            simulation: {prices: {BTC: 60000}}
            """;

    @Test
    void shouldFillInEverythingThatHasADefault() throws ConfigException {
        DaemonConfig config = ConfigFile.parse("least.yaml", LEAST);

        assertEquals("main", config.instance());
        assertEquals(Mode.LIVE, config.mode());
        CoresConfig unpinned = new CoresConfig(
                OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        assertEquals(new ThreadsConfig(ThreadsConfig.Layout.AUTO, ThreadsConfig.Idle.BACKOFF, unpinned, 8192, 4096),
                config.threads());
        assertEquals(new JournalConfig(Optional.empty(), 512L << 20, 4096), config.journal());
        assertEquals(new HttpConfig(true, 7070), config.http());
        assertEquals(List.of(new AssetConfig("BTC", 8), new AssetConfig("USDT", 8)), config.assets());
        RouteKindConfig disabled = new RouteKindConfig(false, 20_000, SettlementLimits.NONE, 0, 0);
        PoolRouteConfig poolsDisabled = new PoolRouteConfig(false, 20_000, SettlementLimits.NONE, 3);
        assertEquals(new RoutesConfig(List.of("USDT"), 100_000, disabled, disabled,
                new CycleBounds(3, false, 16_384), disabled,
                new CarryConfig(28_800_000_000_000L, 0, 0, 0), disabled, poolsDisabled, poolsDisabled),
                config.routes());
        assertEquals(List.of(), config.equivalents());
        assertEquals(new RiskConfig(750_000_000, 3_000_000, limit("5000"), 32, 100_000_000, limit("10000"),
                limit("5000"), 60_000_000_000L, new AnnouncedConfig(2_592_000_000_000_000L, 86_400_000_000_000L,
                -500_000, 900_000_000_000L)), config.risk());
        assertEquals(3000, config.drainMillis());
        assertEquals(5_000_000_000L, config.heartbeatNanos());
    }

    @Test
    void shouldFillInWhatAVenueAndAnInstrumentDoNotSay() throws ConfigException {
        VenueConfig venue = ConfigFile.parse("least.yaml", LEAST).venue("alpha");

        InstrumentConfig instrument = new InstrumentConfig("BTC/USDT", "BTC", "USDT", InstrumentKind.SPOT,
                new BigDecimal("0.10"), new BigDecimal("0.0001"), new BigDecimal("0.0001"), BigDecimal.ZERO,
                2, 4, 0, 400_000);
        assertEquals(new VenueConfig("alpha", Protocol.KRAKEN, true, false, Optional.empty(), Endpoints.GLOBAL,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 400_000, Optional.empty(),
                FeeCharge.QUOTE, Optional.empty(),
                new OrderRateConfig(50, 10_000_000_000L, Optional.empty(), 10_000_000L), 2_000_000_000L,
                Optional.empty(), MarginConfig.DEFAULT, 60_000_000_000L, List.of(instrument), Optional.empty()), venue);
    }

    @Test
    void shouldFillInTheSimulation() throws ConfigException {
        assertEquals(new SimulationConfig(42, new LatencyConfig(300_000, 3_000_000), 1_000_000, 30_000_000, 10_000_000,
                20_000_000, 20_000, new DislocationConfig(3_000_000_000L, 800_000, 150_000_000),
                28_800_000_000_000L, 1_000_000_000L,
                List.of(new PriceConfig("BTC", new BigDecimal("60000")))),
                ConfigFile.parse("least.yaml", LEAST).simulation());
    }

    @Test
    void shouldTakeTheKindAndTheFeeSideOfTheProtocol() {
        assertEquals(FeeCharge.RECEIVED, Protocol.BINANCE.feeSide());
        assertEquals(InstrumentKind.PERP_LINEAR, Protocol.BINANCE_USDM.kind());
        assertEquals(FeeCharge.QUOTE, Protocol.BINANCE_USDM.feeSide());
        assertEquals(InstrumentKind.PERP_INVERSE, Protocol.BINANCE_COINM.kind());
    }

    private static SettlementLimits limit(String value) {
        return new SettlementLimits(List.of(new Amount(new BigDecimal(value), "USDT")));
    }

    @Test
    void shouldLeaveTheReserveToOthersAndOneOrderToEntries() {
        OrderRateConfig rate = new OrderRateConfig(50, 1, Optional.of(160_000), 10_000_000L);
        assertEquals(45, rate.forEntries(rate.orders()));
        assertEquals(144_000, rate.forEntries(160_000));
        assertEquals(9, rate.forEntries(11), "the reserve is rounded up");
        assertEquals(1, rate.forEntries(1));
    }

    @Test
    void shouldTakeADeadManSwitchWhereTheVenueHasOne() throws ConfigException {
        String armed = LEAST.replace("    takerFee", "    deadMan: 30 s\n    takerFee");
        assertEquals(Optional.of(30_000_000_000L), ConfigFile.parse("armed.yaml", armed).venue("alpha").deadManNanos());
    }

    @Test
    void shouldWantCrossMarginAndNoLeverageUnlessTheFileSays() throws ConfigException {
        DaemonConfig said = ConfigFile.parse("margin.yaml", RefusedCases.resource("margin.yaml"));
        assertEquals(new MarginConfig(Optional.of(3), MarginMode.ISOLATED), said.venue("futures").margin());
        String silent = RefusedCases.resource("margin.yaml").replace("    margin:", "    # margin:");
        assertEquals(new MarginConfig(Optional.empty(), MarginMode.CROSS),
                ConfigFile.parse("silent.yaml", silent).venue("futures").margin());
    }
}
