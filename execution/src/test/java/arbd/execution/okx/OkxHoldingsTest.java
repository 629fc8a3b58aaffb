package arbd.execution.okx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Credentials;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held of swaps: contracts, what funding hides, and what is not followed. */
class OkxHoldingsTest {
    private static final long NOW = 1_700_000_100_000_000_000L;
    private static final String SNAPSHOT = push("snapshot",
            "{\"ccy\":\"USDT\",\"cashBal\":\"100.5\",\"uTime\":\"1700000000000\"}",
            position("-120", "net", "cross"));

    private final List<String> told = new ArrayList<>();
    private final AccountWriter writer = new AccountWriter(account(), null);
    private final OkxEvents events = new OkxEvents(account(), writer);
    private final OkxHoldings holdings = new OkxHoldings(account(), writer, events);
    private final List<Long> positionMillis = new ArrayList<>();

    private Account account() {
        Venue venue = new Venue(0, "swaps", "okx-swap");
        Asset usdt = new Asset(0, "USDT", 6);
        List<Instrument> swaps = new ArrayList<>();
        for (String base : List.of("BTC", "ETH")) {
            swaps.add(new Instrument(swaps.size(), venue, base + "-USDT-SWAP", Kind.PERP_LINEAR,
                    new Asset(swaps.size() + 1, base, 8), usdt, 1, 4, 1, 1, 1, 0, 50_000, FeeSide.QUOTE, -2));
        }
        return new Account(venue, InstrumentTable.of(List.of(venue), List.of(usdt, swaps.get(0).base(),
                swaps.get(1).base()), swaps), new Credentials("key", "secret", "words"), new ClientOrderId("test"),
                new Told());
    }

    @Test
    void shouldTellEverythingOnceAndContractsInTheBaseAsset() {
        holdings.push(json(SNAPSHOT), NOW);
        // 120 contracts of 0.01 BTC, sold at 60,000.05 on average; of ETH there is nothing.
        assertEquals(List.of("balance 100500000", "position 0 -12000 72000060000", "position 1 0 0"), told);
        assertTrue(holdings.complete());
        told.clear();
        holdings.push(json(push("filled", "", position("0.5", "net", "cross"))), NOW);
        assertEquals(List.of("position 0 50 300000250"), told);
    }

    /** A new balance without its cause would be an unexplained difference, and then the payment count twice. */
    @Test
    void shouldKeepWordsBackUntilTheBillsHaveToldWhatFundingMoved() {
        holdings.push(json(SNAPSHOT), NOW);
        told.clear();
        holdings.push(json(push("funding_fee",
                "{\"ccy\":\"USDT\",\"cashBal\":\"99\",\"uTime\":\"1700000100000\"}", "")), NOW);
        holdings.push(json(push("filled", "{\"ccy\":\"USDT\",\"cashBal\":\"98\",\"uTime\":\"1700000100001\"}",
                position("-1", "net", "cross"))), NOW);
        assertEquals(List.of(), told);
        assertTrue(holdings.owed() && holdings.fundings().missing() && !holdings.complete());
        holdings.bills(json("[" + bill("1", "ETH-USDT-SWAP", "-1.5", 1_700_000_100_000L) + ","
                + bill("2", "DOGE-USDT-SWAP", "-7", 1_700_000_100_000L) + "]"));
        assertFalse(holdings.owed());
        holdings.caughtUp();
        assertEquals(List.of("funding -1500000", "balance 98000000", "position 0 -100 600000500"), told);
        told.clear();
        holdings.bills(json("[" + bill("1", "ETH-USDT-SWAP", "-1.5", 1_700_000_100_000L) + "]"));
        assertEquals(List.of(), told, "a bill is told once");
    }

    @Test
    void shouldMatchPaymentsAndBillsWhicheverComesFirst() {
        OkxPayments payments = new OkxPayments();
        payments.heard(1_000_000);
        payments.billed(1_000_300);
        payments.billed(1_000_300);
        assertFalse(payments.owed());
        payments.heard(1_000_001);
        assertFalse(payments.owed(), "its bill was there before");
        payments.heard(1_000_002);
        assertTrue(payments.owed());
        payments.billed(4_600_000);
        assertTrue(payments.owed(), "the next hour's is another");
    }

    /** From then on the bills are asked before anything else is believed. */
    @Test
    void shouldAskForBillsAfterTheStreamFell() {
        holdings.ended(NOW);
        assertFalse(holdings.fundings().missing(), "nothing was ever known");
        holdings.push(json(SNAPSHOT), NOW);
        holdings.ended(NOW);
        told.clear();
        holdings.push(json(SNAPSHOT), NOW);
        assertTrue(holdings.fundings().missing());
        assertEquals(List.of(), told);
        holdings.caughtUp();
        assertEquals(3, told.size());
        assertTrue(holdings.complete());
    }

    /** Else a position between two trades would be taken for a later one than both. */
    @Test
    void shouldDateAPositionByTheTradeThatItNames() {
        holdings.push(json(SNAPSHOT), NOW);
        positionMillis.clear();
        String trade = "{\"data\":[{\"instId\":\"BTC-USDT-SWAP\",\"ordId\":\"1\",\"clOrdId\":\"%s\",\"state\":"
                + "\"partially_filled\",\"tradeId\":\"41\",\"fillSz\":\"1\",\"accFillSz\":\"1\",\"fillPx\":\"60000.5\","
                + "\"fillPnl\":\"0\",\"fillFee\":\"-1\",\"fillFeeCcy\":\"USDT\",\"fillTime\":\"1699999999990\","
                + "\"uTime\":\"1699999999990\"}]}";
        events.orders(json(String.format(trade, "x")));
        for (String id : List.of("40", "41", "42", "")) {
            holdings.push(json(push("filled", "", position("-119", "net", "cross")
                    .replace("\"uTime\"", "\"tradeId\":\"" + id + "\",\"uTime\""))), NOW);
        }
        assertEquals(List.of(1_699_999_999_990L, 1_699_999_999_990L, 1_700_000_000_001L, 1_700_000_000_001L),
                positionMillis, "42 was nobody's order of ours yet");
    }

    @Test
    void shouldRefuseWhatItCannotFollow() {
        for (String position : List.of(position("1", "long", "cross"), position("1", "net", "isolated"),
                position("0.001", "net", "cross"), position("1", "net", "cross").replace("60000.05", ""))) {
            assertThrows(IllegalArgumentException.class,
                    () -> holdings.push(json(push("snapshot", "", position)), NOW), position);
        }
    }

    @Test
    void shouldTakeNoOtherContractThanTheConfigured() {
        OkxInstruments instruments = new OkxInstruments(account());
        String eth = listed("ETH-USDT-SWAP", "0.1", "0.1", "linear");
        assertEquals(null, instruments.take(json("[" + listed("BTC-USDT-SWAP", "0.01", "1", "linear") + "," + eth
                + "]")));
        assertEquals("BTC-USDT-SWAP has contracts of 0.1, configured are 0.01",
                instruments.take(json("[" + listed("BTC-USDT-SWAP", "0.1", "1", "linear") + "," + eth + "]")));
        assertEquals("BTC-USDT-SWAP is not margined in its quote asset",
                instruments.take(json("[" + listed("BTC-USDT-SWAP", "100", "1", "inverse") + "," + eth + "]")));
        assertEquals("BTC-USDT-SWAP is not listed", instruments.take(json("[" + eth + "]")));
        assertThrows(IllegalArgumentException.class,
                () -> instruments.take(json("[" + listed("BTC-USDT-SWAP", "", "1", "linear") + "]")));
    }

    private static String listed(String symbol, String value, String times, String type) {
        return "{\"instId\":\"" + symbol + "\",\"instIdCode\":7,\"ctType\":\"" + type + "\",\"ctVal\":\"" + value
                + "\",\"ctMult\":\"" + times + "\"}";
    }

    private static String bill(String id, String symbol, String pnl, long millis) {
        return "{\"billId\":\"" + id + "\",\"instId\":\"" + symbol + "\",\"ccy\":\"USDT\",\"pnl\":\"" + pnl
                + "\",\"ts\":\"" + millis + "\"}";
    }

    private static String position(String contracts, String side, String mode) {
        return "{\"instId\":\"BTC-USDT-SWAP\",\"posSide\":\"" + side + "\",\"mgnMode\":\"" + mode + "\",\"pos\":\""
                + contracts + "\",\"avgPx\":\"60000.05\",\"uTime\":\"1700000000001\"}";
    }

    private static String push(String event, String balances, String positions) {
        return "{\"data\":[{\"pTime\":\"1700000100000\",\"eventType\":\"" + event + "\",\"balData\":[" + balances
                + "],\"posData\":[" + positions + "]}]}";
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private final class Told implements AccountSink {
        @Override
        public void on(Report report) {
            assertEquals(Report.Kind.FILL, report.kind);
        }

        @Override
        public void on(Balance balance) {
            told.add("balance " + balance.total);
        }

        @Override
        public void on(PositionWord position) {
            positionMillis.add(position.venueTimeNanos / 1_000_000);
            told.add("position " + position.instrument + " " + position.qty + " " + position.notional);
        }

        @Override
        public void on(Usage usage) {
            // Nothing here is paced.
        }

        @Override
        public void on(CashFlow flow) {
            told.add("funding " + flow.units);
        }

        @Override
        public void session(int venue, boolean up, long receivedNanos, long wallNanos) {
            throw new AssertionError("there is no session");
        }

        @Override
        public boolean congested() {
            return false;
        }
    }
}
