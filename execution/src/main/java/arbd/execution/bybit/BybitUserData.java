package arbd.execution.bybit;

import arbd.execution.net.AccountSession;
import arbd.execution.net.SideSocket;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The socket {@code /v5/private}, which tells what happens, and the account as it stands, which REST is asked for once
 * all topics are subscribed: so nothing falls between the two. It comes and goes with the trade socket.
 */
final class BybitUserData {
    private static final String PING = "{\"op\":\"ping\"}";
    private static final long PING_MILLIS = 20_000;
    private static final long PATIENCE_SECONDS = 30;

    private final AccountSession session;
    private final BybitRequests requests;
    private final BybitEvents events;
    private final BybitAccount account;
    private final BybitPrivate at;
    private final Runnable whenComplete;
    private final SideSocket stream;
    private final BybitProtection protection;
    private ScheduledFuture<?> patience;
    private boolean complete;

    /**
     * Beside a session.
     *
     * @param at where the private socket is
     * @param whenComplete told when everything is known
     */
    BybitUserData(AccountSession session, BybitRequests requests, BybitEvents events,
            BybitAccount account, BybitPrivate at, Runnable whenComplete) {
        this.session = session;
        this.requests = requests;
        this.events = events;
        this.account = account;
        this.at = at;
        this.protection = at.protection();
        this.whenComplete = whenComplete;
        this.stream = session.beside(at.settings(), new Stream());
        stream.keepAlive(PING, PING_MILLIS);
    }

    /** The trade socket is open. */
    void begin() {
        events.holdings().begin();
        stream.open(at.address(), at.address().toString());
        patience = at.net().eventLoop().schedule(this::giveUp, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void giveUp() {
        if (!complete) {
            session.reconnect("no user data in time");
        }
    }

    /** Whether everything is known. */
    boolean complete() {
        return complete;
    }

    /** The trade socket is gone. */
    void ended() {
        account.forget();
        protection.forget();
        events.fundings().fell(BybitTime.millis(session.wallNanos()), complete);
        complete = false;
        stream.close();
        if (patience != null) {
            patience.cancel(false);
        }
    }

    /** Has what rests cancelled when the private socket is gone for so long. */
    void protect(long seconds) {
        protection.want(seconds, () -> stream.send(requests.protect(at.linear())), this::unprotected);
    }

    private void unprotected(String wrong) {
        session.counters().error();
        session.reconnect("dead-man switch refused: " + wrong);
    }

    private void told(String wrong) {
        if (wrong != null) {
            session.reconnect("account: " + wrong);
            return;
        }
        complete = true;
        whenComplete.run();
    }

    private final class Stream implements SideSocket.Events {
        @Override
        public void connected() {
            stream.send(requests.auth(session.wallNanos()));
        }

        @Override
        public void message(JsonNode message) {
            switch (message.path("topic").asText()) {
                case "order":
                    ignored(events.orders(message));
                    break;
                case "execution":
                    ignored(events.executions(message));
                    break;
                case "wallet":
                    events.holdings().wallets(message);
                    break;
                case "position":
                    ignored(events.holdings().positions(message));
                    break;
                default:
                    answer(message);
                    break;
            }
        }

        private void ignored(int entries) {
            for (int i = 0; i < entries; i++) {
                session.counters().ignored();
            }
        }

        private void answer(JsonNode message) {
            String op = message.path("op").asText();
            boolean step = op.equals("auth") || op.equals("subscribe");
            if (message.path("req_id").asText().equals(BybitRequests.PROTECT)) {
                if (!message.path("success").asBoolean()) {
                    unprotected(message.path("ret_msg").asText());
                }
                return;
            }
            if (!step) {
                session.counters().ignored();
            } else if (!message.path("success").asBoolean()) {
                session.counters().error();
                session.reconnect("account stream refused: " + op + " " + message.path("ret_msg").asText());
            } else if (op.equals("auth")) {
                stream.send(requests.subscribe(at.linear()));
            } else {
                account.ask(BybitUserData.this::told);
            }
        }
    }
}
