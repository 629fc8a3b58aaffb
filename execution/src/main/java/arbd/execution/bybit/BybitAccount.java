package arbd.execution.bybit;

import arbd.execution.net.AccountWriter;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells an account as it stands, one REST query after the other: what kind of account it is, the funding payments that
 * nobody told while the session was down, the position of every instrument (that alone says whether longs and shorts
 * are held apart), the wallets last.
 */
final class BybitAccount {
    /** Longest time that the transaction log is asked for at once. */
    private static final long LOG_MILLIS_MAX = 7 * 86_400_000L;
    /** {@code unifiedMarginStatus} of an account that was never upgraded: the queries here do not know it. */
    private static final int CLASSIC = 1;

    private final BybitRest rest;
    private final BybitEvents events;
    private final AccountWriter writer;
    private final List<Instrument> perpetuals;
    private final LongSupplier wallMillis;
    /** Rises with each loss, so that an answer to what was asked before it is not taken for the present one's. */
    private long generation;

    /**
     * For one session.
     *
     * @param perpetuals whose positions are asked for, empty for spot
     * @param wallMillis wall-clock time, milliseconds since 1970
     */
    BybitAccount(BybitRest rest, BybitEvents events, AccountWriter writer, List<Instrument> perpetuals,
            LongSupplier wallMillis) {
        this.rest = rest;
        this.events = events;
        this.writer = writer;
        this.perpetuals = perpetuals;
        this.wallMillis = wallMillis;
    }

    /** Answers to what was asked are of no interest any more. */
    void forget() {
        generation++;
    }

    /** Starts; {@code done} is told what went wrong, or null when all was told. On the event loop. */
    void ask(Consumer<String> done) {
        long of = ++generation;
        rest.get("/v5/account/info", "", (reply, code, wrong) -> step(of, wrong, done, () -> {
            if (reply.path("result").path("unifiedMarginStatus").asInt() == CLASSIC) {
                throw new IllegalArgumentException("it is a classic account; upgrade it to a unified trading account");
            }
            fundings(of, done);
        }));
    }

    private void fundings(long of, Consumer<String> done) {
        if (!events.fundings().missing()) {
            position(of, 0, done);
            return;
        }
        long now = wallMillis.getAsLong();
        long from = events.fundings().fromMillis();
        long until = Math.min(now, from + LOG_MILLIS_MAX);
        String query = "accountType=UNIFIED&category=linear&type=SETTLEMENT&startTime=" + from + "&endTime=" + until
                + "&limit=50";
        new BybitPages(rest, "/v5/account/transaction-log", query, events::settlements, wrong ->
                step(of, wrong, done, () -> {
                    if (until == now) {
                        events.fundings().caughtUp();
                    } else {
                        events.fundings().knownUntil(until);
                    }
                    fundings(of, done);
                })).ask();
    }

    private void position(long of, int index, Consumer<String> done) {
        if (index == perpetuals.size()) {
            wallets(of, done);
            return;
        }
        Instrument instrument = perpetuals.get(index);
        rest.get("/v5/position/list", "category=linear&symbol=" + instrument.symbol(), (reply, code, wrong) ->
                step(of, wrong, done, () -> {
                    events.holdings().listed(instrument, rows(reply));
                    position(of, index + 1, done);
                }));
    }

    private void wallets(long of, Consumer<String> done) {
        rest.get("/v5/account/wallet-balance", "accountType=UNIFIED", (reply, code, wrong) ->
                step(of, wrong, done, () -> {
                    events.holdings().account(reply);
                    done.accept(null);
                }));
    }

    private static JsonNode rows(JsonNode reply) {
        JsonNode rows = reply.path("result").path("list");
        if (!rows.isArray()) {
            throw new IllegalArgumentException("no list");
        }
        return rows;
    }

    private void step(long of, String wrong, Consumer<String> done, Runnable next) {
        if (of != generation) {
            return;
        }
        if (wrong != null) {
            done.accept(wrong);
            return;
        }
        writer.now();
        try {
            next.run();
        } catch (IllegalArgumentException unreadable) {
            done.accept(unreadable.getMessage());
        }
    }
}
