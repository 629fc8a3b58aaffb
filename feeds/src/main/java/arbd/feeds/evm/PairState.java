package arbd.feeds.evm;

import arbd.amm.PoolEvent;
import arbd.amm.U256;

/** A constant-product pair: each log tells both reserves whole. */
final class PairState implements PoolState {
    final U256 reserve0 = new U256();
    final U256 reserve1 = new U256();

    @Override
    public Applied apply(PoolLog log) {
        reserve0.set(log.first);
        reserve1.set(log.second);
        return Applied.DONE;
    }

    @Override
    public void fill(PoolEvent event) {
        event.reserve0.set(reserve0);
        event.reserve1.set(reserve1);
    }
}
