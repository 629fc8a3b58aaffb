package arbd.daemon.decide;

import static arbd.daemon.decide.TestMarket.SECOND;

import arbd.amm.PoolEvent;
import arbd.execution.risk.Verdict;
import arbd.market.MarketState;
import arbd.route.Sizing;
import java.util.ArrayList;
import java.util.List;

/** A decider over {@link PoolMarket} and what it is told. */
abstract class PoolScene {
    static final int CYCLE = PoolMarket.route("USDT >zeta:0x0> ETH >zeta:0x1> USDT");
    static final int BOUGHT = PoolMarket.route("alpha:ETHUSDT+ >zeta:0x1> USDT");
    static final int SOLD = PoolMarket.route("alpha:ETHUSDT- >zeta:0x0> ETH");
    static final int ALPHA_ETH = 1;
    static final int BETA_ETH = 4;

    final Told told = new Told();
    Decider decider = new Decider(PoolMarket.settings(), PoolMarket.ROUTES, told);
    long now = SECOND;
    long block = 1;

    static DecisionSettings numbers(long[] edgeMinPpm, long most, long tipE8, long premiumE8) {
        PoolSettings.ChainCosts costs = new PoolSettings.ChainCosts(TestMarket.ETH, 60_000, 70_000, 2_000_000_000L,
                tipE8, premiumE8);
        return PoolMarket.settings(new PoolSettings(edgeMinPpm, new long[][] {{most, 0, 0}, {most, 0, 0}},
                new PoolSettings.ChainCosts[] {null, null, costs}), Long.MAX_VALUE);
    }

    void open() {
        for (int venue = 0; venue < 2; venue++) {
            session(venue, true);
            for (int asset = 0; asset < 3; asset++) {
                balance(venue, asset, TestMarket.opening(asset));
            }
        }
        tick(ALPHA_ETH, 300_000, 300_001);
        tick(BETA_ETH, 300_000, 300_002);
        told.take();
    }

    void session(int venue, boolean up) {
        at();
        decider.session(venue, up);
        decider.done();
    }

    void balance(int venue, int asset, long total) {
        at();
        decider.on(TestMarket.balance(venue, asset, total));
        decider.done();
    }

    void tick(int instrument, long bidPx, long askPx) {
        at();
        decider.on(TestMarket.quote(instrument, bidPx, askPx, now));
        decider.done();
    }

    void pair(int pool, long cents) {
        at();
        decider.on(PoolMarket.pair(pool, cents, block++));
        decider.done();
    }

    void status(int pool, MarketState state) {
        PoolEvent event = new PoolEvent();
        event.pool = pool;
        event.state = state;
        at();
        decider.on(event);
        decider.done();
    }

    void command(CommandKind kind) {
        at();
        decider.command(kind, -1);
        decider.done();
        told.take();
    }

    void at() {
        now += 1_000;
        decider.at(now);
    }

    /** Keeps the sizes that were told, apart from the lines; only of routes over pools. */
    static final class Told extends Scribe {
        private final List<Sizing> all = new ArrayList<>();

        @Override
        public void sized(int epoch, long arbitrage, Verdict verdict, Sizing of) {
            Sizing sizing = new Sizing();
            sizing.copyFrom(of);
            all.add(sizing);
        }

        Sizing byRoute(int route) {
            return all.stream().filter(of -> of.route == route).reduce((first, second) -> second).orElseThrow();
        }
    }
}
