package arbd.execution.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Credentials;
import arbd.execution.net.Reply;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When the wallets are asked for, and which answers are believed; the venue is a list of answers. */
final class CoinbaseBalancesTest {
    private final List<String> news = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<CoinbaseQuestions.Answer> answers = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private boolean busy;
    private final CoinbaseBalances balances = balances();

    @Test
    void shouldTellEveryAssetAtTheStartThoughItIsNotListed() {
        balances.begin(wrong -> done.add(String.valueOf(wrong)));
        answer(page(true, account("BTC", "1.5", "0.25", "ACCOUNT_TYPE_CRYPTO")));
        assertEquals(List.of(), news, "half of the list is not the list");
        answer(page(false, account("BTC", "0.25", "0", "ACCOUNT_TYPE_CRYPTO"),
                account("BTC", "9", "0", "ACCOUNT_TYPE_VAULT"), account("DOGE", "7", "0", "ACCOUNT_TYPE_CRYPTO")));
        assertEquals(List.of("0: 200000000 free 175000000", "1: 0 free 0"), news);
        assertEquals(List.of("null"), done);
        assertEquals(List.of("/accounts?limit=250", "/accounts?limit=250&cursor=1"), asked);
    }

    @Test
    void shouldSayWhyItCannotTell() {
        for (String bad : List.of("{}", "{\"accounts\":{}}", page(true, account("BTC", "1", "0", "")).replace("\"1\"}",
                "\"\"}").replace("\"cursor\":\"1\"", "\"cursor\":\"\""), page(false, account("BTC", "", "0", "")))) {
            balances.begin(wrong -> done.add(String.valueOf(wrong)));
            answer(bad);
        }
        balances.begin(wrong -> done.add(String.valueOf(wrong)));
        answers.remove(0).take(null, 503, "REST status 503");
        assertEquals(5, done.size());
        assertTrue(done.stream().noneMatch(wrong -> wrong.equals("null")), done::toString);
        assertEquals(List.of(), news);
    }

    /** The answer may be from before a fill that was told meanwhile, or after one that was not. */
    @Test
    void shouldThrowAwayAnAnswerThatCrossedSomething() {
        started();
        balances.changed();
        balances.changed();
        wait(250);
        assertEquals(1, answers.size(), "changes are asked for once");
        balances.changed();
        answer(page(false, account("BTC", "1", "0", "")));
        assertEquals(List.of(), news);
        wait(250);
        busy = true;
        answer(page(false, account("BTC", "1", "0", "")));
        assertEquals(List.of(), news, "an order is on its way");
        wait(250);
        assertEquals(0, answers.size(), "not asked for meanwhile");
        busy = false;
        wait(250);
        answer(page(false, account("BTC", "2", "0", "")));
        assertEquals(List.of("0: 200000000 free 200000000", "1: 0 free 0"), news);
    }

    @Test
    void shouldBeginAgainWhenTheStartCrossedSomething() {
        balances.begin(wrong -> done.add(String.valueOf(wrong)));
        balances.changed();
        answer(page(false, account("BTC", "1", "0", "")));
        assertEquals(List.of(), done);
        wait(250);
        while (!answers.isEmpty()) {
            answer(page(false, account("BTC", "1", "0", "")));
        }
        assertEquals(List.of("null"), done);
    }

    @Test
    void shouldLookNowAndThenForDeposits() {
        started();
        wait(59_000);
        assertEquals(0, answers.size());
        wait(1_000);
        answer(page(false, account("BTC", "1", "0", "")));
        wait(60_000);
        answer(page(false, account("BTC", "3", "0", "")));
        assertEquals(List.of("0: 100000000 free 100000000", "1: 0 free 0", "0: 300000000 free 300000000",
                "1: 0 free 0"), news);
    }

    @Test
    void shouldAskNothingAfterTheEnd() {
        started();
        balances.changed();
        wait(250);
        balances.end();
        answer(page(false, account("BTC", "1", "0", "")));
        wait(120_000);
        assertEquals(List.of(), news);
        assertEquals(0, answers.size());
    }

    private void started() {
        balances.begin(wrong -> done.add(String.valueOf(wrong)));
        answer(page(false));
        news.clear();
    }

    private void wait(int millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private void answer(String reply) {
        answers.remove(0).take(Reply.object(reply), 200, null);
    }

    private static String page(boolean more, String... accounts) {
        return "{\"accounts\":[" + String.join(",", accounts) + "],\"has_next\":" + more + ",\"cursor\":\""
                + (more ? "1" : "") + "\"}";
    }

    private static String account(String currency, String free, String held, String type) {
        return "{\"currency\":\"" + currency + "\",\"available_balance\":{\"value\":\"" + free + "\"},\"type\":\""
                + type + "\",\"hold\":{\"value\":\"" + held + "\"}}";
    }

    private CoinbaseBalances balances() {
        Asset btc = new Asset(0, "BTC", 8);
        Asset usd = new Asset(1, "USD", 8);
        Venue venue = new Venue(0, "echo", "coinbase");
        Instrument instrument = new Instrument(0, venue, "BTC-USD", Kind.SPOT, btc, usd, 2, 8, 1, 1, 1, 0, 0,
                FeeSide.QUOTE);
        Account account = new Account(venue, InstrumentTable.of(List.of(venue), List.of(btc, usd), List.of(instrument)),
                new Credentials("key", "secret"), new ClientOrderId("test"), new Sink());
        NetLoop net = new NetLoop(channel.eventLoop(), EmbeddedChannel.class, new SystemClock());
        return new CoinbaseBalances((path, query, answer) -> {
            asked.add(path + "?" + query);
            answers.add(answer);
        }, account, new AccountWriter(account, net), net, () -> busy);
    }

    private final class Sink implements AccountSink {
        @Override
        public void on(Report report) {
            news.add("report");
        }

        @Override
        public void on(Balance balance) {
            news.add(balance.asset + ": " + balance.total + " free " + balance.free);
        }

        @Override
        public void on(PositionWord position) {
            news.add("position");
        }

        @Override
        public void on(Usage usage) {
            // Nothing here is paced.
        }

        @Override
        public void on(CashFlow flow) {
            news.add("flow");
        }

        @Override
        public void session(int venue, boolean up, long receivedNanos, long wallNanos) {
            news.add("session");
        }

        @Override
        public boolean congested() {
            return false;
        }
    }
}
