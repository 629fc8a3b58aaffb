package arbd.execution.sim;

import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One client of Coinbase's WebSockets: {@code level2} and {@code heartbeats} for everybody, {@code user} with a token;
 * the socket for users has no books. One number counts the frames of all channels. Who has not subscribed after five
 * seconds is dropped.
 */
final class CoinbaseSession implements WireSession {
    private static final long FIRST_NANOS = 5_000_000_000L;
    private static final long HEARTBEAT_NANOS = 1_000_000_000L;
    private static final String BOOKS = "level2";
    private static final String HEARTBEATS = "heartbeats";
    private static final String USER = "user";
    /** To everything that is wrong with a subscription, a channel's name included. */
    private static final String REFUSED = "authentication failure";

    /**
     * How a session reaches the rest of its venue.
     *
     * @param channel the client
     * @param tokens checks a client's token
     * @param forUsers whether it came to the socket for users
     * @param closed told when the client is gone
     */
    record Link(WireChannel channel, CoinbaseTokens tokens, boolean forUsers, Runnable closed) {
    }

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final DataOut out;
    private final Link link;
    private final Map<String, CoinbaseBookView> views = new LinkedHashMap<>();
    private final Set<SimulatedOrder> news = new LinkedHashSet<>();
    private final long openedNanos;
    private long sequence;
    private long heartbeats;
    private long heartbeatDueNanos;
    private boolean subscribed;
    private boolean user;

    CoinbaseSession(SimulatedVenue venue, VenueLoop loop, DataOut out, Link link) {
        this.venue = venue;
        this.loop = loop;
        this.out = out;
        this.link = link;
        this.openedNanos = loop.nowNanos();
    }

    WireChannel channel() {
        return link.channel();
    }

    boolean forUsers() {
        return link.forUsers();
    }

    @Override
    public void onClosed() {
        views.clear();
        user = false;
        link.closed().run();
    }

    @Override
    public void onText(String text) {
        JsonNode message = JsonInput.object(text);
        String type = message == null ? "" : message.path("type").asText();
        if (!type.equals("subscribe") && !type.equals("unsubscribe")) {
            fail(REFUSED);
            return;
        }
        String name = message.path("channel").asText();
        boolean known = link.forUsers() ? Set.of(USER, HEARTBEATS).contains(name)
                : Set.of(USER, HEARTBEATS, BOOKS).contains(name);
        String token = message.path("jwt").asText();
        boolean mayBe = token.isEmpty() ? !name.equals(USER) && !link.forUsers()
                : link.tokens().good(token, loop.nowNanos());
        if (!known || !mayBe) {
            fail(REFUSED);
        } else if (type.equals("subscribe")) {
            subscribe(name, message.path("product_ids"));
        } else {
            unsubscribe(name, message.path("product_ids"));
        }
    }

    private void subscribe(String name, JsonNode products) {
        subscribed = true;
        switch (name) {
            case BOOKS -> products.forEach(product -> book(product.asText()));
            case USER -> {
                user = true;
                numbered(USER, List.of(CoinbaseTexts.user("snapshot", venue.openOrders())));
            }
            default -> heartbeatDueNanos = loop.nowNanos();
        }
        confirm();
    }

    private void book(String product) {
        Instrument instrument = venue.instrument(product);
        if (instrument == null) {
            fail(product + " is not a valid product");
            return;
        }
        CoinbaseBookView view = new CoinbaseBookView(instrument);
        views.put(product, view);
        long nowNanos = loop.nowNanos();
        out.data(link.channel(), frame("l2_data",
                List.of(view.snapshot(venue.model().book(instrument.id()), nowNanos))));
    }

    private void unsubscribe(String name, JsonNode products) {
        switch (name) {
            case BOOKS -> products.forEach(product -> views.remove(product.asText()));
            case USER -> user = false;
            default -> heartbeatDueNanos = 0;
        }
        confirm();
    }

    private void confirm() {
        JsonText channels = new JsonText().open();
        if (!views.isEmpty()) {
            List<String> products = new ArrayList<>();
            views.keySet().forEach(product -> products.add(JsonText.quote(product)));
            channels.raw(BOOKS, "[" + String.join(",", products) + "]");
        }
        if (heartbeatDueNanos != 0) {
            channels.raw(HEARTBEATS, "[\"" + HEARTBEATS + "\"]");
        }
        if (user) {
            channels.raw(USER, "[\"" + CoinbaseTexts.USER_ID + "\"]");
        }
        link.channel().send(frame("subscriptions", List.of("{\"subscriptions\":" + channels.close() + "}")));
    }

    /** The order is on its way to the book. */
    void onNew(SimulatedOrder order) {
        if (user) {
            numbered(USER, List.of(CoinbaseTexts.pending(order)));
            news.add(order);
        }
    }

    /** Something happened to the order: the sums are told a moment later, several fills at once. */
    void onChange(SimulatedOrder order) {
        if (user) {
            news.add(order);
        }
    }

    void onBook(int instrument) {
        for (CoinbaseBookView view : views.values()) {
            if (view.instrument().id() == instrument) {
                String update = view.update(venue.model().book(instrument), loop.nowNanos());
                if (update != null) {
                    out.data(link.channel(), frame("l2_data", List.of(update)));
                }
            }
        }
    }

    void onTimer(long nowNanos) {
        if (!news.isEmpty()) {
            numbered(USER, List.of(CoinbaseTexts.user("update", List.copyOf(news))));
            news.clear();
        }
        if (heartbeatDueNanos != 0 && nowNanos >= heartbeatDueNanos) {
            heartbeatDueNanos = nowNanos + HEARTBEAT_NANOS;
            link.channel().send(frame(HEARTBEATS, List.of(CoinbaseTexts.heartbeat(nowNanos, ++heartbeats))));
        }
        if (!subscribed && nowNanos - openedNanos > FIRST_NANOS) {
            link.channel().cut();
        }
    }

    private void numbered(String channel, List<String> events) {
        out.numbered(link.channel(), frame(channel, events));
    }

    private String frame(String channel, List<String> events) {
        return CoinbaseTexts.frame(channel, loop.nowNanos(), sequence++, events);
    }

    private void fail(String words) {
        link.channel().send(CoinbaseTexts.error(words));
    }
}
