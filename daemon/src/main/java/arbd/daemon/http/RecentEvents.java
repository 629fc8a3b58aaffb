package arbd.daemon.http;

import arbd.daemon.console.Event;
import arbd.daemon.console.JournalFollower;
import arbd.daemon.console.Words;
import arbd.execution.order.Outcome;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Arbitrages, halts and sessions, as the journal tells them. */
final class RecentEvents implements AutoCloseable {
    /** As many of each sort are kept for who comes later. */
    static final int KEPT = 40;
    private static final Logger LOG = LoggerFactory.getLogger(RecentEvents.class);
    /** A route that rests: many of them must not push out what concerns everything. */
    private static final String PAUSE = "pause";
    private static final String AS_YET_UNREAD = "not read yet";
    private static final int RECORDS_PER_TURN = 20_000;
    private static final int NEWS_PER_TURN = 100;
    private static final int PENDING_MAX = 4_096;

    private final Path folder;
    private final long routeHaltNanos;
    private final Map<String, String> endings = new TreeMap<>();
    private final Map<String, Long> pausedUntil = new HashMap<>();
    private final Deque<String> arbitrages = new ArrayDeque<>();
    private final Deque<String> notices = new ArrayDeque<>();
    private final Map<Long, Long> decisionNanos = new HashMap<>();
    private final List<String> news = new ArrayList<>();
    private JournalFollower journal;
    private boolean broken;
    private String haltReason = "";

    /**
     * Of the journal in this folder.
     *
     * @param routeHaltNanos how long a route rests after a missed leg, 0 = until it is resumed
     */
    RecentEvents(Path folder, long routeHaltNanos) {
        this.folder = folder;
        this.routeHaltNanos = routeHaltNanos;
    }

    /** Routes that rest after a missed leg. */
    int pausedRoutes(long wallNanos) {
        pausedUntil.values().removeIf(until -> until <= wallNanos);
        return pausedUntil.size();
    }

    /** Why everything is halted as far as the journal tells, else empty. */
    String haltReason() {
        return haltReason;
    }

    /** What is new, each as a JSON text; at most so much that nobody drowns. */
    List<String> poll() {
        news.clear();
        if (broken) {
            return news;
        }
        try {
            if (journal == null) {
                journal = new JournalFollower(folder);
            }
            journal.poll(this::take, RECORDS_PER_TURN);
        } catch (RuntimeException e) {
            broken = true;
            LOG.warn("the status page cannot follow the journal any longer: {}", e.getMessage());
            keep(notices, notice(0, "page", "events", "the journal cannot be followed: " + e.getMessage()));
        }
        return news.size() <= NEWS_PER_TURN ? news : news.subList(news.size() - NEWS_PER_TURN, news.size());
    }

    /** What happened before, oldest first. */
    List<String> recent() {
        List<String> all = new ArrayList<>(notices);
        all.addAll(arbitrages);
        return all;
    }

    @Override
    public void close() {
        broken = true;
        if (journal != null) {
            journal.close();
        }
    }

    private void take(Event event, long sequence, long wallNanos) {
        switch (event.type()) {
            case "order" -> {
                if (decisionNanos.size() < PENDING_MAX) {
                    decisionNanos.put(event.arbitrage(), event.decisionNanos());
                }
            }
            case "arbitrage" -> keep(arbitrages, arbitrage(event, wallNanos));
            case "halt", "resume" -> {
                halt(event.value("scope"), event.type().equals("halt"), event.value("reason"), wallNanos);
            }
            case "exit" -> ending(event, wallNanos);
            case "maintenance" -> keep(notices, notice(wallNanos, "maintenance", event.value("venue"),
                    event.value("meaning")));
            case "session" -> keep(notices, notice(wallNanos, event.value("state"), event.value("venue"),
                    "order session " + event.value("state")));
            case "account" -> {
                // What the key may is told beside the session, and by `arbd tail`.
                if (event.value("state").equals("refused")) {
                    keep(notices, notice(wallNanos, "refused", event.value("venue"),
                            "account refused: " + event.value("meaning")));
                } else if (!event.value("state").equals(AS_YET_UNREAD)) {
                    keep(notices, notice(wallNanos, "account", event.value("venue"),
                            "account " + event.value("state")));
                }
            }
            default -> {
                // Everything else is for `arbd tail`, or comes as a count.
            }
        }
    }

    private void ending(Event event, long wallNanos) {
        String instrument = event.value("instrument");
        String text = event.value("meaning") + ", held " + event.value("held");
        if (event.value("stage").equals("open")) {
            endings.remove(instrument);
        } else {
            endings.put(instrument, text);
        }
        keep(notices, notice(wallNanos, "ending", instrument, text));
    }

    /** Markets that end, with what is held in them and what becomes of it. */
    Map<String, String> endings() {
        return endings;
    }

    private void halt(String scope, boolean halted, String reason, long wallNanos) {
        if (scope.equals("everything")) {
            haltReason = halted ? reason : "";
            keep(notices, notice(wallNanos, halted ? "halt" : "resume", scope, reason));
        } else if (halted) {
            pausedUntil.put(scope, routeHaltNanos == 0 ? Long.MAX_VALUE : wallNanos + routeHaltNanos);
            keep(notices, notice(wallNanos, PAUSE, scope, reason));
        } else {
            pausedUntil.remove(scope);
        }
    }

    private void keep(Deque<String> kept, String text) {
        kept.addLast(text);
        if (kept.size() > KEPT && !kept.removeFirstOccurrence(firstPause(kept))) {
            kept.removeFirst();
        }
        news.add(text);
    }

    /** What may be forgotten before all else, empty = nothing. */
    private static String firstPause(Deque<String> kept) {
        return kept.stream().filter(text -> text.contains("\"kind\":\"" + PAUSE + "\"")).findFirst().orElse("");
    }

    private String arbitrage(Event event, long wallNanos) {
        Long nanos = decisionNanos.remove(event.arbitrage());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "arbitrage").put("wallMillis", wallNanos / 1_000_000).put("result", result(event));
        for (String name : List.of("route", "edge", "size", "expected", "realised", "outcome", "naked")) {
            node.put(name, event.value(name));
        }
        node.put("decidedIn", nanos == null ? "" : Words.duration(nanos));
        return node.toString();
    }

    private static String result(Event event) {
        if (event.outcome() == Outcome.VANISHED) {
            return "gone";
        }
        if (event.outcome() == Outcome.MISSED) {
            return "naked";
        }
        return event.profit() < 0 ? "loss" : "win";
    }

    private static String notice(long wallNanos, String kind, String scope, String text) {
        return JsonNodeFactory.instance.objectNode().put("type", "notice").put("wallMillis", wallNanos / 1_000_000)
                .put("kind", kind).put("scope", scope).put("text", text).toString();
    }
}
