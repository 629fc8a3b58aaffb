package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.config.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which world a venue's addresses lead to: a signature for the one is none for the other. */
class AddressesTest {
    private static final String OWN = "marketData: \"ws://127.0.0.1:9001/ws\"\n"
            + "    orderEntry: \"ws://127.0.0.1:9001/ws\"\n    rest: \"http://127.0.0.1:9001\"";

    @Test
    void shouldTakeTheEnvironmentFromTheFileNotFromTheHost() throws ConfigException {
        assertEquals(Environment.TESTNET, environment("environment: testnet"));
        assertEquals(Environment.TESTNET, environment("environment: testnet\n    " + OWN), "through a proxy");
        assertEquals(Environment.LIVE, environment("environment: live"));
        assertEquals(Environment.LIVE, environment("environment: live\n    "
                + OWN.replace("ws://127.0.0.1:9001/ws", "wss://testnet-proxy.example.org/ws")));
    }

    @Test
    void shouldKnowTheVenuesOwnAddressesWithoutIt() throws ConfigException {
        assertEquals(Environment.TESTNET, environment("marketData: \"wss://api.hyperliquid-testnet.xyz/ws\"\n"
                + "    orderEntry: \"wss://api.hyperliquid-testnet.xyz/ws\"\n"
                + "    rest: \"https://api.hyperliquid-testnet.xyz\""));
        assertEquals(Environment.LIVE, environment(OWN), "a simulated venue speaks as the live one");
    }

    private static Environment environment(String keys) throws ConfigException {
        DaemonConfig config = ConfigFile.parse("some.yaml", """
                assets: {BTC: {}, USDC: {}}
                venues:
                  alpha:
                    protocol: hyperliquid
                    account: alpha
                    takerFee: 10 bps
                    %s
                    instruments:
                      BTC: {base: BTC, quote: USDC, pxIncrement: "1", lot: "0.0001"}
                routes: {settlement: [USDC]}
                risk: {maxOrderNotional: 5000 USDC, nakedNotionalMax: 10000 USDC}
                """.formatted(keys));
        return new Addresses(config, null, Map.of()).environment(0);
    }
}
