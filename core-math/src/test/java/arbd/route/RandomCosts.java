package arbd.route;

import arbd.market.Side;
import java.util.Random;

/** Costs as drawn, in plain fields that the twin reads, and as the sizer gets them. */
final class RandomCosts {
    final boolean costly;
    final long flat;
    final long premiumE8;
    final long slippageE8;
    final long decayE8;
    final long borrowE8;
    final long exitE8;
    final long holdNanos;
    final boolean converts;
    /** By leg. */
    final long[] feeE8 = new long[Route.LEGS_MAX];
    final boolean[] token = new boolean[Route.LEGS_MAX];
    final long[] fundingE8 = new long[Route.LEGS_MAX];
    final long[] fundingIntervalNanos = new long[Route.LEGS_MAX];
    final long[] fundingNextNanos = new long[Route.LEGS_MAX];
    /** By venue and asset. */
    final long[] target = new long[RandomRoute.VENUES * RandomRoute.ASSETS];
    final long[] balance = new long[target.length];
    final long[] shadowE8 = new long[target.length];

    RandomCosts(Random random, RandomRoute of, boolean costly) {
        this.costly = costly;
        this.flat = costly && random.nextInt(3) == 0 ? of.amount(0) / 2_000 : 0;
        this.premiumE8 = rate(random);
        this.slippageE8 = rate(random);
        this.decayE8 = rate(random);
        this.borrowE8 = rate(random);
        this.exitE8 = rate(random) * (random.nextInt(4) == 0 ? -1 : 1);
        this.holdNanos = random.nextInt(3_000);
        this.converts = random.nextBoolean();
        Route route = of.routes.get(0);
        for (int leg = 0; leg < route.legs().size(); leg++) {
            feeE8[leg] = costly && random.nextInt(3) == 0 ? random.nextInt(100_000)
                    : of.instruments.get(route.legs().get(leg).instrument()).takerFeeE8();
            token[leg] = costly && random.nextInt(4) == 0;
            fundingE8[leg] = (random.nextBoolean() ? 1 : -1) * rate(random) * 4;
            fundingIntervalNanos[leg] = 1 + random.nextInt(1_000);
            fundingNextNanos[leg] = random.nextInt(3_000);
        }
        if (costly && random.nextInt(3) == 0) {
            for (int i = 0; i < target.length; i++) {
                target[i] = of.amount(i % RandomRoute.ASSETS);
                balance[i] = of.amount(i % RandomRoute.ASSETS);
                shadowE8[i] = rate(random) * 2;
            }
        }
    }

    private long rate(Random random) {
        int rate = random.nextInt(100_000);
        return costly && random.nextInt(4) == 0 ? rate : 0;
    }

    boolean credits() {
        boolean any = false;
        for (long rate : shadowE8) {
            any |= rate != 0;
        }
        for (long rate : fundingE8) {
            any |= rate != 0;
        }
        return any;
    }

    /** Sets everything that was drawn. */
    void into(RouteCosts costs, RandomRoute of) {
        costs.setFlat(0, flat - flat / 3, flat / 3);
        costs.setPremium(0, premiumE8);
        costs.setSlippage(0, slippageE8);
        costs.setDecay(0, decayE8);
        costs.setBorrow(0, borrowE8);
        costs.setExit(0, exitE8);
        costs.setHold(0, holdNanos);
        costs.setConversion(0, converts ? of.converterId : RouteCosts.NONE);
        Route route = of.routes.get(0);
        for (int leg = 0; leg < route.legs().size(); leg++) {
            int id = route.legs().get(leg).instrument();
            costs.setFee(id, route.legs().get(leg).side(), feeE8[leg]);
            costs.setFee(id, route.legs().get(leg).side().opposite(), 77_777);
            costs.setFeeToken(id, token[leg] ? of.tokenBookId : RouteCosts.NONE);
            costs.setFunding(id, fundingE8[leg], fundingIntervalNanos[leg], fundingNextNanos[leg]);
        }
        costs.setFee(of.converterId, Side.BUY, of.instruments.get(of.converterId).takerFeeE8());
        for (int i = 0; i < target.length; i++) {
            costs.setTarget(i / RandomRoute.ASSETS, i % RandomRoute.ASSETS, target[i], shadowE8[i]);
        }
        costs.setInventory((venue, asset) -> balance[venue * RandomRoute.ASSETS + asset]);
    }
}
