package arbd.execution.sim;

import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One client of Hyperliquid's WebSocket: books, contexts, the account's streams, and posts. */
final class HyperliquidSession implements WireSession {
    private static final long SILENCE_NANOS = 60_000_000_000L;
    private static final long BOOK_NANOS = 500_000_000L;
    private static final long BBO_NANOS = 50_000_000L;
    private static final long CONTEXT_NANOS = 1_000_000_000L;
    private static final Set<String> OF_COINS = Set.of("l2Book", "bbo", "activeAssetCtx");
    private static final Set<String> OF_USERS = Set.of("orderUpdates", "userFills", "userFundings");

    /** What all sessions of a venue share. */
    record Desk(SimulatedVenue venue, VenueLoop loop, DataOut out, HyperliquidInfoDesk info,
            HyperliquidActions actions, HyperliquidHistory history, String account) {
    }

    /** One subscription of an instrument. */
    private static final class View {
        private final Instrument instrument;
        private long dueNanos;
        private long updateId = -1;
        private long[] top = new long[0];

        View(Instrument instrument) {
            this.instrument = instrument;
        }
    }

    private final Desk desk;
    private final WireChannel channel;
    private final Runnable closed;
    private final Requests requests;
    private final Map<String, View> views = new LinkedHashMap<>();
    private final Map<String, String> users = new LinkedHashMap<>();
    private long heardNanos;

    HyperliquidSession(Desk desk, WireChannel channel, Runnable closed) {
        this.desk = desk;
        this.channel = channel;
        this.closed = closed;
        this.requests = new Requests(desk.venue, desk.loop);
        this.heardNanos = desk.loop.nowNanos();
    }

    WireChannel channel() {
        return channel;
    }

    @Override
    public void onClosed() {
        views.clear();
        users.clear();
        closed.run();
    }

    @Override
    public void onText(String text) {
        heardNanos = desk.loop.nowNanos();
        JsonNode message = JsonInput.object(text);
        String method = message == null ? "" : message.path("method").asText();
        switch (method) {
            case "ping" -> channel.send("{\"channel\":\"pong\"}");
            case "subscribe" -> subscribe(message.path("subscription"), text);
            case "unsubscribe" -> unsubscribe(message.path("subscription"));
            case "post" -> post(message, text);
            default -> unreadable(text);
        }
    }

    private void unreadable(String text) {
        channel.send(HyperliquidTexts.error("Error parsing JSON into valid websocket request: "
                + text.substring(0, Math.min(200, text.length()))));
    }

    private void subscribe(JsonNode subscription, String text) {
        String type = subscription.path("type").asText();
        String coin = subscription.path("coin").asText();
        String key = type + " " + coin;
        Instrument instrument = desk.venue.instrument(coin);
        boolean user = OF_USERS.contains(type) && subscription.path("user").asText().matches("0x[0-9a-fA-F]{40}");
        if (!user && (!OF_COINS.contains(type) || instrument == null)) {
            unreadable(text);
        } else if (views.containsKey(key) || users.containsKey(type)) {
            channel.send(HyperliquidTexts.error("Already subscribed: " + subscription));
        } else if (user) {
            desk.out.replying(() -> {
                users.put(type, subscription.get("user").asText());
                channel.send(HyperliquidTexts.subscribed("subscribe", subscription.toString()));
                snapshot(type, subscription.get("user").asText());
            });
        } else {
            views.put(key, new View(instrument));
            channel.send(HyperliquidTexts.subscribed("subscribe", type.equals("l2Book")
                    ? "{\"type\":\"l2Book\",\"coin\":" + JsonText.quote(coin) + ",\"nSigFigs\":null,\"mantissa\":null}"
                    : subscription.toString()));
        }
    }

    private void snapshot(String type, String user) {
        boolean ours = user.equalsIgnoreCase(desk.account);
        if (type.equals("userFills")) {
            channel.send(HyperliquidTexts.user(type, user, "fills",
                    ours ? desk.history.fillsSnapshot() : List.of(), true));
        } else if (type.equals("userFundings")) {
            channel.send(HyperliquidTexts.user(type, user, "fundings",
                    ours ? desk.history.fundingsSnapshot() : List.of(), true));
        }
    }

    private void unsubscribe(JsonNode subscription) {
        String type = subscription.path("type").asText();
        boolean there = views.remove(type + " " + subscription.path("coin").asText()) != null
                | users.remove(type) != null;
        channel.send(there ? HyperliquidTexts.subscribed("unsubscribe", subscription.toString())
                : HyperliquidTexts.error("Already unsubscribed: " + subscription));
    }

    private void post(JsonNode message, String text) {
        JsonNode request = message.path("request");
        JsonNode payload = request.path("payload");
        long id = message.path("id").asLong();
        switch (request.path("type").asText()) {
            case "info" -> requests.later(() -> {
                String answer = desk.info.answer(payload);
                desk.out.reply(channel, answer == null
                        ? HyperliquidTexts.posted(id, "error", JsonText.quote("422 Unprocessable Entity"))
                        : HyperliquidTexts.posted(id, "info", new JsonText().open()
                                .text("type", payload.path("type").asText()).raw("data", answer).close().toString()));
            });
            case "action" -> requests.later(() -> {
                String reply = HyperliquidTexts.posted(id, "action", desk.actions.act(payload));
                if (HyperliquidActions.places(payload)) {
                    desk.out.ack(channel, reply);
                } else {
                    desk.out.reply(channel, reply);
                }
            });
            default -> unreadable(text);
        }
    }

    /** The account's news, to those who subscribed them for it. */
    void tell(String type, String message) {
        if (desk.account.equalsIgnoreCase(users.get(type))) {
            channel.send(message);
        }
    }

    void onTimer(long nowNanos) {
        if (!desk.out.frozen()) {
            views.forEach((key, view) -> market(key.substring(0, key.indexOf(' ')), view, nowNanos));
        }
        if (nowNanos - heardNanos > SILENCE_NANOS) {
            channel.cut();
        }
    }

    private void market(String type, View view, long nowNanos) {
        if (nowNanos < view.dueNanos) {
            return;
        }
        ModelBook book = desk.venue.model().book(view.instrument.id());
        switch (type) {
            case "l2Book" -> {
                view.dueNanos = nowNanos + BOOK_NANOS;
                desk.out.data(channel, HyperliquidTexts.l2Book(view.instrument, book, nowNanos));
            }
            case "bbo" -> {
                long[] top = {book.bids().px(0), book.bids().qty(0), book.asks().px(0), book.asks().qty(0)};
                if (book.updateId() != view.updateId && !Arrays.equals(top, view.top)) {
                    view.dueNanos = nowNanos + BBO_NANOS;
                    view.top = top;
                    desk.out.data(channel, HyperliquidTexts.bbo(view.instrument, book, nowNanos));
                }
                view.updateId = book.updateId();
            }
            default -> {
                view.dueNanos = nowNanos + CONTEXT_NANOS;
                desk.out.data(channel, HyperliquidTexts.channel("activeAssetCtx", "{\"coin\":"
                        + JsonText.quote(view.instrument.symbol()) + ",\"ctx\":" + desk.info.context(view.instrument)
                        + "}"));
            }
        }
    }
}
