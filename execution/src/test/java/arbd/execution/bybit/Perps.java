package arbd.execution.bybit;

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

/** One account of perpetuals against USDT, or of spot, and everything that its events told, as text. */
final class Perps {
    final List<String> news = new ArrayList<>();
    final Account account;
    final BybitEvents events;

    /** Perpetuals with these symbols: decimals of price and quantity are 1 and 3, and 6 and 4 from the second on. */
    Perps(String... symbols) {
        this(true, symbols);
    }

    private Perps(boolean linear, String... symbols) {
        Venue venue = new Venue(0, "epsilon", linear ? "bybit-linear" : "bybit");
        Asset usdt = new Asset(0, "USDT", 8);
        List<Asset> assets = new ArrayList<>(List.of(usdt));
        List<Instrument> instruments = new ArrayList<>();
        for (String symbol : symbols) {
            Asset base = new Asset(assets.size(), symbol.replace("USDT", ""), 8);
            boolean first = instruments.isEmpty();
            assets.add(base);
            instruments.add(new Instrument(instruments.size(), venue, symbol, linear ? Kind.PERP_LINEAR : Kind.SPOT,
                    base, usdt, first ? 1 : 6, first ? 3 : 4, 1, 1, 1, 0, 0,
                    linear ? FeeSide.QUOTE : FeeSide.RECEIVED));
        }
        this.account = new Account(venue, InstrumentTable.of(List.of(venue), assets, instruments),
                new Credentials("key", "secret"), new ClientOrderId("test"), new Sink());
        this.events = new BybitEvents(account, new AccountWriter(account,
                new NetLoop(new EmbeddedChannel().eventLoop(), EmbeddedChannel.class, new SystemClock())), linear);
    }

    /** Spot BTCUSDT. */
    static Perps spot() {
        return new Perps(false, "BTCUSDT");
    }

    /** The same account with another key. */
    Account account(Credentials credentials) {
        return new Account(account.venue(), account.table(), credentials, account.ids(), account.sink());
    }

    /** The last thing that was told. */
    String last() {
        return news.get(news.size() - 1);
    }

    private final class Sink implements AccountSink {
        @Override
        public void on(Report report) {
            news.add(report.kind + " " + report.number + " cum " + report.cumQty
                    + (report.kind != Report.Kind.FILL ? "" : " trade " + report.tradeId + " px " + report.px + " qty "
                    + report.qty + " fee " + report.fee + " of " + report.feeAsset + " realised " + report.realised
                    + " at " + report.venueTimeNanos));
        }

        @Override
        public void on(Balance balance) {
            news.add("balance " + balance.asset + " " + balance.total + " free " + balance.free + " at "
                    + balance.venueTimeNanos);
        }

        @Override
        public void on(PositionWord position) {
            news.add("position " + position.instrument + " " + position.qty + " for " + position.notional + " at "
                    + position.venueTimeNanos);
        }

        @Override
        public void on(Usage usage) {
            // Nothing here is paced.
        }

        @Override
        public void on(CashFlow flow) {
            news.add("flow " + flow.kind + " " + flow.asset + " " + flow.units + " at " + flow.venueTimeNanos);
        }

        @Override
        public void session(int id, boolean up, long receivedNanos, long wallNanos) {
            news.add("session " + up);
        }

        @Override
        public boolean congested() {
            return false;
        }
    }
}
