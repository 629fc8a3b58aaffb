package arbd.execution.binance;

import arbd.execution.net.Request;
import com.fasterxml.jackson.databind.JsonNode;

/** How one of Binance's markets tells what happens to an account. Called on the session's event loop. */
interface BinanceUserData {
    /** The socket of the API is open: asks for everything that must be known before orders may leave. */
    void begin();

    /**
     * An answer to something that this asked for.
     *
     * @throws IllegalArgumentException when it is not what was promised
     */
    void answered(Request request, JsonNode result);

    /**
     * An event that came over the API's socket.
     *
     * @return false = of no interest
     * @throws IllegalArgumentException when it is not what was promised
     */
    boolean event(JsonNode event);

    /** Asks for the executions of an order; what was found follows {@code end} and {@code cumQty} of the request. */
    void fills(Request about, long orderId);

    /** Whether everything is known. */
    boolean complete();

    /** The socket of the API is gone. */
    void ended();

    /** For good. */
    void close();
}
