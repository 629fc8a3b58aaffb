package arbd.daemon.http;

import arbd.daemon.run.Daemon;
import arbd.market.Venue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether it trades, and if not, why.
 *
 * @param state the one word
 * @param reason empty when it trades
 * @param advice what to do about it; may be empty
 */
record Health(State state, String reason, String advice) {
    /** From worst to best. */
    enum State {
        /** A stage failed: the process is about to end. */
        FAILED,
        /** Told to stop. */
        STOPPING,
        /** Nothing new is traded. */
        HALTED,
        /** Not everything is connected yet. */
        STARTING,
        /** Something that was connected is not. */
        DEGRADED,
        /** All is well. */
        TRADING
    }

    private static final int REASON_CHARS = 200;

    static Health starting() {
        return new Health(State.STARTING, "opening the journal and warming up", "");
    }

    /**
     * Looks.
     *
     * @param wasReady whether everything was connected before
     * @param haltReason as the journal tells it, empty = it does not
     */
    static Health of(Daemon daemon, boolean wasReady, String haltReason) {
        if (daemon.pipeline().failure().happened()) {
            return new Health(State.FAILED, "stage '" + daemon.pipeline().failure().stage() + "' failed: "
                    + cut(String.valueOf(daemon.pipeline().failure().cause())), "See the log.");
        }
        if (daemon.stopping()) {
            return new Health(State.STOPPING, "told to stop; open legs get their time to finish", "");
        }
        if (daemon.pipeline().haltFlag().up()) {
            return new Health(State.HALTED, haltReason.isEmpty() ? latched(daemon) : haltReason,
                    "To resume: remove " + daemon.instance().sentinel() + " and start again.");
        }
        String missing = missing(daemon);
        if (!missing.isEmpty()) {
            return wasReady ? new Health(State.DEGRADED, missing, "Routes that do not need it trade on.")
                    : new Health(State.STARTING, missing, "");
        }
        return new Health(State.TRADING, "", "");
    }

    boolean trading() {
        return state == State.TRADING;
    }

    String word() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** For programs that want one line. */
    String line() {
        return word() + ": " + reason;
    }

    private static String missing(Daemon daemon) {
        List<Venue> venues = daemon.routes().instruments().venues();
        String refused = venues.stream().filter(venue -> daemon.accounts().refused(venue.id()))
                .map(venue -> venue.name() + ": " + daemon.accounts().last(venue.id()).words)
                .collect(Collectors.joining("; "));
        if (!refused.isEmpty()) {
            return cut("account refused at " + refused);
        }
        String down = venues.stream()
                .filter(venue -> daemon.pipeline().takesOrders(venue.id()) && !daemon.pipeline().sessionUp(venue.id()))
                .map(Venue::name).collect(Collectors.joining(", "));
        if (!down.isEmpty()) {
            return "no order session with " + down;
        }
        String none = names(daemon, venue -> QuoteAges.of(daemon, venue).none() || PoolCounts.of(daemon, venue).none());
        if (!none.isEmpty()) {
            return "no market data from " + none;
        }
        if (!daemon.accounts().read()) {
            return "not every account was read yet";
        }
        if (!daemon.pipeline().allLive()) {
            return "not every instrument was quoted, or not every pool told, yet";
        }
        String silent = names(daemon, venue -> QuoteAges.of(daemon, venue).silent());
        return silent.isEmpty() ? "" : "no new market data from " + silent;
    }

    private static String names(Daemon daemon, Predicate<Venue> wanted) {
        return daemon.routes().instruments().venues().stream()
                .filter(wanted).map(Venue::name).collect(Collectors.joining(", "));
    }

    private static String latched(Daemon daemon) {
        try {
            return daemon.instance().haltLatched()
                    ? cut(Files.readString(daemon.instance().sentinel(), StandardCharsets.UTF_8).strip()) : "operator";
        } catch (IOException e) {
            return "latched by " + daemon.instance().sentinel();
        }
    }

    private static String cut(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= REASON_CHARS ? line : line.substring(0, REASON_CHARS) + "...";
    }
}
