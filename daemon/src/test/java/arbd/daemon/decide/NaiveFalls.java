package arbd.daemon.decide;

import arbd.amm.Pool;
import arbd.market.Asset;
import arbd.market.Side;
import arbd.route.AmmRoute.AmmLeg;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** A waterfall of a route over pools, worked out by a naive twin; amounts in units of the settlement asset. */
final class NaiveFalls {
    final Asset asset;
    BigInteger spend = BigInteger.ZERO;
    BigInteger receive = BigInteger.ZERO;
    BigInteger gross = BigInteger.ZERO;
    BigInteger depth = BigInteger.ZERO;
    BigInteger fees = BigInteger.ZERO;
    BigInteger flat = BigInteger.ZERO;
    BigInteger premium = BigInteger.ZERO;
    BigInteger net = BigInteger.ZERO;
    final StringBuilder legs = new StringBuilder();
    private final List<NaivePool> pools;
    private final List<AmmLeg> path;
    private final NaiveBook seller;

    /** {@code seller}: where what the pools bring is sold, null = it is what the gain is counted in. */
    NaiveFalls(Asset asset, List<NaivePool> pools, List<AmmLeg> path, NaiveBook seller) {
        this.asset = asset;
        this.pools = pools;
        this.path = path;
        this.seller = seller;
    }

    static BigInteger onChain(BigInteger units, Asset asset, boolean up) {
        return scaled(units, SmallMarket.onChain(asset) - asset.decimals(), up);
    }

    static BigInteger offChain(BigInteger amount, Asset asset, boolean up) {
        return scaled(amount, asset.decimals() - SmallMarket.onChain(asset), up);
    }

    private static BigInteger scaled(BigInteger number, int places, boolean up) {
        return new BigDecimal(number).movePointRight(places)
                .setScale(0, up ? RoundingMode.CEILING : RoundingMode.FLOOR).toBigInteger();
    }

    /** What an amount fetches from a leg on at first prices; sold on the book at the end if there is one. */
    BigInteger value(int from, BigInteger amount) {
        BigInteger flow = amount;
        for (int i = from; i < path.size(); i++) {
            flow = pools.get(path.get(i).pool().id()).atPrice(flow, path.get(i).zeroForOne());
        }
        AmmLeg last = path.get(path.size() - 1);
        BigInteger units = offChain(flow, last.pool().brought(last.zeroForOne()), false);
        return seller == null ? units : seller.value(Side.SELL, 0,
                new BigDecimal(units).movePointLeft(seller.instrument.base().decimals()));
    }

    /** Adds fees and depth of the pools, and their legs. */
    void pools(List<BigInteger> amounts) {
        for (int i = 0; i < path.size(); i++) {
            Pool pool = path.get(i).pool();
            boolean zeroForOne = path.get(i).zeroForOne();
            NaivePool at = pools.get(pool.id());
            BigInteger fee = at.fee(amounts.get(i));
            BigInteger deep = at.atPrice(amounts.get(i).subtract(fee), zeroForOne).subtract(amounts.get(i + 1));
            depth = depth.add(value(i + 1, deep.max(BigInteger.ZERO)));
            fees = fees.add(value(i, fee));
            legs.append(" 0:").append(offChain(amounts.get(i + 1), pool.brought(zeroForOne), false)).append(':')
                    .append(offChain(amounts.get(i), pool.paid(zeroForOne), true)).append(':')
                    .append(offChain(fee, pool.paid(zeroForOne), true));
        }
    }

    /** All of it in one line, after net and rounding were worked out. */
    String line() {
        net = receive.subtract(spend).subtract(flat).subtract(premium);
        BigInteger rounding = gross.subtract(depth).subtract(fees).subtract(flat).subtract(premium).subtract(net);
        BigDecimal edge = new BigDecimal(net).movePointRight(6).divide(new BigDecimal(spend), 0, RoundingMode.FLOOR);
        return "spend " + spend + " receive " + receive + " gross " + gross + " depth " + depth + " fees " + fees
                + " flat " + flat + " premium " + premium + " rounding " + rounding + " net " + net + " edge "
                + edge + legs;
    }
}
