package arbd.execution.hyperliquid;

import arbd.execution.net.AccountWriter;
import arbd.feeds.net.NetLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks for the account's state when the session comes up, a second after the latest execution or payment, and every
 * half minute: no stream tells balances. An answer is dropped when something happened since it was asked for: what it
 * holds is uncertain.
 */
final class AccountRefresh {
    private static final long SETTLE_MILLIS = 1_000;
    private static final long IDLE_MILLIS = 30_000;

    private final HyperliquidInfo info;
    private final HyperliquidState state;
    private final String question;
    private final AccountWriter writer;
    private final NetLoop net;
    private ScheduledFuture<?> due;
    /** Rises with each event and each loss of the session. */
    private long changes;

    AccountRefresh(HyperliquidInfo info, HyperliquidState state, String question, AccountWriter writer, NetLoop net) {
        this.info = info;
        this.state = state;
        this.question = question;
        this.writer = writer;
        this.net = net;
    }

    /** Asks at once; {@code done} gets null when it was told, or what went wrong. */
    void now(Consumer<String> done) {
        long of = ++changes;
        info.ask(question, (answer, wrong) -> {
            if (of != changes) {
                return;
            }
            writer.now();
            String problem = wrong;
            try {
                if (wrong == null) {
                    state.tell(answer);
                }
            } catch (IllegalArgumentException | ArithmeticException unreadable) {
                problem = unreadable.getMessage();
            }
            later(IDLE_MILLIS, done);
            done.accept(problem);
        });
    }

    /** Something happened: what was asked for before is of no use. */
    void soon(Consumer<String> done) {
        changes++;
        later(SETTLE_MILLIS, done);
    }

    private void later(long millis, Consumer<String> done) {
        cancel();
        due = net.eventLoop().schedule(() -> now(done), millis, TimeUnit.MILLISECONDS);
    }

    /** The session is down. */
    void stop() {
        changes++;
        cancel();
    }

    private void cancel() {
        if (due != null) {
            due.cancel(false);
            due = null;
        }
    }
}
