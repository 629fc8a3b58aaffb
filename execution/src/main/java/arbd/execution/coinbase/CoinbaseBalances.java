package arbd.execution.coinbase;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.feeds.net.NetLoop;
import arbd.market.Asset;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The wallets, which no channel tells: asked for at the start, and whenever something may have changed them has come to
 * rest. An answer says nothing about its own time, so one that crossed an order, an event or a fill is thrown away and
 * asked for again: it might hold a fill that was not told yet, or lack one that was.
 */
final class CoinbaseBalances {
    private static final int PAGE = 250;
    private static final int PAGES_MAX = 40;
    /** The venue books a moment after it tells. */
    private static final long REST_MILLIS = 250;
    /** For deposits and transfers. */
    private static final long EVERY_MILLIS = 60_000;
    private static final String CROSSED = "something happened meanwhile";
    private static final String VAULT = "ACCOUNT_TYPE_VAULT";

    private final CoinbaseQuestions questions;
    private final AccountWriter writer;
    private final NetLoop net;
    private final BooleanSupplier busy;
    private final Map<String, Asset> assets = new TreeMap<>();
    private long changes;
    private long life;
    private boolean due;

    /** What was read so far, by asset name: total and free. */
    private record Progress(Map<String, long[]> found, long ofChanges, long ofLife, int pages) {
    }

    CoinbaseBalances(CoinbaseQuestions questions, Account account, AccountWriter writer, NetLoop net,
            BooleanSupplier busy) {
        this.questions = questions;
        this.writer = writer;
        this.net = net;
        this.busy = busy;
        for (Instrument instrument : account.table().of(account.venue())) {
            assets.put(instrument.base().name(), instrument.base());
            assets.put(instrument.quote().name(), instrument.quote());
        }
    }

    /** A session begins: tells all balances, then {@code done} with null, or with what went wrong. */
    void begin(Consumer<String> done) {
        life++;
        due = false;
        first(done);
    }

    private void first(Consumer<String> done) {
        ask(new Progress(new TreeMap<>(), changes, life, 1), "", wrong -> {
            if (wrong == CROSSED) {
                long of = life;
                net.eventLoop().schedule(() -> {
                    if (of == life) {
                        first(done);
                    }
                }, REST_MILLIS, TimeUnit.MILLISECONDS);
                return;
            }
            done.accept(wrong);
            after(EVERY_MILLIS);
        });
    }

    /** The session is over: nothing is asked any more. */
    void end() {
        life++;
        due = false;
    }

    /** Something that may change the wallets happens. */
    void changed() {
        changes++;
        after(REST_MILLIS);
    }

    private void after(long millis) {
        long of = life;
        if (millis == REST_MILLIS && due) {
            return;
        }
        due |= millis == REST_MILLIS;
        net.eventLoop().schedule(() -> {
            if (of == life) {
                refresh();
                if (millis == EVERY_MILLIS) {
                    after(EVERY_MILLIS);
                }
            }
        }, millis, TimeUnit.MILLISECONDS);
    }

    private void refresh() {
        due = false;
        if (busy.getAsBoolean()) {
            after(REST_MILLIS);
            return;
        }
        ask(new Progress(new TreeMap<>(), changes, life, 1), "", wrong -> {
            if (wrong != null) {
                after(REST_MILLIS);
            }
        });
    }

    private void ask(Progress so, String cursor, Consumer<String> done) {
        questions.get("/accounts", "limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                (reply, status, wrong) -> {
                    if (so.ofLife != life) {
                        return;
                    }
                    if (wrong != null) {
                        done.accept(wrong);
                        return;
                    }
                    try {
                        read(reply, so, done);
                    } catch (IllegalArgumentException unreadable) {
                        done.accept("accounts: " + unreadable.getMessage());
                    }
                });
    }

    private void read(JsonNode reply, Progress so, Consumer<String> done) {
        if (!reply.path("accounts").isArray()) {
            throw new IllegalArgumentException("no list of accounts");
        }
        reply.path("accounts").forEach(account -> add(account, so.found));
        if (reply.path("has_next").asBoolean()) {
            String cursor = CoinbaseFills.cursor(reply);
            if (cursor.isEmpty() || so.pages == PAGES_MAX) {
                throw new IllegalArgumentException("pages without an end");
            }
            ask(new Progress(so.found, so.ofChanges, so.ofLife, so.pages + 1), cursor, done);
        } else if (so.ofChanges != changes || busy.getAsBoolean()) {
            done.accept(CROSSED);
        } else {
            tell(so.found);
            done.accept(null);
        }
    }

    /** A vault's coins cannot be traded with. */
    private void add(JsonNode account, Map<String, long[]> found) {
        Asset asset = assets.get(Reply.text(account, "currency"));
        if (asset == null || account.path("type").asText().equals(VAULT)) {
            return;
        }
        long free = Reply.amount(account.path("available_balance"), "value", asset.decimals(), RoundingMode.FLOOR);
        long held = Reply.amount(account.path("hold"), "value", asset.decimals(), RoundingMode.FLOOR);
        long[] sums = found.computeIfAbsent(asset.name(), name -> new long[2]);
        try {
            sums[0] = Math.addExact(sums[0], Math.addExact(free, held));
            sums[1] = Math.addExact(sums[1], free);
        } catch (ArithmeticException absurd) {
            throw new IllegalArgumentException("an absurd balance", absurd);
        }
    }

    /** Every asset of the venue's instruments that is not listed is zero. */
    private void tell(Map<String, long[]> found) {
        writer.now();
        long[] none = new long[2];
        assets.forEach((name, asset) -> {
            long[] sums = found.getOrDefault(name, none);
            writer.balance(asset, sums[0], sums[1], 0);
        });
    }
}
