package arbd.daemon.decide;

import arbd.market.Wide;
import arbd.route.Sizing;

/** Which of two sized routes should be taken first. */
enum Scoring {
    /** Most net profit for each unit of capital reserved: right when depth, balances or limits are what is short. */
    PROFIT_PER_CAPITAL,
    /** Most net profit: right when order slots are what is short, or a small order spoils a large one. */
    PROFIT;

    private static final Scoring[] VALUES = values();

    /** How many there are. */
    static int count() {
        return VALUES.length;
    }

    /** The scoring with this ordinal, without allocating. */
    static Scoring of(int ordinal) {
        return VALUES[ordinal];
    }

    /** Positive when the first is better. */
    int compare(Sizing first, long firstWorth, Sizing second, long secondWorth) {
        int byWorth = Long.compare(firstWorth, secondWorth);
        if (this == PROFIT && byWorth != 0) {
            return byWorth;
        }
        // Every leg is sent at once and so reserves about what the first one spends.
        int byCapital = Wide.compareProducts(
                first.net, second.spend * second.legs, second.net, first.spend * first.legs);
        return byCapital != 0 ? byCapital : byWorth;
    }
}
