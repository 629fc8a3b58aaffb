package arbd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfilesTest {
    @Test
    void shouldSimulateFourSpotVenuesOneOfPerpetualsAndAChain() throws ConfigException {
        DaemonConfig config = ConfigFile.load(Path.of("profiles", "sim.yaml"));

        assertEquals(List.of(), config.warnings());
        assertEquals(List.of("alpha BINANCE true 5", "beta BINANCE true 5", "gamma KRAKEN true 5",
                        "delta OKX true 5", "epsilon BINANCE_USDM true 2", "zeta EVM true 0"),
                config.venues().stream().map(venue -> venue.name() + " " + venue.protocol() + " " + venue.simulated()
                        + " " + venue.instruments().size()).toList());
        assertEquals(List.of("BTC/USDT", "ETH/USDT", "ETH/BTC", "SOL/USDT", "SOL/BTC"),
                config.venue("gamma").instruments().stream().map(InstrumentConfig::symbol).toList());
        assertEquals(List.of("BTC-USDT", "ETH-USDT", "ETH-BTC", "SOL-USDT", "SOL-BTC"),
                config.venue("delta").instruments().stream().map(InstrumentConfig::symbol).toList());
        assertEquals(List.of(PoolCurve.CONSTANT_PRODUCT, PoolCurve.CONSTANT_PRODUCT, PoolCurve.CONCENTRATED,
                PoolCurve.CONCENTRATED),
                config.venue("zeta").chain().orElseThrow().pools().stream().map(PoolConfig::curve).toList());
        assertEquals("true true", config.routes().amm().enabled() + " " + config.routes().bookAmm().enabled());
        assertEquals("true true true", config.routes().crossVenue().enabled() + " "
                + config.routes().cyclic().enabled() + " " + config.routes().basis().enabled());
    }

    @Test
    void shouldBacktestSpotAgainstPerpetual() throws ConfigException {
        DaemonConfig config = ConfigFile.load(Path.of("profiles", "basis-backtest.yaml"));

        assertEquals(List.of(), config.warnings());
        assertEquals(Mode.PAPER, config.mode());
        assertEquals(List.of("binance:BTCUSDT SPOT 1 1 100000", "binance-usdm:BTCUSDT PERP_LINEAR 10 1 50000",
                        "binance-coinm:BTCUSD_PERP PERP_INVERSE 1 1 50000"),
                config.venues().stream().map(venue -> venue.name() + ":" + title(venue.instruments().get(0))).toList());
        assertEquals(FeeCharge.RECEIVED, config.venue("binance").feeSide());
        assertEquals(FeeCharge.QUOTE, config.venue("binance-usdm").feeSide());
        assertEquals("false false true", config.routes().crossVenue().enabled() + " "
                + config.routes().cyclic().enabled() + " " + config.routes().basis().enabled());
    }

    private static String title(InstrumentConfig instrument) {
        return instrument.symbol() + " " + instrument.kind() + " " + instrument.pxIncrementMantissa() + " "
                + instrument.lotMantissa() + " " + instrument.takerFeeE8();
    }
}
