package arbd.execution.hyperliquid;

import arbd.execution.ethereum.Curve;
import arbd.execution.ethereum.WalletKey;
import arbd.execution.net.Account;
import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Credentials;
import arbd.execution.net.Reply;
import arbd.execution.net.VenueSession;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.TimeInForce;
import arbd.execution.order.Usage;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Asset;
import arbd.market.Decimals;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The parts of one session, unconnected, with an instrument of six decimals, and what they reported as text. */
final class Desk {
    static final String ADDRESS = "0x00000000000000000000000000000000000000AA";
    static final WalletKey KEY = new WalletKey(Curve.plainJava(), "0x" + "5a".repeat(32));

    final List<String> news = new CopyOnWriteArrayList<>();
    final Account account;
    final AccountWriter writer;
    final HyperliquidAssets assets;
    final HyperliquidRequests requests;
    final HyperliquidEvents events;
    final HyperliquidState state;
    final HyperliquidReplies replies;

    Desk(boolean spot, String symbol) {
        Venue venue = new Venue(0, "eta", spot ? HyperliquidOrderEntry.SPOT : "hyperliquid");
        Asset base = new Asset(0, "BASE", 8);
        Asset usdc = new Asset(1, "USDC", 8);
        Instrument instrument = new Instrument(0, venue, symbol, spot ? Kind.SPOT : Kind.PERP_LINEAR, base, usdc, 6, 6,
                1, 1, 1, 0, 0, spot ? FeeSide.RECEIVED : FeeSide.QUOTE);
        NetLoop net = new NetLoop(new EmbeddedChannel().eventLoop(), EmbeddedChannel.class, new SystemClock());
        MarginFigure margin = new MarginFigure();
        this.account = new Account(venue, InstrumentTable.of(List.of(venue), List.of(base, usdc), List.of(instrument)),
                new Credentials(ADDRESS, "0x" + "5a".repeat(32)), new ClientOrderId("test"), new Sink());
        this.writer = new AccountWriter(account, net);
        this.assets = new HyperliquidAssets(account, spot);
        this.requests = new HyperliquidRequests(account);
        this.events = new HyperliquidEvents(writer, assets, margin);
        this.state = new HyperliquidState(writer, assets, margin);
        this.replies = new HyperliquidReplies(new AccountSession(account, URI.create("ws://127.0.0.1:1/ws"), net,
                ConnectionSettings.defaults(1), writer, new Nobody()), writer, events, requests);
        assets.take(Reply.object(spot
                ? "{\"universe\":[{\"name\":\"" + symbol + "\",\"index\":142,\"tokens\":[9,0]}],\"tokens\":["
                + "{\"name\":\"UBASE\",\"index\":9,\"szDecimals\":2},{\"name\":\"USDC\",\"index\":0,\"szDecimals\":8}]}"
                : "{\"universe\":[{\"name\":\"OLD\",\"szDecimals\":1},{\"name\":\"" + symbol
                        + "\",\"szDecimals\":2}]}"));
    }

    static Order order(long number, String px, String qty, TimeInForce timeInForce) {
        Order order = new Order();
        order.epoch = 7;
        order.number = number;
        order.timeInForce = timeInForce;
        order.px = Decimals.parse(px, 6);
        order.qty = Decimals.parse(qty, 6);
        return order;
    }

    private static final class Nobody implements VenueSession {
        @Override
        public void connected() {
        }

        @Override
        public void message(JsonNode message) {
        }

        @Override
        public void disconnected() {
        }
    }

    private final class Sink implements AccountSink {
        @Override
        public void on(Report report) {
            news.add(report.kind + " " + report.number
                    + (report.reason == Report.Reason.NONE ? "" : " " + report.reason) + " cum " + report.cumQty
                    + (report.kind != Report.Kind.FILL ? "" : " trade " + report.tradeId + " px " + report.px + " qty "
                    + report.qty + " fee " + report.fee + " of " + report.feeAsset + " realised " + report.realised
                    + " at " + report.venueTimeNanos)
                    + (report.venueOrderIdLength == 0 ? "" : " oid " + new String(report.venueOrderId, 0,
                    report.venueOrderIdLength, StandardCharsets.US_ASCII)));
        }

        @Override
        public void on(Balance balance) {
            news.add("balance " + balance.asset + " " + balance.total + " free " + balance.free + " at "
                    + balance.venueTimeNanos);
        }

        @Override
        public void on(PositionWord position) {
            news.add("position " + position.qty + " for " + position.notional + " at " + position.venueTimeNanos);
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
