package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.run.StopException;
import arbd.testing.Listings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesCommandTest {
    /** What the recording of four markets has: they share no asset. */
    private static final List<String> APART = List.of("NKN/USDT", "BLZ/ETH", "LRC/BTC", "RUNE/EUR");

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

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String talk() {
        return talk.toString(StandardCharsets.UTF_8);
    }

    private Path write(VenueText... venues) throws Exception {
        return Files.writeString(folder.resolve("routes.yaml"), VenueText.config(List.of(venues)));
    }

    @Test
    void shouldListRoutesTheCheapestFirst() throws Exception {
        Path file = write(new VenueText("alpha", "10 bps").market("BTC/USDT").market("ETH/USDT").market("ETH/BTC"),
                new VenueText("beta", "40 bps").market("BTC/USDT"));
        assertEquals(0, Main.run("routes", "--config", file.toString()));
        assertEquals("""
                ID  KIND        COST(bps)  LEGS
                 0  crossVenue         50  buy alpha:BTC/USDT, sell beta:BTC/USDT
                 1  crossVenue         50  buy beta:BTC/USDT, sell alpha:BTC/USDT
                 2  cyclic             30  buy alpha:BTC/USDT, buy alpha:ETH/BTC, sell alpha:ETH/USDT
                 3  cyclic             30  buy alpha:ETH/USDT, sell alpha:ETH/BTC, sell alpha:BTC/USDT
                 4  synthetic          60  buy alpha:ETH/USDT, sell alpha:ETH/BTC, sell beta:BTC/USDT
                 5  synthetic          60  buy beta:BTC/USDT, buy alpha:ETH/BTC, sell alpha:ETH/USDT
                """, said());
        assertTrue(talk().endsWith("6 routes: 2 crossVenue, 2 cyclic, 2 synthetic; cost at least 30 to 60 bps; "
                + "not enabled: basis, amm, bookAmm\n"), talk());
    }

    @Test
    void shouldPickByKindAndAssetAndKeepTheIds() throws Exception {
        Path file = write(new VenueText("alpha", "10 bps").market("BTC/USDT").market("ETH/USDT").market("ETH/BTC"),
                new VenueText("beta", "40 bps").market("BTC/USDT"));
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--kind", "Synthetic", "--asset", "ETH",
                "--json"));
        JsonNode all = new ObjectMapper().readTree(said());
        assertEquals(6, all.get("total").asInt());
        assertEquals("{\"crossVenue\":0,\"cyclic\":0,\"basis\":0,\"synthetic\":2,\"amm\":0,\"bookAmm\":0}",
                all.get("totals").toString());
        assertEquals("{\"id\":4,\"kind\":\"synthetic\",\"title\":\"USDT>ETH>BTC>USDT alpha,alpha,beta\","
                + "\"settlement\":\"USDT\",\"costFloorBps\":\"60\",\"haircutBps\":\"0\",\"legs\":["
                + "{\"venue\":\"alpha\",\"symbol\":\"ETH/USDT\",\"side\":\"buy\"},"
                + "{\"venue\":\"alpha\",\"symbol\":\"ETH/BTC\",\"side\":\"sell\"},"
                + "{\"venue\":\"beta\",\"symbol\":\"BTC/USDT\",\"side\":\"sell\"}],"
                + "\"markets\":[\"alpha:ETH/USDT\",\"alpha:ETH/BTC\",\"beta:BTC/USDT\"]}",
                all.get("routes").get(0).toString());
        assertEquals("[]", all.get("missing").toString());
    }

    @Test
    void shouldMakeNoRouteOfOneTickerForTwoAssets() throws Exception {
        Path file = write(new VenueText("alpha", "10 bps").market("ONE/USDT"),
                new VenueText("beta", "10 bps").market("ONE/USDT", "ONE-MENLO", "USDT"));
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--kind", "crossVenue"));
        assertTrue(said().startsWith("alpha:ONE/USDT\n  crossVenue: no route\n"
                + "    ONE/USDT spot is traded on alpha only\n    missing: ONE/USDT on beta\n"), said());
        assertTrue(talk().contains("0 routes"), talk());
    }

    @Test
    void shouldJoinEquivalentsAndShowTheirHaircut() throws Exception {
        Path file = write(new VenueText("alpha", "10 bps").market("BTC/USDT"),
                new VenueText("beta", "10 bps").market("WBTC/USDT"));
        Files.writeString(file, Files.readString(file)
                + "equivalents: [{asset: WBTC, as: BTC, haircut: 5 bps}]\n");
        assertEquals(0, Main.run("routes", "--config", file.toString()));
        assertEquals("""
                ID  KIND        COST(bps)  LEGS
                 0  crossVenue         25  buy alpha:BTC/USDT, sell beta:WBTC/USDT
                 1  crossVenue         25  buy beta:WBTC/USDT, sell alpha:BTC/USDT
                """, said());
    }

    @Test
    void shouldNameWhatIsMissingForFourMarketsThatShareNoAsset() throws Exception {
        VenueText venue = new VenueText("binance", "10 bps");
        APART.forEach(venue::market);
        Path file = write(venue);
        assertEquals(0, Main.run("routes", "--config", file.toString()));
        for (String market : APART) {
            assertTrue(said().contains("missing: " + market + " on a second venue"), said());
            assertTrue(said().contains("missing: " + market + " perpetual"), said());
        }
        assertTrue(said().contains("no third asset closes the cycle; nearest: BLZ, ETH, LRC, BTC, RUNE\n"
                + "    missing: BLZ/USDT on binance, BLZ/NKN on binance, ETH/USDT on binance, NKN/ETH on binance"),
                said());
        assertTrue(talk().contains("0 routes"), talk());
        said.reset();
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--json"));
        JsonNode missing = new ObjectMapper().readTree(said()).get("missing");
        assertEquals(4, missing.size());
        assertEquals("[\"NKN/USDT on a second venue\"]",
                missing.get(0).get("answers").get(0).get("missing").toString());
    }

    @Test
    void shouldSayWhyNotForEachKind() throws Exception {
        Path file = write(new VenueText("alpha", "10 bps").market("BTC/USDT").market("ETH/USDT"),
                new VenueText("beta", "40 bps").market("BTC/USDT").market("SOL/BTC"));
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--why-not", "BTC,USDT"));
        assertEquals("""
                crossVenue: 2 exist, such as BTC/USDT alpha>beta
                cyclic: no route
                  no third asset closes the cycle; nearest: ETH, SOL
                  missing: ETH/BTC on alpha, SOL/USDT on beta
                basis: no route
                  routes.basis is not enabled
                  no venue trades a linear perpetual BTC/USDT
                  missing: BTC/USDT perpetual
                synthetic: no route
                  no third asset closes the cycle; nearest: ETH, SOL
                  missing: ETH/BTC on alpha, SOL/USDT on beta
                amm: no route
                  routes.amm is not enabled
                  no venue speaks evm, so there are no pools
                bookAmm: no route
                  routes.bookAmm is not enabled
                  no venue speaks evm, so there are no pools
                """, said());
        said.reset();
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--why-not", "SOL,BTC,ETH,USDT"));
        assertEquals("""
                crossVenue: no route, a route of this kind is over two assets
                cyclic: no route
                  it has four legs, and routes.cyclic.legs is 3
                  no venue trades ETH/BTC, SOL/USDT
                  missing: SOL/BTC on alpha, ETH/BTC on alpha, SOL/USDT on alpha, ETH/BTC on beta, \
                ETH/USDT on beta, SOL/USDT on beta
                basis: no route, a route of this kind is over two assets
                synthetic: no route, a route of this kind has three legs
                amm: no route
                  routes.amm is not enabled
                  no venue speaks evm, so there are no pools
                bookAmm: no route
                  routes.bookAmm is not enabled
                  no venue speaks evm, so there are no pools
                """, said());
        said.reset();
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--why-not", "BTC,USDTT"));
        assertEquals("USDTT is not in the section assets; did you mean USDT?\n", said());
    }

    @Test
    void shouldSayWhyACycleOrAPairDoesNotSettle() throws Exception {
        Path file = write(new VenueText("alpha", "10 bps").market("BTC/USDT").market("ETH/BTC").market("SOL/ETH")
                .market("SOL/BTC"), new VenueText("beta", "40 bps").market("ETH/BTC"));
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--why-not", "ETH,BTC"));
        assertTrue(said().startsWith("crossVenue: no route, it would settle in BTC, which is not in routes.settlement"
                + " [USDT]\n"), said());
        said.reset();
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--why-not", "ETH,BTC,SOL"));
        assertTrue(said().contains("cyclic: no route, it passes none of routes.settlement [USDT]\n"), said());
    }

    @Test
    void shouldSayWhichKindIsTooMany() throws Exception {
        Path file = write(new VenueText("alpha", "10 bps").market("BTC/USDT").market("ETH/USDT").market("ETH/BTC"),
                new VenueText("beta", "40 bps").market("BTC/USDT"));
        Files.writeString(file, Files.readString(file).replace("settlement: [USDT]", "settlement: [USDT]\n  "
                + "routesMax: 3"));
        for (String verb : List.of("routes", "check")) {
            assertEquals(StopException.CONFIGURATION, Main.run(verb, "--config", file.toString()));
            assertTrue(talk().endsWith("arbd: routes: 6 routes (2 crossVenue, 2 cyclic, 2 synthetic), more than"
                    + " routesMax 3: switch crossVenue off, settle in fewer assets or list fewer instruments,"
                    + " or raise routesMax\n"), talk());
        }
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--kind", "cyclic"));
        assertTrue(talk().contains("ids are of this kind alone"), talk());
        said.reset();
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--why-not", "BTC,USDT"));
        assertTrue(said().startsWith("crossVenue: cannot be told\n  there are more routes than routes.routesMax 3"),
                said());
    }

    @Test
    void shouldMeetWrongWords() {
        assertEquals(StopException.USAGE, Main.run("routes", "--kind", "cyclc"));
        assertTrue(talk().contains("unknown kind 'cyclc', expected one of crossVenue, cyclic, basis, synthetic, amm,"
                + " bookAmm; did you mean cyclic?"), talk());
        assertEquals(StopException.USAGE, Main.run("routes", "--why-not", "BTC"));
        assertTrue(talk().contains("--why-not wants two to four different assets such as BTC,USDT, was 'BTC'"), talk());
        assertEquals(StopException.USAGE, Main.run("routes", "--why-not", "BTC,BTC"));
        assertEquals(StopException.USAGE, Main.run("routes", "--why-not", "BTC,USDT", "--kind", "cyclic"));
    }

    @Test
    void shouldListFourWholeVenues() throws Exception {
        List<VenueText> venues = VenueText.listed(Listings.all());
        Path file = write(venues.toArray(VenueText[]::new));
        assertEquals(0, Main.run("routes", "--config", file.toString()));
        assertEquals(1 + 9_778, said().lines().count());
        assertTrue(talk().contains("9778 routes: "), talk());
        said.reset();
        assertEquals(0, Main.run("routes", "--config", file.toString(), "--why-not", "NKN,USDT"));
        assertTrue(said().startsWith("crossVenue: no route\n  NKN/USDT spot is traded on binance only\n"
                + "  missing: NKN/USDT on coinbase, NKN/USDT on kraken, NKN/USDT on okx\ncyclic: 4 exist"), said());
    }
}
