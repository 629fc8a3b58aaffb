package arbd.execution.net;

import com.fasterxml.jackson.databind.JsonNode;

/** What one venue's account session does differently. Called on the session's event loop. */
public interface VenueSession {
    /** The socket is open: log on and subscribe. */
    void connected();

    /**
     * One message.
     *
     * @throws IllegalArgumentException when it is not what the protocol promises; the socket is then replaced
     */
    void message(JsonNode message);

    /** The socket is gone, and with it whatever was confirmed on it. */
    void disconnected();
}
