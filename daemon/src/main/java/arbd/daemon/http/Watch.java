package arbd.daemon.http;

import arbd.daemon.run.Daemon;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the daemon once a second and at its journal more often, and tells the clients. One thread: the server's. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long STATE_MILLIS = 1_000;
    private static final long EVENTS_MILLIS = 100;
    private static final int TURNS_PER_PING = 10;

    private final Clients clients;
    private final EventLoop thread;
    private Daemon daemon;
    private Speed speed;
    private RecentEvents events;
    private boolean wasReady;
    private int turn;

    Watch(Clients clients, EventLoop thread) {
        this.clients = clients;
        this.thread = thread;
    }

    void show(Daemon shown) {
        daemon = shown;
        speed = new Speed(shown);
        events = new RecentEvents(shown.runFolder(), shown.config().risk().haltRouteAfterMissNanos());
        thread.scheduleWithFixedDelay(keptUp(this::look), 0, STATE_MILLIS, TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(keptUp(this::follow), 0, EVENTS_MILLIS, TimeUnit.MILLISECONDS);
    }

    void close() {
        clients.close();
        if (events != null) {
            events.close();
        }
    }

    Health health() {
        return daemon == null ? Health.starting() : Health.of(daemon, wasReady, events.haltReason());
    }

    String metrics() {
        return daemon == null ? "" : Metrics.text(daemon, health(), clients.connected());
    }

    /** What a new client is told first: the state, and what happened before it came. */
    List<String> welcome() {
        List<String> texts = new ArrayList<>();
        texts.add(state());
        if (events != null) {
            texts.addAll(events.recent());
        }
        return texts;
    }

    /** A scheduled task that throws is never run again. */
    private Runnable keptUp(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("the status page could not look at the daemon", e);
            }
        };
    }

    private void look() {
        wasReady |= daemon.ready();
        speed.sample();
        if (!clients.anyLive()) {
            return;
        }
        clients.tell(state());
        if (++turn % TURNS_PER_PING == 0) {
            clients.ping();
        }
    }

    private void follow() {
        for (String news : events.poll()) {
            clients.tell(news);
        }
    }

    private String state() {
        if (daemon == null) {
            ObjectNode root = StateJson.health(health());
            return root.toString();
        }
        ObjectNode root = StateJson.of(daemon, health(), speed);
        root.put("routesPaused", events.pausedRoutes(daemon.clock().wallNanos()));
        ArrayNode endings = root.putArray("endings");
        events.endings().forEach((instrument, plan) ->
                endings.addObject().put("instrument", instrument).put("plan", plan));
        return root.toString();
    }
}
