package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * An address of a venue. In the clear to loopback only; never with credentials, a query or a fragment, and an address
 * that has one is not repeated in the complaint.
 *
 * @param clear scheme without encryption
 * @param secure scheme with TLS
 */
record Addresses(String clear, String secure) implements Type<URI> {
    static final Addresses WEB_SOCKET = new Addresses("ws", "wss");
    static final Addresses HTTP = new Addresses("http", "https");

    @Override
    public URI read(Cursor at) {
        if (!(at.node() instanceof Node.Scalar scalar)) {
            at.expected(expected(), at.node().what());
            return null;
        }
        String text = scalar.text();
        if (text.matches(".*[@?#].*")) {
            at.expected(expected(), "an address with credentials, a query or a fragment (not shown)");
            return null;
        }
        URI address = parsed(text);
        if (address == null) {
            at.expected(expected(), scalar.what());
            return null;
        }
        if (address.getScheme().equals(clear) && !isLoopback(address.getHost())) {
            at.expected(secure + ":// (" + clear + ":// is for loopback only)", scalar.what());
            return null;
        }
        return address;
    }

    private URI parsed(String text) {
        try {
            URI address = new URI(text);
            boolean good = address.getHost() != null && address.getPort() != 0 && address.getPort() <= 65535
                    && List.of(clear, secure).contains(address.getScheme());
            return good ? address : null;
        } catch (URISyntaxException e) {
            return null; // the caller complains, with the position
        }
    }

    /** By the text alone: a name other than localhost could point anywhere. */
    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]")
                || name.matches("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    }

    @Override
    public String expected() {
        return "an address such as " + secure + "://host:port/path";
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", "string")
                .put("pattern", "^(" + clear + "|" + secure + ")://[^@?#]+$");
    }
}
