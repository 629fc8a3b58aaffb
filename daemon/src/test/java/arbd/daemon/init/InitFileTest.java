package arbd.daemon.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.config.Endpoints;
import arbd.config.Environment;
import arbd.config.EquivalentConfig;
import arbd.config.Mode;
import arbd.config.Problem;
import arbd.config.Protocol;
import arbd.daemon.init.InitRequest.SameMoney;
import arbd.daemon.setup.Markets;
import arbd.daemon.venues.VenueCatalogue;
import arbd.route.RouteTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitFileTest {
    private static final List<String> ASSETS = List.of("BTC", "ETH");

    private static String text(Mode mode, Environment environment, List<SameMoney> same, Protocol... venues) {
        List<String> assets = List.of(venues).contains(Protocol.HYPERLIQUID_SPOT) ? List.of("BTC", "HYPE") : ASSETS;
        InitRequest request = new InitRequest(List.of(venues), mode, environment, assets, same);
        return InitFile.text(request, ChosenMarkets.of(request));
    }

    private static DaemonConfig parsed(String text) throws ConfigException {
        return ConfigFile.parse("new.yaml", text);
    }

    @Test
    void shouldWriteAValidFileForEveryTwoVenues() throws ConfigException {
        int files = 0;
        for (Protocol one : VenueCatalogue.all().keySet()) {
            for (Protocol two : VenueCatalogue.all().keySet()) {
                if (one == two || one == Protocol.BINANCE_COINM || two == Protocol.BINANCE_COINM) {
                    continue;
                }
                DaemonConfig paper = parsed(text(Mode.PAPER, Environment.LIVE, List.of(), one, two));
                assertEquals(List.of(one, two), paper.venues().stream().map(venue -> venue.protocol()).toList());
                assertTrue(paper.venues().stream().allMatch(venue -> venue.marketData().isPresent()));
                for (Environment environment : Endpoints.environments(one)) {
                    if (Endpoints.find(two, environment, Endpoints.GLOBAL).isPresent()) {
                        parsed(text(Mode.LIVE, environment, List.of(), one, two));
                        files++;
                    }
                }
            }
        }
        assertTrue(files > 90, "files: " + files);
    }

    @Test
    void shouldJoinVenuesThatShareTheirMoney() throws ConfigException {
        DaemonConfig config = parsed(text(Mode.PAPER, Environment.LIVE, List.of(), Protocol.KRAKEN, Protocol.BINANCE));

        assertEquals(List.of(), config.warnings());
        assertEquals(List.of("USDT"), config.routes().settlement());
        RouteTable routes = Markets.routes(config, Markets.table(config));
        assertTrue(routes.routes().stream().anyMatch(route -> route.title().equals("BTC/USDT kraken>binance")),
                routes.routes().toString());
        assertTrue(config.balances().size() >= 6);
    }

    @Test
    void shouldNeverTakeOneMoneyForAnother() throws ConfigException {
        InitRequest request = new InitRequest(List.of(Protocol.COINBASE_EXCHANGE, Protocol.OKX), Mode.PAPER,
                Environment.LIVE, List.of("LTC"), List.of());
        ChosenMarkets chosen = ChosenMarkets.of(request);
        DaemonConfig config = parsed(InitFile.text(request, chosen));

        assertEquals(List.of("USDT", "USD"), chosen.apart());
        assertEquals(List.of(), config.equivalents());
        assertFalse(Markets.routes(config, Markets.table(config)).routes().stream()
                .anyMatch(route -> route.title().contains("coinbase")));
    }

    @Test
    void shouldJoinWhatWasSaidToBeTheSame() throws ConfigException {
        DaemonConfig config = parsed(text(Mode.PAPER, Environment.LIVE, List.of(SameMoney.of("USDT=USD:5bps")),
                Protocol.KRAKEN, Protocol.OKX));

        assertEquals(List.of("USD", "USDT"), config.routes().settlement());
        EquivalentConfig same = config.equivalents().get(0);
        assertEquals("USDT USD 50000", same.asset() + " " + same.as() + " " + same.haircutE8());
    }

    @Test
    void shouldNameTheAccountsOfAFileForOrdersAndNoneOnPaper() throws ConfigException {
        DaemonConfig live = parsed(text(Mode.LIVE, Environment.TESTNET, List.of(), Protocol.BINANCE));
        DaemonConfig paper = parsed(text(Mode.PAPER, Environment.LIVE, List.of(), Protocol.BINANCE));

        assertEquals("binance", live.venue("binance").account().orElseThrow());
        assertEquals(Environment.TESTNET, live.venue("binance").environment().orElseThrow());
        assertTrue(paper.venue("binance").account().isEmpty());
    }

    @Test
    void shouldRefuseWhatItHasNoNumbersOf() {
        InitRequest request = new InitRequest(List.of(Protocol.BYBIT), Mode.PAPER, Environment.LIVE, List.of("DOGE"),
                List.of());
        String words = assertThrows(IllegalArgumentException.class, () -> ChosenMarkets.of(request)).getMessage();
        assertEquals("bybit: no market of DOGE is in our table; it knows BTC", words);
        for (String wrong : List.of("USDT", "USDT=USD", "USDT=USDT:5bps", "USDT=USD:5", "USDT=USD:-5bps")) {
            assertThrows(IllegalArgumentException.class, () -> SameMoney.of(wrong), wrong);
        }
    }

    @Test
    void shouldWarnOfNothingInAFileForOneVenue() throws ConfigException {
        assertEquals(List.of(), parsed(text(Mode.LIVE, Environment.LIVE, List.of(), Protocol.BINANCE)).warnings()
                .stream().map(Problem::toString).toList());
    }
}
