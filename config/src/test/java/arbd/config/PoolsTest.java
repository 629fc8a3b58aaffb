package arbd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Chains, tokens and pools, and the routes over them. */
class PoolsTest {
    private static final String POOLS = RefusedCases.resource("pools.yaml");
    private static final TokenConfig WBTC = new TokenConfig("0x2260fac5e5542a773aa44fbcfedf7c193bc2c599", "BTC", 8);
    private static final TokenConfig WETH = new TokenConfig("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2", "ETH", 18);
    private static final TokenConfig USDT = new TokenConfig("0xdac17f958d2ee523a2206206994597c13d831ec7", "USDT", 6);

    @Test
    void shouldReadAChain() throws ConfigException {
        DaemonConfig config = ConfigFile.parse("pools.yaml", POOLS);

        VenueConfig zeta = config.venue("zeta");
        assertEquals(Optional.of(new ChainConfig("ethereum", new GasConfig("ETH", 50_000, 70_000, 1_500_000_000L,
                20_000_000), 90_000, List.of(WBTC, WETH, USDT), List.of(
                        new PoolConfig("0x0d4a11d5eeaac28ec3f61d100daf4d40471f1852", PoolCurve.CONSTANT_PRODUCT, WETH,
                                USDT, 3_000, 1),
                        new PoolConfig("0x4e68ccd3e89f51c3074ca5072bbac773960dfa36", PoolCurve.CONCENTRATED, WETH,
                                USDT, 1, 60)))), zeta.chain());
        assertEquals("EVM true true Optional.empty [] 15000000000", zeta.protocol() + " " + zeta.simulated() + " "
                + zeta.marketDataOnly() + " " + zeta.account() + " " + zeta.instruments() + " "
                + zeta.dataTimeoutNanos());
        assertEquals("Optional[wss://node.example.org/v1] Optional.empty Optional.empty",
                config.venue("eta").marketData() + " " + config.venue("eta").rest() + " "
                        + config.venue("eta").orderEntry());
        assertEquals(Optional.empty(), config.venue("alpha").chain());
        assertEquals(List.of(), config.warnings());
    }

    @Test
    void shouldFillInWhatAChainDoesNotSay() throws ConfigException {
        VenueConfig eta = ConfigFile.parse("pools.yaml", POOLS).venue("eta");

        ChainConfig chain = eta.chain().orElseThrow();
        assertEquals(new GasConfig("ETH", 60_000, 100_000, 0, 0), chain.gas());
        assertEquals(0, chain.flashPremiumE8());
        assertEquals(60_000_000_000L, eta.dataTimeoutNanos());
        assertEquals("0 1", chain.pools().get(0).feePips() + " " + chain.pools().get(0).tickSpacing());
    }

    @Test
    void shouldReadTheKindsOfRoutes() throws ConfigException {
        RoutesConfig routes = ConfigFile.parse("pools.yaml", POOLS).routes();

        assertEquals(new PoolRouteConfig(true, 10_000, limit("20000"), 4), routes.amm());
        assertEquals(new PoolRouteConfig(true, 55_000, limit("4000"), 2), routes.bookAmm());
        assertEquals(250_000_000, ConfigFile.parse("pools.yaml", POOLS).simulation().blockEveryNanos());
        String off = POOLS.replaceAll("  (amm|bookAmm): .*\n", "");
        assertEquals(new PoolRouteConfig(false, 20_000, SettlementLimits.NONE, 3),
                ConfigFile.parse("off.yaml", off).routes().amm());
        assertEquals(1_000_000_000L, ConfigFile.parse("off.yaml", off.replace(", blockEvery: 250 ms", ""))
                .simulation().blockEveryNanos());
    }

    @Test
    void shouldLetOneAssetBeSeveralContractsWhenTheFileSaysSo() throws ConfigException {
        String bridged = POOLS.replace(", chain: ethereum, contract: \"0xdAC17F958D2ee523a2206206994597C13D831ec7\"",
                "").replace("{asset: BTC, decimals: 8}", "{asset: USDT, decimals: 6}");

        assertEquals(List.of("USDT", "ETH", "USDT"), ConfigFile.parse("bridged.yaml", bridged).venue("zeta").chain()
                .orElseThrow().tokens().stream().map(TokenConfig::asset).toList());
    }

    @Test
    void shouldWantNoAddressesOfAChainOnPaper() throws ConfigException {
        String paper = "mode: paper\n" + POOLS.replace("    simulated: true\n", "")
                .replace("    marketData: \"wss://node.example.org/v1\"\n", "");

        assertEquals(Mode.PAPER, ConfigFile.parse("paper.yaml", paper).mode());
    }

    @Test
    void shouldWarnOfWhatIsProbablyNotMeant() throws ConfigException {
        String odd = POOLS.replace("[\"4000 USDT\"]", "[\"6000 USDT\"]").replace("gas: {asset: ETH, price: 0}",
                "gas: {asset: BTC, price: 0}").replace("USDT: 1}}", "USDT: 1}, zeta: {ETH: 1}}");
        assertEquals(List.of(
                "odd.yaml:40:18 venues.eta.gas.asset: expected what is traded spot against each asset of "
                        + "routes.settlement, was BTC: gas has no price in USDT",
                "odd.yaml:49:46 routes.bookAmm.maxNotional: expected at most risk.maxOrderNotional 5000 USDT, was "
                        + "6000 USDT",
                "odd.yaml:51:38 balances.zeta: expected balances of simulated or paper venues only, was a chain: they "
                        + "are not used"), warnings(odd));
    }

    @Test
    void shouldWarnOfRoutesThatNeedWhatIsNotThere() throws ConfigException {
        String few = POOLS.substring(0, POOLS.indexOf("  zeta:")) + POOLS.substring(POOLS.indexOf("  eta:"));
        assertEquals(List.of("odd.yaml:25:3 routes.amm: expected a venue of protocol evm with two pools, was none"),
                warnings(few));
        String none = few.substring(0, few.indexOf("  eta:")) + few.substring(few.indexOf("routes:"));
        assertEquals(List.of("odd.yaml:15:3 routes.amm: expected a venue of protocol evm with two pools, was none",
                "odd.yaml:16:3 routes.bookAmm: expected a venue of protocol evm, was none"), warnings(none));
        String books = POOLS.replace("    takerFee: 10", "    marketDataOnly: true\n    takerFee: 10");
        assertEquals(List.of("odd.yaml:50:3 routes.bookAmm: expected a venue that trades spot, was none"),
                warnings(books));
    }

    private static List<String> warnings(String text) throws ConfigException {
        return ConfigFile.parse("odd.yaml", text).warnings().stream().map(Problem::toString).toList();
    }

    private static SettlementLimits limit(String value) {
        return new SettlementLimits(List.of(new Amount(new BigDecimal(value), "USDT")));
    }
}
