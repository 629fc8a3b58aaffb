package arbd.daemon.sim;

import arbd.execution.sim.FaultPlan;
import arbd.execution.sim.FaultPlan.Occasion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can go wrong at a stand-alone venue, by its word. */
enum FaultKind {
    CUT("cut", Form.EVERY, null, "every connection is cut, without a farewell"),
    CUT_USER("cutUser", Form.EVERY, null, "sockets of private streams alone (where the venue has such)"),
    DROP_ACKS("dropAcks", Form.SHARE, Occasion.ACK, "replies to orders are lost; the orders work"),
    TIME_OUT("timeOut", Form.SHARE, Occasion.TIME_OUT, "orders work, and are answered as timed out (OKX)"),
    DELAY("delay", Form.ALWAYS, null, "all replies leave this much later"),
    MALFORM("malform", Form.SHARE, Occasion.MALFORMED, "market-data frames end in the middle"),
    LOSE("lose", Form.SHARE, Occasion.LOST, "market-data frames are lost"),
    LOSE_USER("loseUser", Form.SHARE, Occasion.USER_LOST, "frames of private streams are lost (where numbered)"),
    CHECKSUM("checksum", Form.SHARE, Occasion.CHECKSUM, "book frames have a wrong checksum (where there is one)"),
    GAP("gap", Form.SHARE, Occasion.DEPTH, "events of fast diff streams are lost (Binance)"),
    FREEZE("freeze", Form.LASTS, null, "market data stands still, connections live"),
    REORGANISE("reorganise", Form.COUNT, null, "the last blocks are replaced (chains)");

    /** What follows the colon. */
    enum Form {
        EVERY("a mean time between two, such as 5s"),
        SHARE("a share such as 2%, or a number and a mean time, such as 1/30s"),
        COUNT("a number and a mean time, such as 2/30s"),
        LASTS("how long, and the mean time between two (twice as long at least), such as 3s/60s"),
        ALWAYS("a time such as 300ms");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final String word;
    private final Form form;
    private final Occasion occasion;
    private final String words;

    FaultKind(String word, Form form, Occasion occasion, String words) {
        this.word = word;
        this.form = form;
        this.occasion = occasion;
        this.words = words;
    }

    String word() {
        return word;
    }

    Form form() {
        return form;
    }

    /** What happens, for people. */
    String words() {
        return words;
    }

    static Optional<FaultKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static List<String> known() {
        return Arrays.stream(values()).map(FaultKind::word).toList();
    }

    /** By chance, from now on. */
    void byChance(FaultPlan plan, long shareE8, long seed) {
        plan.byChance(occasion, shareE8, seed);
    }

    /** So often, now. */
    void now(FaultPlan plan, int count) {
        switch (this) {
            case CUT -> plan.cutConnections();
            case CUT_USER -> plan.cutUserStreams();
            case DROP_ACKS -> plan.dropAcks(count);
            case TIME_OUT -> plan.timeOut(count);
            case MALFORM -> plan.malformFrames(count);
            case LOSE -> plan.loseFrames(count);
            case LOSE_USER -> plan.loseUserFrames(count);
            case CHECKSUM -> plan.wrongChecksums(count);
            case GAP -> plan.dropDepthUpdates(count);
            case FREEZE -> plan.freezeData(count > 0);
            case REORGANISE -> plan.reorganise(count);
            case DELAY -> throw new IllegalArgumentException("a delay is for ever");
        }
    }
}
