package arbd.daemon.fees;

import arbd.market.AccountFee;
import java.math.BigDecimal;

/**
 * What taking is charged, of one instrument, as far as it is known. Immutable.
 *
 * @param buyE8 of buying, in 1e-8 of what is traded, negative = rebate
 * @param sellE8 of selling
 * @param readWallNanos when the venue told it, 0 = it did not: it is assumed, as configured
 */
public record KnownFee(long buyE8, long sellE8, long readWallNanos) {
    /** 1e-8 of a whole is 1e-4 of a basis point. */
    private static final int E8_OF_BPS = 4;

    /** Whether it is what somebody wrote into the configuration. */
    public boolean assumed() {
        return readWallNanos == 0;
    }

    /** {@code 10 bps}, or both sides where they differ; marked where it is assumed. */
    public String words() {
        String rate = buyE8 == sellE8 ? bps(buyE8) : bps(buyE8) + " buying, " + bps(sellE8) + " selling";
        return assumed() ? rate + " assumed" : rate;
    }

    /** A rate in basis points, exactly. */
    public static String bps(long e8) {
        return BigDecimal.valueOf(e8, E8_OF_BPS).stripTrailingZeros().toPlainString() + " bps";
    }

    AccountFee fee(int instrument, long nanos, long wallNanos) {
        AccountFee fee = new AccountFee();
        fee.instrument = instrument;
        fee.receivedNanos = nanos;
        fee.wallNanos = wallNanos;
        fee.buyE8 = assumed() ? AccountFee.NOT_TOLD : buyE8;
        fee.sellE8 = assumed() ? AccountFee.NOT_TOLD : sellE8;
        return fee;
    }
}
