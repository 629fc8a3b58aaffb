package arbd.execution.coinbase;

import arbd.execution.net.ByteText;
import arbd.execution.net.Credentials;
import arbd.execution.net.Reply;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.HttpStatus;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.PoolSettings;
import arbd.feeds.net.RestPool;
import arbd.feeds.net.RestReply;
import arbd.feeds.net.RestRequest;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.net.URI;

/**
 * Coinbase's REST calls, over two pools: orders have one for themselves, so that no question, however many there are,
 * holds an order up, and no order holds up a cancellation. Called on the event loop only, but for {@link #close()}.
 */
final class CoinbaseRest implements CoinbaseQuestions, AutoCloseable {
    static final String API = "/api/v3/brokerage";
    private static final String ORDERS = API + "/orders";
    private static final String CANCEL = ORDERS + "/batch_cancel";
    /** For everybody, without a token. */
    private static final String PROBE = API + "/time";
    /** Half a second of the orders that the venue allows in one (30 private requests): so long may answers take. */
    private static final int ORDER_CONNECTIONS = 16;
    private static final int OTHER_CONNECTIONS = 2;
    private static final long ANSWER_MILLIS = 5_000;
    /** Well below the minute for which front ends keep an idle connection. */
    private static final long PROBE_MILLIS = 15_000;
    private static final long REFUSED_MILLIS = 1_000;
    private static final int OK = 200;

    private final String host;
    private final RestPool orders;
    private final RestPool others;
    private final CoinbaseSigner signer;
    private int placing;

    /**
     * Nothing is opened yet.
     *
     * @param changed told when a connection for orders was opened or lost
     * @throws IllegalArgumentException when the address is not one that may be connected to, or the key cannot sign
     */
    CoinbaseRest(URI base, Credentials credentials, NetLoop net, ConnectionSettings limits, Runnable changed) {
        this.host = base.getHost();
        this.signer = new CoinbaseSigner(credentials, net, uri("POST", ORDERS));
        this.orders = new RestPool(base, net, limits, settings(ORDER_CONNECTIONS), changed);
        this.others = new RestPool(base, net, limits, settings(OTHER_CONNECTIONS), () -> { });
    }

    private static PoolSettings settings(int connections) {
        return new PoolSettings(connections, ANSWER_MILLIS, PROBE, PROBE_MILLIS, REFUSED_MILLIS);
    }

    CoinbaseSigner signer() {
        return signer;
    }

    /** Opens the connections. On the event loop. */
    void start() {
        signer.start();
        orders.start();
        others.start();
    }

    /** Whether an order can leave at once. */
    boolean ready() {
        return orders.ready();
    }

    /** Whether there is any connection for orders. */
    boolean opened() {
        return orders.opened() > 0;
    }

    /** Orders that wait for their answer. */
    int placing() {
        return placing;
    }

    /** Sends an order on a connection that is open; false = there is none, and nothing was sent. */
    boolean place(ByteText body, long wallNanos, RestReply reply) {
        if (!ready()) {
            return false;
        }
        placing++;
        orders.send(RestRequest.post(ORDERS, signer.now(wallNanos), body.bytes(), body.length()), new RestReply() {
            @Override
            public void answered(int status, ByteBuf answer, long receivedNanos, long wallNanos) {
                placing--;
                reply.answered(status, answer, receivedNanos, wallNanos);
            }

            @Override
            public void failed(boolean sent, String why) {
                placing--;
                reply.failed(sent, why);
            }
        });
        return true;
    }

    /** Sends a cancellation as soon as it is signed and a connection is free. */
    void cancel(ByteText body, RestReply reply) {
        RestRequest unsigned = RestRequest.post(CANCEL, "", body.bytes(), body.length());
        signer.later(uri("POST", CANCEL), header -> others.ask(
                new RestRequest(true, CANCEL, header, unsigned.body()), reply));
    }

    @Override
    public void get(String path, String query, Answer answer) {
        String whole = query.isEmpty() ? API + path : API + path + "?" + query;
        signer.later(uri("GET", API + path), header -> others.ask(RestRequest.get(whole, header), read(answer)));
    }

    @Override
    public void close() {
        orders.close();
        others.close();
        signer.close();
    }

    private String uri(String method, String path) {
        return method + " " + host + path;
    }

    private RestReply read(Answer answer) {
        return new RestReply() {
            @Override
            public void answered(int status, ByteBuf body, long receivedNanos, long wallNanos) {
                if (status != OK) {
                    answer.take(null, status, "REST " + HttpStatus.words(status));
                    return;
                }
                JsonNode reply;
                try {
                    reply = Reply.object(Reply.utf8(body.nioBuffer()));
                } catch (IllegalArgumentException unreadable) {
                    answer.take(null, 0, "REST answer " + unreadable.getMessage());
                    return;
                }
                answer.take(reply, status, null);
            }

            @Override
            public void failed(boolean sent, String why) {
                answer.take(null, 0, "REST failed: " + why);
            }
        };
    }
}
