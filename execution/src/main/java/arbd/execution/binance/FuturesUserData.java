package arbd.execution.binance;

import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.net.RestCalls;
import arbd.execution.net.SideSocket;
import arbd.execution.order.DeadManSwitch;
import arbd.feeds.net.NetLoop;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * USD-M futures: the API gives a key, and a socket of its own at {@code /private/ws/KEY} tells what happens. The
 * account is asked for when that socket is open, so nothing falls between the two; before it, funding payments that
 * fell due while there was no such socket are listed. Neither socket is of use without
 * the other: they come and go together. Executions of an order are asked for by REST, where alone they are listed.
 */
final class FuturesUserData implements BinanceUserData, DeadManSwitch {
    private static final String KEY = "[A-Za-z0-9_-]{1,256}";
    /** A key lives for an hour. */
    private static final long KEEP_ALIVE_MINUTES = 30;
    private static final long PATIENCE_SECONDS = 30;
    private static final long MILLISECOND = 1_000_000L;

    private final AccountSession session;
    private final BinanceRequests requests;
    private final BinanceEvents events;
    private final AccountWriter writer;
    private final NetLoop net;
    private final BinanceFutures at;
    private final RestCalls rest;
    private final BiConsumer<Request, JsonNode> found;
    private final SideSocket stream;
    private ScheduledFuture<?> keepAlive;
    private ScheduledFuture<?> patience;
    private boolean complete;
    /** Rises with each loss, so that an answer to what was asked before it is not taken for the present one's. */
    private long generation;

    /**
     * Beside a session.
     *
     * @param found takes the executions that {@link #fills} asked for
     */
    FuturesUserData(AccountSession session, BinanceRequests requests, BinanceEvents events, AccountWriter writer,
            BinanceFutures at, BiConsumer<Request, JsonNode> found) {
        this.session = session;
        this.requests = requests;
        this.events = events;
        this.writer = writer;
        this.net = at.net();
        this.at = at;
        this.rest = new RestCalls(at.rest(), net, "binance-rest");
        this.found = found;
        this.stream = session.beside(at.settings(), new Stream());
    }

    @Override
    public void begin() {
        session.begin(Request.Kind.SUBSCRIBE, null);
        session.send(requests.listenKey(session.requestId(), "userDataStream.start"));
        patience = net.eventLoop().schedule(this::giveUp, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void giveUp() {
        if (!complete) {
            session.reconnect("no user data in time");
        }
    }

    @Override
    public void answered(Request request, JsonNode result) {
        if (request.kind == Request.Kind.SUBSCRIBE) {
            open(Reply.text(result, "listenKey"));
        } else if (request.kind == Request.Kind.BALANCES) {
            events.futuresAccount(result);
            complete = true;
        }
    }

    private void open(String key) {
        if (stream.opened() || !key.matches(KEY)) {
            throw new IllegalArgumentException("no listen key that can be used");
        }
        stream.open(at.userData(key), at.userData("...").toString());
        keepAlive = net.eventLoop().scheduleAtFixedRate(
                this::goOn, KEEP_ALIVE_MINUTES, KEEP_ALIVE_MINUTES, TimeUnit.MINUTES);
    }

    private void goOn() {
        session.begin(Request.Kind.KEEP_ALIVE, null);
        session.send(requests.listenKey(session.requestId(), "userDataStream.ping"));
    }

    /** The stream tells all from now on: first what it did not tell before, then the account as it stands. */
    private void whole(long of) {
        if (!events.fundings().missing()) {
            session.begin(Request.Kind.BALANCES, null);
            session.send(requests.futuresAccount(session.requestId(), session.wallNanos()));
            return;
        }
        String path = requests.fundings(events.fundings().fromMillis(), session.wallNanos());
        rest.sendForList(rest.to(path).header("X-MBX-APIKEY", at.apiKey()).GET().build(), (list, wrong) -> {
            if (of == generation) {
                fundings(of, list, wrong);
            }
        });
    }

    private void fundings(long of, JsonNode list, String wrong) {
        if (wrong != null) {
            session.reconnect("funding payments: " + wrong);
            return;
        }
        writer.now();
        try {
            events.incomes(list);
            if (list.size() < BinanceRequests.FUNDINGS_MAX) {
                events.fundings().caughtUp();
            } else {
                events.fundings().knownUntil(Reply.whole(list.get(list.size() - 1), "time"));
            }
        } catch (IllegalArgumentException unreadable) {
            session.reconnect("funding payments: " + unreadable.getMessage());
            return;
        }
        whole(of);
    }

    /** Only that the venue will end it comes over the API's socket. */
    @Override
    public boolean event(JsonNode event) {
        boolean shutdown = event.path("e").asText().equals("serverShutdown");
        if (shutdown) {
            session.ending("serverShutdown");
        }
        return shutdown;
    }

    @Override
    public void fills(Request about, long orderId) {
        Request asked = about.another(Request.Kind.FILLS);
        asked.end = about.end;
        asked.cumQty = about.cumQty;
        String path = requests.userTrades(orderId, session.instrument(about.instrument), session.wallNanos());
        rest.sendForList(rest.to(path).header("X-MBX-APIKEY", at.apiKey()).GET().build(), (trades, wrong) -> {
            writer.now();
            if (wrong != null) {
                session.unknown(asked, wrong);
                return;
            }
            try {
                found.accept(asked, trades);
            } catch (IllegalArgumentException unreadable) {
                session.unknown(asked, "unreadable answer");
            }
        });
    }

    /** A switch for each symbol, since the venue has none for all. One that is refused does not hold: begin anew. */
    @Override
    public void cancelAllAfter(long millis, long wallNanos) {
        long of = generation;
        for (Instrument instrument : at.instruments()) {
            HttpRequest request = rest.to(requests.countdown(instrument, millis, wallNanos))
                    .header("X-MBX-APIKEY", at.apiKey()).POST(HttpRequest.BodyPublishers.noBody()).build();
            rest.send(request, (reply, wrong) -> {
                if (wrong != null && of == generation) {
                    session.counters().error();
                    session.reconnect("dead-man switch refused for " + instrument.symbol() + ": " + wrong);
                }
            });
        }
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public void ended() {
        generation++;
        events.fundings().fell(session.wallNanos() / MILLISECOND, complete);
        complete = false;
        stream.close();
        cancel(keepAlive);
        cancel(patience);
    }

    private static void cancel(ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public void close() {
        rest.close();
    }

    private final class Stream implements SideSocket.Events {
        @Override
        public void connected() {
            whole(generation);
        }

        @Override
        public void message(JsonNode event) {
            String kind = event.path("e").asText();
            if (kind.equals("serverShutdown")) {
                session.ending(kind);
            } else if (kind.equals("listenKeyExpired")) {
                session.reconnect("venue says " + kind);
            } else if (!events.event(event)) {
                session.counters().ignored();
            }
        }
    }
}
