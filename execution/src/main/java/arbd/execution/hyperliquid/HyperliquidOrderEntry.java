package arbd.execution.hyperliquid;

import arbd.execution.ethereum.WalletKey;
import arbd.execution.net.Account;
import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Request;
import arbd.execution.net.VenueSession;
import arbd.execution.order.DeadManSwitch;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.Report;
import arbd.execution.order.TimeInForce;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.market.Instrument;
import arbd.market.Require;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Hyperliquid orders and account streams over one WebSocket connection, perpetuals or spot. After each connect it asks
 * for the instruments' numbers and what our key may do, subscribes the account's streams, and asks for the account
 * itself when they have begun; then the session is up. The reply to an order is only an acceptance; the streams are the
 * truth. Signatures and texts are checked against published vectors and recorded messages; sequences of messages were
 * verified on our own simulator only.
 */
public final class HyperliquidOrderEntry implements OrderEntry, DeadManSwitch {
    /** Protocol word of the spot markets. */
    static final String SPOT = "hyperliquid-spot";

    private static final List<String> SPOT_STREAMS = List.of("orderUpdates", "userFills");
    private static final List<String> STREAMS = List.of("orderUpdates", "userFills", "userFundings");
    private static final long PING_MILLIS = 20_000;
    private static final long PATIENCE_SECONDS = 30;
    /** The venue takes no more posts at once. */
    private static final int IN_FLIGHT_MAX = 100;

    private final NetLoop net;
    private final AccountWriter writer;
    private final HyperliquidRequests requests;
    private final HyperliquidAssets assets;
    private final HyperliquidEvents events;
    private final HyperliquidInfo info;
    private final AccountSession session;
    private final HyperliquidReplies replies;
    private final SigningDesk desk;
    private final Nonces nonces;
    private final WalletRole role;
    private final AccountRefresh refresh;
    private final HyperliquidAllowance allowance;
    private final List<String> streams;
    private final Set<String> begun = new HashSet<>();
    private long generation;
    private ScheduledFuture<?> patience;
    private String vault;
    private boolean listed;
    private boolean permitted;
    private boolean told;
    private boolean everUp;

    /**
     * Not connected yet.
     *
     * @param account whose session: its API key is the account's address, its secret the private key of an API wallet
     * @param address of the WebSocket, path included ({@code wss://api.hyperliquid.xyz/ws})
     * @param restAddress base of REST ({@code https://api.hyperliquid.xyz})
     * @param net event loop of the execute stage
     * @param settings limits and back-off
     * @param signing how, and with the nonces of the API wallet, which belongs to this session alone
     * @throws IllegalArgumentException when the credentials are not what they should be
     */
    public HyperliquidOrderEntry(Account account, URI address, URI restAddress, NetLoop net,
            ConnectionSettings settings, Signing signing) {
        boolean spot = account.venue().protocol().equals(SPOT);
        WalletKey key = new WalletKey(signing.curve(), account.credentials().secret());
        MarginFigure margin = new MarginFigure();
        this.net = net;
        this.nonces = signing.nonces();
        this.requests = new HyperliquidRequests(account);
        Require.that(!key.address().equals(requests.user()), "the secret of venue %s is the account's own key, which"
                + " can withdraw: approve an API wallet at the venue and give its key", account.venue().name());
        this.writer = new AccountWriter(account, net);
        this.assets = new HyperliquidAssets(account, spot);
        this.events = new HyperliquidEvents(writer, assets, margin);
        this.info = new HyperliquidInfo(restAddress, net);
        this.role = new WalletRole(info, key.address(), requests.user());
        HyperliquidState state = new HyperliquidState(writer, assets, margin);
        this.refresh = new AccountRefresh(info, state, requests.info(state.request()), writer, net);
        this.allowance = new HyperliquidAllowance(info, requests.info("userRateLimit"), writer);
        this.streams = spot ? SPOT_STREAMS : STREAMS;
        this.desk = new SigningDesk(key, signing.testnet(), nonces, net, this::signed);
        this.session = new AccountSession(account, address, net, settings, writer, new Session());
        this.replies = new HyperliquidReplies(session, writer, events, requests);
        session.keepAlive(HyperliquidRequests.ping(), null, PING_MILLIS);
    }

    /** What happened on the wire; readable from any thread. */
    public FeedCounters counters() {
        return session.counters();
    }

    @Override
    public void start() {
        session.start();
    }

    @Override
    public boolean ready() {
        return session.ready() && session.inFlight() < IN_FLIGHT_MAX;
    }

    @Override
    public void place(Order order, long wallNanos) {
        Instrument instrument = session.instrument(order.instrument);
        String refusal = complete() ? assets.refusal(instrument, order.px, order.qty) : null;
        if (refusal != null) {
            writer.now();
            session.report(Report.Kind.SUPPRESSED, Request.about(order, Request.Kind.PLACE), Report.Reason.FILTER,
                    refusal);
            return;
        }
        Request request = session.begin(Request.Kind.PLACE, order);
        request.end = order.timeInForce == TimeInForce.IOC ? Report.Kind.CANCELLED : Report.Kind.ACCEPTED;
        request.cumQty = order.qty;
        SignedRequest action = begin(wallNanos);
        if (action != null) {
            requests.place(action, order, instrument, assets.number(order.instrument), wallNanos);
            desk.sign(action);
        }
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        session.begin(Request.Kind.CANCEL, order);
        SignedRequest action = begin(wallNanos);
        if (action != null) {
            requests.cancel(action, order, assets.number(order.instrument));
            desk.sign(action);
        }
    }

    /** The venue refuses it to accounts that have traded little; the session is then begun anew, and says so. */
    @Override
    public void cancelAllAfter(long millis, long wallNanos) {
        session.begin(Request.Kind.KEEP_ALIVE, null);
        SignedRequest action = begin(wallNanos);
        if (action != null) {
            requests.scheduleCancel(action, wallNanos / 1_000_000L + millis);
            desk.sign(action);
        }
    }

    /** An action for the request noted last, null = nobody to send it to, which was reported. */
    private SignedRequest begin(long wallNanos) {
        if (!complete()) {
            session.send(null);
            return null;
        }
        SignedRequest action = desk.begin();
        action.id = session.requestId();
        action.nonce = nonces.next(wallNanos);
        action.vault = vault;
        return action;
    }

    private void signed(SignedRequest action) {
        session.send(action.id, action.failure == null ? action.text : null);
    }

    @Override
    public void query(Order order, long wallNanos) {
        new HyperliquidQuery(new HyperliquidQuery.Desk(info, requests, events, writer, session),
                Request.about(order, Request.Kind.QUERY)).ask(requests.orderStatus(order));
    }

    @Override
    public void close() {
        session.close();
        info.close();
        desk.close();
    }

    private boolean complete() {
        return listed && permitted && told && session.isOpen();
    }

    private void subscribe() {
        if (listed && permitted) {
            streams.forEach(stream -> session.sendUnnumbered(requests.subscribe(stream)));
        }
    }

    /** A stream began: when all have, nothing that happens from now on goes unnoticed, and the account is asked for. */
    private void begun(String stream) {
        if (begun.add(stream) && begun.size() == streams.size()) {
            refresh.now(this::refreshed);
        }
    }

    /** Later ones may fail: the next is half a minute away, and our own count does not depend on it. */
    private void refreshed(String wrong) {
        if (wrong == null) {
            allowance.ask(session.counters()::ignored);
        }
        if (wrong != null && told) {
            session.counters().error();
        } else if (wrong != null) {
            session.reconnect("the account's state: " + wrong);
        } else if (!told) {
            told = true;
            everUp = true;
            session.up(true);
        }
    }

    private final class Session implements VenueSession {
        @Override
        public void connected() {
            long of = ++generation;
            patience = net.eventLoop().schedule(this::giveUp, PATIENCE_SECONDS, TimeUnit.SECONDS);
            info.ask(assets.request(), (meta, wrong) -> {
                if (of == generation) {
                    listed(meta, wrong);
                }
            });
            role.ask((actsFor, wrong) -> {
                if (of == generation) {
                    permitted(actsFor, wrong);
                }
            });
        }

        private void giveUp() {
            if (!complete()) {
                session.reconnect("the account's streams did not begin in time");
            }
        }

        private void listed(JsonNode meta, String wrong) {
            String problem = wrong;
            try {
                String missing = wrong == null ? assets.take(meta) : null;
                problem = missing == null ? wrong : missing + " is not listed";
            } catch (IllegalArgumentException unreadable) {
                problem = unreadable.getMessage();
            }
            if (problem != null) {
                session.reconnect("no instruments: " + problem);
                return;
            }
            listed = true;
            subscribe();
        }

        private void permitted(String actsFor, String wrong) {
            if (wrong != null) {
                session.reconnect("account session refused: " + wrong);
                return;
            }
            vault = actsFor;
            permitted = true;
            subscribe();
        }

        @Override
        public void message(JsonNode message) {
            JsonNode data = message.path("data");
            switch (message.path("channel").asText()) {
                case "post":
                    session.answer(data.path("id").asLong(), request -> replies.read(request, data.path("response")));
                    break;
                case "orderUpdates":
                    for (int i = events.orders(data); i > 0; i--) {
                        session.counters().ignored();
                    }
                    break;
                case "userFills":
                    happened(events.fills(data, !everUp), data, "userFills");
                    break;
                case "userFundings":
                    happened(events.fundings(data, !everUp), data, "userFundings");
                    break;
                case "subscriptionResponse":
                    subscribed(data.path("subscription").path("type").asText());
                    break;
                case "error":
                    refused(data.asText());
                    break;
                default:
                    session.counters().ignored();
                    break;
            }
        }

        /** Streams that begin with what was before have begun with that; the other is there when it is confirmed. */
        private void subscribed(String stream) {
            if (stream.equals("orderUpdates")) {
                begun(stream);
            }
        }

        private void happened(int news, JsonNode data, String stream) {
            if (news > 0 && told) {
                refresh.soon(HyperliquidOrderEntry.this::refreshed);
            }
            if (data.path("isSnapshot").asBoolean(false)) {
                begun(stream);
            }
        }

        private void refused(String words) {
            session.counters().error();
            if (!told) {
                session.reconnect("account session refused: " + words);
            }
        }

        @Override
        public void disconnected() {
            generation++;
            listed = false;
            permitted = false;
            told = false;
            begun.clear();
            refresh.stop();
            if (patience != null) {
                patience.cancel(false);
            }
        }
    }
}
