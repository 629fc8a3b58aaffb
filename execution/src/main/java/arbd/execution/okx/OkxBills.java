package arbd.execution.okx;

import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.feeds.net.NetLoop;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks for the account's bills about funding ({@code /api/v5/account/bills}, type 8, seven days, newest first), page by
 * page. A payment that was told of but is not on a bill yet is asked for again a second later, some times. On the event
 * loop.
 */
final class OkxBills {
    private static final String PATH = "/api/v5/account/bills?instType=SWAP&type=8&begin=";
    private static final int PAGE = 100;
    private static final int PAGES_MAX = 100;
    private static final int TRIES_MAX = 20;
    private static final long AGAIN_SECONDS = 1;

    private final OkxRest rest;
    private final OkxHoldings holdings;
    private final AccountWriter writer;
    private final NetLoop net;
    private final Consumer<String> done;
    /** Rises with each loss, so that an answer to what was asked before it is not taken for the present one's. */
    private long generation;
    private boolean asking;

    /** @param done told what went wrong, or null when all is told */
    OkxBills(OkxRest rest, OkxHoldings holdings, AccountWriter writer, NetLoop net, Consumer<String> done) {
        this.rest = rest;
        this.holdings = holdings;
        this.writer = writer;
        this.net = net;
        this.done = done;
    }

    /** Answers to what was asked are of no interest any more. */
    void forget() {
        generation++;
        asking = false;
    }

    /** Asks for what the holdings miss. */
    void ask() {
        if (!asking) {
            asking = true;
            page(generation, 1, "", 1);
        }
    }

    private void page(long of, int tries, String after, int number) {
        String path = PATH + holdings.fundings().fromMillis() + (after.isEmpty() ? "" : "&after=" + after);
        rest.get(path, (rows, code, wrong) -> {
            if (of != generation) {
                return;
            }
            writer.now();
            if (wrong != null || number > PAGES_MAX) {
                done.accept(wrong != null ? wrong : "bills without end");
                return;
            }
            String last;
            try {
                holdings.bills(rows);
                last = rows.size() >= PAGE ? billId(rows) : "";
            } catch (IllegalArgumentException unreadable) {
                done.accept("unreadable bills: " + unreadable.getMessage());
                return;
            }
            if (last.isEmpty()) {
                told(of, tries);
            } else {
                page(of, tries, last, number + 1);
            }
        });
    }

    private static String billId(JsonNode rows) {
        String id = Reply.text(rows.get(rows.size() - 1), "billId");
        if (!id.matches("[0-9]{1,20}")) {
            throw new IllegalArgumentException("no bill to go on from");
        }
        return id;
    }

    private void told(long of, int tries) {
        if (holdings.owed() && tries == TRIES_MAX) {
            done.accept("a payment is on no bill");
        } else if (holdings.owed()) {
            net.eventLoop().schedule(() -> {
                if (of == generation) {
                    page(of, tries + 1, "", 1);
                }
            }, AGAIN_SECONDS, TimeUnit.SECONDS);
        } else {
            asking = false;
            holdings.caughtUp();
            done.accept(null);
        }
    }
}
