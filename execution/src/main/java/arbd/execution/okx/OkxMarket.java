package arbd.execution.okx;

import arbd.execution.net.Account;
import arbd.market.Kind;

/** In what a session of the unified account differs by what it trades. */
enum OkxMarket {
    /** Spot, paid in cash; the channel {@code account} tells the balances. */
    SPOT("SPOT", "cash", "account"),
    /**
     * Swaps against the margin of the whole account, one position of each. {@code balance_and_position} tells balances
     * and positions, and why they changed. Isolated margin is not used: it moves money between wallet and position.
     */
    SWAP("SWAP", "cross", "balance_and_position");

    private final String type;
    private final String tradeMode;
    private final String channel;

    OkxMarket(String type, String tradeMode, String channel) {
        this.type = type;
        this.tradeMode = tradeMode;
        this.channel = channel;
    }

    /** What all instruments of an account's venue are. */
    static OkxMarket of(Account account) {
        return account.table().of(account.venue()).stream().anyMatch(each -> each.kind() != Kind.SPOT) ? SWAP : SPOT;
    }

    /** The venue's {@code instType}. */
    String type() {
        return type;
    }

    /** The venue's {@code tdMode} of each order. */
    String tradeMode() {
        return tradeMode;
    }

    /** The private channel of what is held. */
    String channel() {
        return channel;
    }
}
