package arbd.execution.binance;

import arbd.execution.net.AccountSession;
import arbd.execution.net.Request;
import com.fasterxml.jackson.databind.JsonNode;

/** Spot: the user data stream comes over the API's own socket. */
final class SpotUserData implements BinanceUserData {
    private final AccountSession session;
    private final BinanceRequests requests;
    private final BinanceEvents events;
    private boolean subscribed;
    private boolean balanced;

    SpotUserData(AccountSession session, BinanceRequests requests, BinanceEvents events) {
        this.session = session;
        this.requests = requests;
        this.events = events;
    }

    @Override
    public void begin() {
        long wallNanos = session.wallNanos();
        session.begin(Request.Kind.SUBSCRIBE, null);
        session.send(requests.subscribe(session.requestId(), wallNanos));
        session.begin(Request.Kind.BALANCES, null);
        session.send(requests.balances(session.requestId(), wallNanos));
    }

    @Override
    public void answered(Request request, JsonNode result) {
        if (request.kind == Request.Kind.SUBSCRIBE) {
            subscribed = true;
        } else {
            events.account(result);
            balanced = true;
        }
    }

    @Override
    public boolean event(JsonNode event) {
        String kind = event.path("e").asText();
        if (kind.equals("serverShutdown")) {
            session.ending(kind);
            return true;
        }
        if (kind.equals("eventStreamTerminated")) {
            session.reconnect("venue says " + kind);
            return true;
        }
        return events.event(event);
    }

    @Override
    public void fills(Request about, long orderId) {
        Request next = session.begin(Request.Kind.FILLS, null);
        next.epoch = about.epoch;
        next.number = about.number;
        next.instrument = about.instrument;
        next.end = about.end;
        next.cumQty = about.cumQty;
        session.send(requests.fills(session.requestId(), orderId, session.instrument(about.instrument),
                session.wallNanos()));
    }

    @Override
    public boolean complete() {
        return subscribed && balanced;
    }

    @Override
    public void ended() {
        subscribed = false;
        balanced = false;
    }

    @Override
    public void close() {
        // There is nothing beside the session.
    }
}
