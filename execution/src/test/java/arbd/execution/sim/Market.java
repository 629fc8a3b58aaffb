package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Three venues with a triangle each: two speak Binance at 10 bps, one Kraken at 40 bps. */
final class Market {
    static final long START_NANOS = 1_790_000_000_000_000_000L;
    static final int ALPHA = 0;
    static final int GAMMA = 2;
    static final int BTC_USDT = 0;
    static final int ETH_USDT = 1;
    static final int ETH_BTC = 2;
    static final int GAMMA_BTC_USDT = 6;

    private static final Asset USDT = new Asset(0, "USDT", 8);
    private static final Asset BTC = new Asset(1, "BTC", 8);
    private static final Asset ETH = new Asset(2, "ETH", 8);

    private Market() {
    }

    static InstrumentTable table() {
        List<Venue> venues = List.of(new Venue(0, "alpha", "binance"), new Venue(1, "beta", "binance"),
                new Venue(2, "gamma", "kraken"));
        List<Instrument> instruments = new ArrayList<>();
        for (Venue venue : venues) {
            boolean kraken = venue.protocol().equals("kraken");
            String slash = kraken ? "/" : "";
            long fee = kraken ? 400_000 : 100_000;
            FeeSide side = kraken ? FeeSide.QUOTE : FeeSide.RECEIVED;
            int qtyDecimals = kraken ? 8 : 5;
            instruments.add(new Instrument(instruments.size(), venue, "BTC" + slash + "USDT", Kind.SPOT, BTC, USDT,
                    kraken ? 1 : 2, qtyDecimals, 1, 1, kraken ? 5_000 : 1, 500_000_000, fee, side));
            instruments.add(new Instrument(instruments.size(), venue, "ETH" + slash + "USDT", Kind.SPOT, ETH, USDT, 2,
                    qtyDecimals, 1, 1, kraken ? 50_000 : 10, 500_000_000, fee, side));
            instruments.add(new Instrument(instruments.size(), venue, "ETH" + slash + "BTC", Kind.SPOT, ETH, BTC,
                    kraken ? 6 : 5, qtyDecimals, 1, 1, kraken ? 50_000 : 10, 10_000, fee, side));
        }
        return InstrumentTable.of(venues, List.of(USDT, BTC, ETH), instruments);
    }

    static SimulationSettings settings(long seed) {
        Map<Integer, BigDecimal> prices = Map.of(0, BigDecimal.ONE, 1, new BigDecimal("62000"),
                2, new BigDecimal("2450"));
        Map<Integer, Map<Integer, Long>> balances = new HashMap<>();
        for (int venue = 0; venue < 3; venue++) {
            balances.put(venue, Map.of(0, 20_000_000_000_000L, 1, 300_000_000L, 2, 8_000_000_000L));
        }
        return SimulationSettings.defaults(prices, balances).withSeed(seed);
    }

    /** The settings of this seed with other chances, in 1e-8: random rejects, competing takers, partial fills. */
    static SimulationSettings chances(long seed, long rejects, long takers, long partial) {
        SimulationSettings calm = settings(seed);
        return new SimulationSettings(seed, 0, calm.latencyMinNanos(), calm.latencyMaxNanos(), rejects, takers,
                partial, calm.quoteEveryNanos(), calm.volatilityE8(), calm.dislocationEveryNanos(),
                calm.dislocationSizeE8(), calm.dislocationLastsNanos(), calm.fundingEveryNanos(),
                calm.referencePrices(), calm.openingBalances(), null);
    }

    /** Credentials; the secret is base64 as Kraken needs it. */
    static SimulatedAccount account(int venue) {
        return new SimulatedAccount("key" + venue, "c2VjcmV0LW9mLWEtc2ltdWxhdGVkLXZlbnVl");
    }
}
