package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.run.StopException;
import arbd.daemon.setup.PoolText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of routes over pools. */
class PoolRoutesCommandTest {
    private static final String A0 = "zeta:0x00000000000000000000000000000000000000a0";
    private static final String A1 = "zeta:0x00000000000000000000000000000000000000a1";

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void captureOutput() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(talk, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreOutput() {
        System.setOut(out);
        System.setErr(err);
    }

    private String talk() {
        return talk.toString(StandardCharsets.UTF_8);
    }

    private String run(String text, String... words) throws Exception {
        Path file = Files.writeString(folder.resolve("pools.yaml"), text);
        said.reset();
        String[] line = new String[words.length + 2];
        System.arraycopy(words, 0, line, 0, words.length);
        line[words.length] = "--config";
        line[words.length + 1] = file.toString();
        assertEquals(0, Main.run(line), talk());
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldListBothKindsWithLegsCostsAndGas() throws Exception {
        assertEquals("""
                        ID  KIND     COST(bps)  LEGS
                1073741824  amm             40  USDT>ETH %1$s, ETH>USDT %2$s; priced with alpha:ETHUSDT; gas 0.0004 ETH
                1073741825  amm             40  USDT>ETH %2$s, ETH>USDT %1$s; priced with alpha:ETHUSDT; gas 0.0004 ETH
                1073741827  bookAmm         15  buy alpha:ETHUSDT, ETH>USDT %2$s; gas 0.00026 ETH
                1073741829  bookAmm         15  USDT>ETH %2$s, sell alpha:ETHUSDT; gas 0.00026 ETH
                1073741826  bookAmm         40  buy alpha:ETHUSDT, ETH>USDT %1$s; gas 0.00026 ETH
                1073741828  bookAmm         40  USDT>ETH %1$s, sell alpha:ETHUSDT; gas 0.00026 ETH
                """.formatted(A0, A1), run(PoolText.of(), "routes"));
        assertTrue(talk().endsWith("6 routes: 2 amm, 4 bookAmm; cost at least 15 to 40 bps, and gas; not enabled: "
                + "crossVenue, cyclic, basis, synthetic\n"), talk());
        assertEquals("pools.yaml is valid: 2 venues, 2 instruments, 4 pools, 6 routes",
                run(PoolText.of(), "check").lines().findFirst().orElse("").replace(folder + "/", ""));
    }

    @Test
    void shouldPickByKindAndAssetAndNameWhatARouteNeeds() throws Exception {
        JsonNode all = new ObjectMapper().readTree(run(PoolText.of(), "routes", "--json", "--kind", "BookAmm",
                "--asset", "ETH"));
        assertEquals("6 {\"crossVenue\":0,\"cyclic\":0,\"basis\":0,\"synthetic\":0,\"amm\":0,\"bookAmm\":4}",
                all.get("total") + " " + all.get("totals"));
        assertEquals("{\"id\":1073741827,\"kind\":\"bookAmm\",\"title\":\"alpha:ETHUSDT+ >" + A1 + "> USDT\","
                + "\"settlement\":\"USDT\",\"costFloorBps\":\"15\",\"haircutBps\":\"0\","
                + "\"gas\":{\"amount\":\"0.00026\",\"asset\":\"ETH\"},\"legs\":["
                + "{\"venue\":\"alpha\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\"},"
                + "{\"venue\":\"zeta\",\"symbol\":\"" + A1.substring(5) + "\",\"pays\":\"ETH\",\"brings\":\"USDT\","
                + "\"feePpm\":500}],\"markets\":[\"alpha:ETHUSDT\"],\"pools\":[\"" + A1 + "\"]}",
                all.get("routes").get(0).toString());
        assertEquals(0, new ObjectMapper().readTree(run(PoolText.of(), "routes", "--json", "--asset", "BTC"))
                .get("routes").size());
    }

    @Test
    void shouldSayThatAContractOfTheSameNameIsAnotherAsset() throws Exception {
        assertEquals("""
                amm: no route
                  no other pools of zeta lead back, through one of routes.settlement [USDT] and with at most 4 legs \
                (routes.amm.legs)
                  missing: another ETH/WISE pool on zeta
                bookAmm: no route
                  no venue trades ETH/WISE spot
                  missing: ETH/WISE on a venue
                """, pools(run(PoolText.of(), "routes", "--why-not", "ETH,WISE")));
    }

    @Test
    void shouldSayWhatIsThere() throws Exception {
        assertEquals("amm: 2 exist, such as USDT >" + A0 + "> ETH >" + A1 + "> USDT\nbookAmm: 4 exist, such as "
                + "alpha:ETHUSDT+ >" + A0 + "> USDT\n", pools(run(PoolText.of(), "routes", "--why-not", "USDT,ETH")));
    }

    @Test
    void shouldSayWhatAPairLacks() throws Exception {
        assertEquals("""
                amm: no route
                  SOL has no token on zeta
                  no pool trades SOL/USDT
                  missing: SOL/USDT pool on zeta
                bookAmm: no route
                  SOL has no token on zeta
                  no venue trades SOL/USDT spot
                  no pool trades SOL/USDT, nor do pools lead from one to the other with at most 4 legs in all \
                (routes.bookAmm.legs)
                  missing: SOL/USDT on a venue, SOL/USDT pool on zeta
                """, pools(run(PoolText.of("BTC: {}", "BTC: {}, SOL: {}"), "routes", "--why-not", "SOL,USDT")));
    }

    @Test
    void shouldSayWhyACycleDoesNotJoin() throws Exception {
        // Two contracts of one asset, and both said to be that asset.
        String two = PoolText.of("asset: WISE", "asset: USDT");
        assertEquals("""
                amm: no route
                  USDT is several contracts on zeta, and pools join in one only: \
                0x0000000000000000000000000000000000000003 (6 decimals), \
                0x0000000000000000000000000000000000000004 (6 decimals)
                  no chain has all its pools; nearest is zeta
                  missing: ETH/BTC pool on zeta
                """, amm(run(two, "routes", "--why-not", "ETH,BTC,USDT")));
        assertEquals("""
                amm: no route
                  it has three legs, and routes.amm.legs is 2
                  it passes none of routes.settlement [BTC]
                """, amm(run(PoolText.of("settlement: [USDT]", "settlement: [BTC]", "20000 USDT\", legs: 4",
                        "1 BTC\", legs: 2", "4000 USDT", "1 BTC", "5000 USDT", "1 BTC", "10000 USDT", "1 BTC",
                        "a3\": {kind: constantProduct, token0: \"0x0000000000000000000000000000000000000002\", token1: "
                                + "\"0x0000000000000000000000000000000000000004\"",
                        "a3\": {kind: constantProduct, token0: \"0x0000000000000000000000000000000000000003\", token1: "
                                + "\"0x0000000000000000000000000000000000000004\"",
                        "prices: {ETH: \"3000\", BTC: \"60000\"", "prices: {ETH: \"3000\", USDT: \"1\""),
                        "routes", "--why-not", "ETH,WISE,USDT")));
    }

    @Test
    void shouldSayWhichKindIsOffAndWhereNothingIsTraded() throws Exception {
        String off = PoolText.of("amm: {enabled: true", "amm: {enabled: false", "bookAmm: {enabled: true",
                "bookAmm: {enabled: false");
        assertEquals("amm: no route, routes.amm is not enabled\nbookAmm: no route, routes.bookAmm is not enabled\n",
                pools(run(off, "routes", "--why-not", "ETH,USDT")));
        String watched = PoolText.of("    takerFee", "    marketDataOnly: true\n    takerFee");
        assertTrue(run(watched, "routes", "--why-not", "ETH,USDT").endsWith("bookAmm: no route\n  marketDataOnly is "
                + "true, so nothing is traded there: alpha:ETHUSDT\n  no venue trades ETH/USDT spot\n"
                + "  missing: ETH/USDT on a venue\n"), said.toString(StandardCharsets.UTF_8));
        assertTrue(run(PoolText.of(), "routes", "--why-not", "ETH,BTC").contains("it would settle in BTC, which is not"
                + " in routes.settlement [USDT]\n"), said.toString(StandardCharsets.UTF_8));
        String text = PoolText.of();
        String none = text.substring(0, text.indexOf("  zeta:")) + text.substring(text.indexOf("routes:"));
        assertTrue(run(none, "routes", "--why-not", "ETH,USDT").endsWith("amm: no route, no venue speaks evm, so there"
                + " are no pools\nbookAmm: no route, no venue speaks evm, so there are no pools\n"));
    }

    @Test
    void shouldSayThatThereAreTooMany() throws Exception {
        Path file = Files.writeString(folder.resolve("many.yaml"),
                PoolText.of("settlement: [USDT]", "settlement: [USDT]\n  routesMax: 5"));
        assertEquals(StopException.CONFIGURATION, Main.run("check", "--config", file.toString()));
        assertTrue(talk().endsWith("arbd: routes: more than the 3 bookAmm routes that routesMax leaves: bound bookAmm "
                + "(legs), switch it off, list fewer pools, or raise routesMax\n"), talk());
        assertEquals(0, Main.run("routes", "--kind", "bookAmm", "--config", file.toString()));
        assertTrue(talk().contains("ids are of this kind alone\n") && talk().contains("4 routes: 4 bookAmm"), talk());
        said.reset();
        assertEquals(0, Main.run("routes", "--why-not", "ETH,USDT", "--config", file.toString()));
        assertTrue(said.toString(StandardCharsets.UTF_8).endsWith("amm: cannot be told\n  there are more routes than "
                + "routes.routesMax 5 in all\nbookAmm: cannot be told\n  there are more routes than routes.routesMax 5 "
                + "in all\n"), said.toString(StandardCharsets.UTF_8));
    }

    /** What is said of the kinds over pools. */
    private static String pools(String all) {
        return all.substring(all.indexOf("amm:"));
    }

    private static String amm(String all) {
        return all.substring(all.indexOf("amm:"), all.indexOf("bookAmm:"));
    }
}
