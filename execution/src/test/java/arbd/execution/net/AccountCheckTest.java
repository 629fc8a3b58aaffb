package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.rights.AccountCheck;
import arbd.execution.rights.AccountTerms;
import arbd.execution.rights.AccountVerdict;
import arbd.execution.rights.MarginMode;
import arbd.execution.sim.SimulatedRights;
import arbd.feeds.net.NanoClock;
import arbd.feeds.net.SystemClock;
import arbd.market.Instrument;
import arbd.market.Venue;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every venue is asked about an account, over loopback; what it tells is changed at the simulated venue. */
class AccountCheckTest {
    private static final int LEVERAGE = 3;
    private static final int LATE_MAX = 10;

    private AllVenues venues;

    @BeforeEach
    void open() {
        venues = new AllVenues();
    }

    @AfterEach
    void close() {
        venues.close();
    }

    static IntStream all() {
        return AllVenues.all();
    }

    static IntStream perpetuals() {
        return AllVenues.perpetuals();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldTakeAnAccountThatIsAsConfigured(int venue) throws Exception {
        symbols(venue).forEach(symbol -> rights(venue).leverage(symbol, LEVERAGE));
        AccountVerdict verdict = look(venue);
        assertFalse(verdict.refused(), verdict.words());
        assertTrue(verdict.words().contains(venue == AllVenues.USDM ? "whether it may withdraw is not told"
                : "may not withdraw"), verdict.words());
        assertEquals(!AllVenues.spot(venue), verdict.words().contains("one-way mode; cross margin; leverage 3"),
                verdict.words());
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldRefuseAKeyThatMayWithdrawWhereTheVenueTells(int venue) throws Exception {
        symbols(venue).forEach(symbol -> rights(venue).leverage(symbol, LEVERAGE));
        rights(venue).withdraws(true);
        AccountVerdict verdict = look(venue);
        assertEquals(venue != AllVenues.USDM, verdict.refused(), verdict.words());
        assertTrue(!verdict.refused() || verdict.words().startsWith("the key may withdraw, which arbd never does: "),
                verdict.words());
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldRefuseAKeyThatMayNotTrade(int venue) throws Exception {
        symbols(venue).forEach(symbol -> rights(venue).leverage(symbol, LEVERAGE));
        rights(venue).trades(false);
        refused(venue, "the key may not trade " + (AllVenues.spot(venue) ? "spot" : "perpetuals")
                + ": give it that right at the venue, or say marketDataOnly: true");
    }

    @ParameterizedTest
    @MethodSource("perpetuals")
    void shouldRefuseLeverageAndMarginModeThatAreNotTheConfigured(int venue) throws Exception {
        String symbol = symbols(venue).get(0);
        String name = name(venue);
        rights(venue).leverage(symbol, 20);
        refused(venue, "leverage of " + symbol + " is 20 at the venue, 3 in the configuration (venues." + name
                + ".margin.leverage): change the one or the other");
        rights(venue).leverage(symbol, LEVERAGE);
        if (AllVenues.okx(venue)) {
            isolatedWouldNotBeWhatOrdersSay(venue);
            return;
        }
        rights(venue).isolated(true);
        refused(venue, "margin of " + symbol + " is isolated at the venue, cross in the configuration (venues." + name
                + ".margin.mode): change the one or the other");
        rights(venue).isolated(false);
        assertFalse(look(venue).refused());
    }

    /** Hyperliquid has no such mode. */
    @ParameterizedTest
    @MethodSource("perpetuals")
    void shouldRefuseHedgeMode(int venue) throws Exception {
        symbols(venue).forEach(symbol -> rights(venue).leverage(symbol, LEVERAGE));
        rights(venue).hedged(true);
        if (venue == AllVenues.HYPERLIQUID) {
            assertFalse(look(venue).refused());
        } else {
            refused(venue, "it is in hedge mode at the venue, oneWay in the configuration (venues." + name(venue)
                    + ".margin.positions): set it to one-way mode at the venue");
        }
    }

    /** Hyperliquid answers everybody: that wallet is nobody's. */
    @ParameterizedTest
    @MethodSource("all")
    void shouldSayThatALoginIsRefusedAndNeverWhatItWas(int venue) throws Exception {
        AccountVerdict verdict = look(check(venue, false, new SystemClock()));
        assertTrue(verdict.refused(), verdict.words());
        boolean asksNobody = venue == AllVenues.HYPERLIQUID || venue == AllVenues.HYPERLIQUID_SPOT;
        assertTrue(verdict.words().startsWith(asksNobody ? "the key may not trade"
                : "its login is refused (the venue says "), verdict.words());
        assertFalse(verdict.words().contains(AllVenues.key(venue)), verdict.words());
        assertFalse(verdict.words().contains(AllVenues.secret(venue, false)), verdict.words());
        assertFalse(verdict.words().contains("this machine is"), "the clock is right: " + verdict.words());
    }

    /** Kraken and Hyperliquid answer whatever the time, and would refuse every order; Coinbase says no more than no. */
    @ParameterizedTest
    @MethodSource("all")
    void shouldSayHowFarTheClockIsOff(int venue) throws Exception {
        symbols(venue).forEach(symbol -> rights(venue).leverage(symbol, LEVERAGE));
        for (long seconds : new long[] {-300, 0, 300}) {
            AccountVerdict verdict = look(check(venue, true, new Shifted(seconds)));
            assertEquals(seconds != 0, verdict.refused(), verdict.words());
            assertTrue(seconds == 0 || verdict.words().matches(".*; this machine is (29[5-9]|30[0-5])\\.\\d{3} s "
                    + (seconds < 0 ? "behind" : "ahead of") + " the venue: .*"), verdict.words());
            assertEquals(seconds != 0 && venue != AllVenues.COINBASE,
                    verdict.words().startsWith("the clock is too far off"), verdict.words());
        }
    }

    private record Shifted(NanoClock right, long seconds) implements NanoClock {
        Shifted(long seconds) {
            this(new SystemClock(), seconds);
        }

        @Override
        public long nanoTime() {
            return right.nanoTime();
        }

        @Override
        public long wallNanos() {
            return right.wallNanos() + seconds * 1_000_000_000L;
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldSayThatARegionIsBlocked(int venue) throws Exception {
        for (int status : new int[] {451, 403}) {
            rights(venue).blocked(status);
            refused(venue, "the venue does not serve this address (the venue says status " + status
                    + "): its region is blocked, or it asked too much");
        }
        rights(venue).blocked(502);
        assertThrows(IOException.class, () -> look(venue), "trouble that may pass");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldSayThatTheVenueDoesNotTell(int venue) throws Exception {
        symbols(venue).forEach(symbol -> rights(venue).leverage(symbol, LEVERAGE));
        rights(venue).told(false);
        AccountVerdict verdict = look(venue);
        assertFalse(verdict.refused(), verdict.words());
        boolean silent = List.of(AllVenues.BINANCE, AllVenues.KRAKEN, AllVenues.USDM).contains(venue);
        assertEquals(silent, verdict.words().contains("whether it may withdraw is not told"), verdict.words());
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldKnowNothingWhereNobodyAnswers(int venue) {
        AccountCheck check = check(venue, true, new SystemClock(), URI.create("http://127.0.0.1:1"));
        assertThrows(IOException.class, check::look);
    }

    private void refused(int venue, String words) throws Exception {
        AccountVerdict verdict = look(venue);
        assertTrue(verdict.refused(), verdict.words());
        assertEquals(words, verdict.words());
    }

    private AccountVerdict look(int venue) throws Exception {
        return look(check(venue, true, new SystemClock()));
    }

    /** A machine that is busy enough is too late even for a venue's window. */
    private static AccountVerdict look(AccountCheck check) throws Exception {
        for (int again = 0; again < LATE_MAX; again++) {
            try {
                return check.look();
            } catch (IOException late) {
                if (!late.getMessage().startsWith("the question was under way for too long")) {
                    throw late;
                }
            }
        }
        return check.look();
    }

    /** OKX is told by each order, and ours say cross. */
    private void isolatedWouldNotBeWhatOrdersSay(int venue) throws Exception {
        AccountVerdict verdict = look(check(venue, true, new SystemClock(), venues.servers.restUri(venue),
                MarginMode.ISOLATED));
        assertTrue(verdict.refused() && verdict.words().contains(" is cross at the venue, isolated in the"),
                verdict.words());
        assertFalse(look(venue).refused());
    }

    private AccountCheck check(int venue, boolean right, NanoClock clock) {
        return check(venue, right, clock, venues.servers.restUri(venue));
    }

    private AccountCheck check(int venue, boolean right, NanoClock clock, URI rest) {
        return check(venue, right, clock, rest, MarginMode.CROSS);
    }

    private AccountCheck check(int venue, boolean right, NanoClock clock, URI rest, MarginMode mode) {
        Venue at = venues.table.venues().get(venue);
        AccountTerms terms = new AccountTerms(at.name(), !AllVenues.spot(venue), symbols(venue), mode, LEVERAGE);
        return AccountCheck.of(at.protocol(), rest, venues.servers.orderEntryUri(venue),
                AllVenues.credentials(venue, right), terms, clock).orElseThrow();
    }

    private SimulatedRights rights(int venue) {
        return venues.servers.rights(venue);
    }

    private String name(int venue) {
        return venues.table.venues().get(venue).name();
    }

    private List<String> symbols(int venue) {
        return venues.table.of(venues.table.venues().get(venue)).stream().map(Instrument::symbol).toList();
    }
}
