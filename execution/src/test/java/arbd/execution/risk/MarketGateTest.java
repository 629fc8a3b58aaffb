package arbd.execution.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Shop;
import arbd.market.AccountRead;
import arbd.market.MarketRules;
import arbd.market.MarketStage;
import arbd.market.TradingStatus;
import arbd.market.VenuePause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketGateTest {
    private static final long NOW = 5_000;
    private static final long WALL = 1_790_000_000_000_000_000L;
    /** Buys instrument 0 on alpha and sells instrument 3 on beta. */
    private static final int ROUTE = 0;
    private static final int LEG = 3;

    private final MarketGate gate = new MarketGate(Shop.ROUTES, new Announced(500, 200, -5_000, 100));
    private final MarketRules rules = new MarketRules();

    @ParameterizedTest
    @CsvSource({"TRADING,TAKEN", "AWAITED,MARKET_AWAITED", "CANCEL_ONLY,MARKET_CLOSED", "HALTED,MARKET_CLOSED",
        "NOT_LISTED,MARKET_CLOSED", "UNREADABLE,MARKET_CLOSED", "ACCOUNT_REFUSED,MARKET_CLOSED"})
    void shouldLetPassOnlyWhatTradesOnEveryLeg(TradingStatus status, Verdict verdict) {
        assertEquals(Verdict.TAKEN, check(NOW), "nobody has said anything");
        long before = gate.foldInto(1);
        rules.status = status;
        apply();
        assertEquals(verdict, check(NOW));
        assertEquals(status == TradingStatus.TRADING, before == gate.foldInto(1));
    }

    @ParameterizedTest
    @CsvSource({"TRADING,TAKEN", "AWAITED,ACCOUNT_AWAITED", "ACCOUNT_REFUSED,ACCOUNT_REFUSED"})
    void shouldSendNothingToAVenueWhoseAccountIsNotAsConfigured(TradingStatus status, Verdict verdict) {
        AccountRead account = new AccountRead();
        account.status = status;
        account.venue = 1;
        long before = gate.foldInto(1);
        gate.apply(account);
        assertEquals(verdict, check(NOW), "beta has a leg of it");
        assertEquals(verdict, gate.check(LEG, NOW));
        assertEquals(Verdict.TAKEN, gate.check(0, NOW), "alpha trades on");
        assertEquals(status == TradingStatus.TRADING, before == gate.foldInto(1));
        rules.status = TradingStatus.HALTED;
        apply();
        account.status = TradingStatus.TRADING;
        gate.apply(account);
        assertEquals(Verdict.MARKET_CLOSED, check(NOW), "the listing holds by itself");
    }

    @Test
    void shouldEndAMarketAtTheAnnouncedTimeOnOurClock() {
        rules.endsNanos = WALL + 1_000;
        apply();
        assertEquals(MarketStage.ANNOUNCED, gate.stage(LEG));
        assertFalse(gate.exitOnly(ROUTE));
        assertEquals(NOW + 500, gate.nextNanos());
        gate.at(NOW + 499);
        assertFalse(gate.exitOnly(ROUTE));
        gate.at(NOW + 500);
        assertEquals(MarketStage.EXITS_ONLY, gate.stage(LEG));
        assertTrue(gate.exitOnly(ROUTE));
        assertFalse(gate.exiting(ROUTE));
        assertFalse(gate.exitOnly(3), "another route");
        gate.at(NOW + 800);
        assertEquals(MarketStage.EXITING, gate.stage(LEG));
        assertTrue(gate.exitOnly(ROUTE) && gate.exiting(ROUTE));
        assertFalse(gate.exiting(3), "another route");
        assertEquals(NOW + 1_000, gate.nextNanos());
        assertEquals(Verdict.TAKEN, check(NOW + 999), "exits may pass");
        assertEquals(Verdict.MARKET_CLOSED, check(NOW + 1_000));
        rules.endsNanos = 0;
        apply();
        assertFalse(gate.exitOnly(ROUTE));
        assertEquals(Verdict.TAKEN, check(NOW + 1_000));
    }

    @Test
    void shouldPauseAVenueForItsMaintenanceOnOurClock() {
        VenuePause pause = new VenuePause();
        pause.venue = Shop.ROUTES.instruments().get(LEG).venue().id();
        pause.receivedNanos = NOW;
        pause.wallNanos = WALL;
        pause.fromNanos = WALL + 1_000;
        pause.untilNanos = WALL + 2_000;
        long before = gate.foldInto(1);
        gate.apply(pause);
        assertNotEquals(before, gate.foldInto(1));
        assertFalse(gate.exitOnly(ROUTE));
        gate.at(NOW + 900);
        assertTrue(gate.exitOnly(ROUTE));
        assertEquals(Verdict.TAKEN, check(NOW + 900));
        gate.at(NOW + 1_000);
        assertEquals(Verdict.MARKET_CLOSED, check(NOW + 1_000));
        gate.at(NOW + 2_000);
        assertFalse(gate.exitOnly(ROUTE));
        assertEquals(Verdict.TAKEN, check(NOW + 2_000));
        pause.untilNanos = 0;
        gate.apply(pause);
        assertEquals(Verdict.MARKET_CLOSED, check(NOW + 2_000), "nobody said when it ends");
        pause.fromNanos = 0;
        pause.status = TradingStatus.CANCEL_ONLY;
        gate.apply(pause);
        assertEquals(Verdict.MARKET_CLOSED, check(NOW + 2_000));
        pause.status = TradingStatus.TRADING;
        gate.apply(pause);
        assertEquals(Verdict.TAKEN, check(NOW + 2_000));
        assertEquals(Long.MAX_VALUE, gate.nextNanos());
    }

    @Test
    void shouldTakeAnEndInThePastForOneAndOneBeyondAllClocksForNone() {
        rules.endsNanos = 1;
        apply();
        assertEquals(Verdict.MARKET_CLOSED, check(NOW));
        rules.endsNanos = Long.MAX_VALUE;
        rules.receivedNanos = Long.MAX_VALUE / 2;
        gate.apply(rules);
        assertEquals(Verdict.TAKEN, check(NOW));
    }

    @Test
    void shouldRefuseWhatTheVenueSizesOtherwise() {
        rules.lot = 1;
        rules.lotDecimals = 3;
        long before = gate.foldInto(1);
        apply();
        assertEquals(Verdict.MARKET_RULES, check(NOW));
        assertNotEquals(before, gate.foldInto(1));
        rules.lotDecimals = 8;
        apply();
        assertEquals(Verdict.TAKEN, check(NOW));
    }

    private void apply() {
        rules.instrument = LEG;
        rules.receivedNanos = NOW;
        rules.wallNanos = WALL;
        gate.apply(rules);
    }

    private Verdict check(long nowNanos) {
        Candidate candidate = new Candidate();
        candidate.route = ROUTE;
        candidate.nowNanos = nowNanos;
        return gate.check(candidate);
    }
}
