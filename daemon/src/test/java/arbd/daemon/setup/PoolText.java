package arbd.daemon.setup;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;

/**
 * A configuration with two books and a chain, as text. The chain has two contracts that call themselves USDT: 0x..03 is
 * the asset USDT, 0x..04 another asset, WISE, whatever it is called there.
 */
public final class PoolText {
    private static final String TEXT = """
            assets: {USDT: {}, ETH: {}, BTC: {}, WISE: {}}
            venues:
              alpha:
                protocol: binance
                simulated: true
                takerFee: 10 bps
                instruments:
                  ETHUSDT: {base: ETH, quote: USDT, pxIncrement: "0.01", lot: "0.0001"}
                  ETHBTC: {base: ETH, quote: BTC, pxIncrement: "0.00001", lot: "0.0001"}
              zeta:
                protocol: evm
                simulated: true
                chain: ethereum
                gas: {asset: ETH, base: 60000, perPool: 70000, price: 2 gwei, tip: 20 %}
                flashPremium: 5 bps
                tokens:
                  "0x0000000000000000000000000000000000000001": {asset: ETH, decimals: 18}
                  "0x0000000000000000000000000000000000000002": {asset: BTC, decimals: 8}
                  "0x0000000000000000000000000000000000000003": {asset: USDT, decimals: 6}
                  "0x0000000000000000000000000000000000000004": {asset: WISE, decimals: 6}
                pools:
                  "0x00000000000000000000000000000000000000a0": {kind: constantProduct, \
            token0: "0x0000000000000000000000000000000000000001", \
            token1: "0x0000000000000000000000000000000000000003", fee: 30 bps}
                  "0x00000000000000000000000000000000000000a1": {kind: concentrated, \
            token0: "0x0000000000000000000000000000000000000001", \
            token1: "0x0000000000000000000000000000000000000003", fee: 5 bps, tickSpacing: 10}
                  "0x00000000000000000000000000000000000000a2": {kind: constantProduct, \
            token0: "0x0000000000000000000000000000000000000001", \
            token1: "0x0000000000000000000000000000000000000004", fee: 30 bps}
                  "0x00000000000000000000000000000000000000a3": {kind: constantProduct, \
            token0: "0x0000000000000000000000000000000000000002", \
            token1: "0x0000000000000000000000000000000000000004", fee: 30 bps}
            routes:
              settlement: [USDT]
              amm: {enabled: true, minEdge: 1.001 bps, maxNotional: "20000 USDT", legs: 4}
              bookAmm: {enabled: true, minEdge: 5 bps, maxNotional: "4000 USDT", legs: 4}
            risk: {maxOrderNotional: "5000 USDT", nakedNotionalMax: "10000 USDT"}
            balances: {alpha: {ETH: 1, USDT: 1, BTC: 1}}
            simulation: {prices: {ETH: "3000", BTC: "60000", WISE: "1"}}
            """;

    private PoolText() {
    }

    /** The text; pairs of what is replaced in it and by what. */
    public static String of(String... replaced) {
        String text = TEXT;
        for (int i = 0; i < replaced.length; i += 2) {
            if (!text.contains(replaced[i])) {
                throw new IllegalArgumentException("not there: " + replaced[i]);
            }
            text = text.replace(replaced[i], replaced[i + 1]);
        }
        return text;
    }

    /** The configuration of {@link #of}. */
    static DaemonConfig config(String... replaced) throws ConfigException {
        return ConfigFile.parse("pools.yaml", of(replaced));
    }
}
