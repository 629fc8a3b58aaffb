package arbd.execution.sim;

import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One client of OKX's WebSockets: books at the public path; orders and account, once it logged on, at the private. */
final class OkxSession implements WireSession {
    private static final long IDLE_NANOS = 30_000_000_000L;
    private static final Set<String> PRIVATE = Set.of("orders", "account", "balance_and_position");

    /**
     * How a session reaches the rest of its venue.
     *
     * @param channel the client
     * @param connectionId as the venue names the connection
     * @param login checks a log-on
     * @param forAccounts whether it came to the private path
     * @param closed told when the client is gone
     */
    record Link(WireChannel channel, String connectionId, OkxLogin login, boolean forAccounts, Runnable closed) {
    }

    /** What swaps have beside: their funding, and what is held of them. */
    record Account(SimulatedFunding funding, OkxHoldingTexts holdings) {
    }

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final Account held;
    private final Link link;
    private final OkxOrders orderDesk;
    private final Map<String, OkxBookView> views = new LinkedHashMap<>();
    private final Map<String, OkxMarkView> marks = new LinkedHashMap<>();
    private boolean loggedOn;
    private boolean orders;
    private boolean account;
    private boolean holdings;
    private long lastSentNanos;

    OkxSession(SimulatedVenue venue, VenueLoop loop, DataOut out, Account held, Link link) {
        this.venue = venue;
        this.loop = loop;
        this.out = out;
        this.held = held;
        this.link = link;
        this.orderDesk = new OkxOrders(venue, loop, out, link.channel());
        this.lastSentNanos = loop.nowNanos();
    }

    WireChannel channel() {
        return link.channel();
    }

    @Override
    public void onClosed() {
        orders = false;
        account = false;
        holdings = false;
        views.clear();
        marks.clear();
        link.closed().run();
    }

    @Override
    public void onText(String text) {
        if (text.equals("ping")) {
            send("pong");
            return;
        }
        JsonNode message = JsonInput.object(text);
        if (message == null) {
            fail("60012", "Invalid request: " + text.substring(0, Math.min(100, text.length())));
            return;
        }
        switch (message.path("op").asText()) {
            case "subscribe" -> message.path("args").forEach(this::subscribe);
            case "unsubscribe" -> message.path("args").forEach(this::unsubscribe);
            case "login" -> login(message.path("args").path(0));
            case "order", "cancel-order" -> order(message);
            default -> fail("60012", "Invalid request: unknown op");
        }
    }

    private void login(JsonNode arg) {
        String[] refusal = link.login().refusal(arg, loop.nowNanos());
        if (!link.forAccounts()) {
            fail("60018", "Wrong URL");
        } else if (refusal != null) {
            fail(refusal[0], refusal[1]);
        } else {
            loggedOn = true;
            lastSentNanos = loop.nowNanos();
            out.reply(link.channel(), OkxTexts.loggedIn(link.connectionId()));
        }
    }

    private void order(JsonNode message) {
        if (loggedOn) {
            orderDesk.onRequest(message);
        } else {
            fail("60011", "Please log in");
        }
    }

    private void subscribe(JsonNode arg) {
        String name = arg.path("channel").asText();
        if (PRIVATE.contains(name) && link.forAccounts()) {
            subscribePrivate(name, arg);
            return;
        }
        Instrument instrument = venue.instrument(arg.path("instId").asText());
        boolean mark = instrument != null && OkxTexts.swap(instrument)
                && (name.equals(OkxMarkView.MARK) || name.equals(OkxMarkView.FUNDING));
        if (!mark && !name.equals("books") || instrument == null || link.forAccounts()) {
            fail("60018", "Wrong URL or channel:" + name + ",instId:" + arg.path("instId").asText()
                    + " doesn't exist. Please use the correct URL, channel and parameters referring to API document.");
            return;
        }
        send(OkxTexts.event("subscribe", arg.toString(), link.connectionId()));
        if (mark) {
            marks.put(name + instrument.symbol(), new OkxMarkView(name, instrument, venue.model(), held.funding()));
            return;
        }
        OkxBookView view = new OkxBookView(instrument);
        views.put(instrument.symbol(), view);
        data(view.snapshot(venue.model().book(instrument.id()), loop.nowNanos()));
    }

    private void subscribePrivate(String name, JsonNode arg) {
        if (!loggedOn) {
            fail("60011", "Please log in");
            return;
        }
        send(OkxTexts.event("subscribe", arg.toString(), link.connectionId()));
        if (name.equals("orders")) {
            orders = true;
        } else if (name.equals("balance_and_position")) {
            holdings = true;
            send(held.holdings().snapshot());
        } else {
            account = true;
            onAccount();
        }
    }

    private void unsubscribe(JsonNode arg) {
        String name = arg.path("channel").asText();
        if (name.equals("books")) {
            views.remove(arg.path("instId").asText());
        }
        marks.remove(name + arg.path("instId").asText());
        orders &= !name.equals("orders");
        account &= !name.equals("account");
        holdings &= !name.equals("balance_and_position");
        send(OkxTexts.event("unsubscribe", arg.toString(), link.connectionId()));
    }

    void onOrder(String push) {
        if (orders) {
            send(push);
        }
    }

    /** Wallet or position of swaps changed. */
    void onHolding(String push) {
        if (holdings) {
            send(push);
        }
    }

    /** The wallets changed. */
    void onAccount() {
        if (account) {
            send(OkxTexts.account(venue.wallets(), venue.table().assets(), loop.nowNanos()));
        }
    }

    void onTimer(long nowNanos) {
        if (!out.frozen()) {
            for (OkxBookView view : views.values()) {
                String update = view.update(venue.model().book(view.instrument().id()), nowNanos);
                if (update != null) {
                    data(update);
                }
            }
            for (OkxMarkView view : marks.values()) {
                String push = view.next(nowNanos);
                if (push != null) {
                    data(push);
                }
            }
        }
        if (nowNanos - lastSentNanos > IDLE_NANOS) {
            link.channel().cut();
        }
    }

    private void data(String text) {
        lastSentNanos = loop.nowNanos();
        out.data(link.channel(), text);
    }

    private void send(String text) {
        lastSentNanos = loop.nowNanos();
        link.channel().send(text);
    }

    private void fail(String code, String words) {
        send(OkxTexts.error(code, words, link.connectionId()));
    }
}
