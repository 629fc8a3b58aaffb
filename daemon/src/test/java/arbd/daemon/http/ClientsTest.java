package arbd.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private static final int MAX = 50;

    private final Clients clients = new Clients(ImmediateEventExecutor.INSTANCE, MAX);

    @Test
    void shouldAdmitNoMoreThanItsLimitUntilOneLeaves() {
        List<EmbeddedChannel> inside = new ArrayList<>();
        for (int i = 0; i < MAX; i++) {
            inside.add(channel());
            assertTrue(clients.admit(inside.get(i)), "client " + i);
        }
        assertFalse(clients.admit(channel()), "one too many");
        inside.get(7).close();
        assertTrue(clients.admit(channel()), "in place of the one that left");
        assertEquals(MAX, clients.connected());
    }

    @Test
    void shouldLetGoWhoDoesNotKeepUp() {
        EmbeddedChannel quick = channel();
        EmbeddedChannel slow = channel();
        clients.follow(quick);
        clients.follow(slow);
        slow.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        clients.tell("news");
        assertFalse(slow.isOpen(), "the slow one");
        TextWebSocketFrame heard = quick.readOutbound();
        assertEquals("news", heard.text());
        heard.release();
        assertNull(slow.readOutbound());
    }

    private static EmbeddedChannel channel() {
        return new EmbeddedChannel(DefaultChannelId.newInstance());
    }
}
