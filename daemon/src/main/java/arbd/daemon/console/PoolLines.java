package arbd.daemon.console;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.daemon.pipeline.PoolCodec;
import arbd.market.MarketState;
import java.util.List;
import java.util.Locale;
import org.agrona.DirectBuffer;

/**
 * What is told of pools in words, as chains count: reserves, prices and liquidity are whole numbers. Not thread-safe.
 */
final class PoolLines {
    private final List<Pool> pools;
    private final PoolCodec codec = new PoolCodec();
    private final PoolEvent said = new PoolEvent();

    PoolLines(List<Pool> pools) {
        this.pools = pools;
    }

    Event event(int type, DirectBuffer body) {
        codec.decode(body, type, said);
        Pool pool = pools.get(said.pool);
        if (said.state != MarketState.LIVE) {
            return new Event("market").with("pool", pool.title())
                    .with("state", said.state.name().toLowerCase(Locale.ROOT));
        }
        Event event = new Event("pool").with("pool", pool.title()).with("block", said.block)
                .with("logIndex", said.logIndex);
        if (pool.kind() != PoolKind.CONCENTRATED) {
            return event.with("reserve0", said.reserve0.toString()).with("reserve1", said.reserve1.toString());
        }
        return event.with("sqrtPrice", said.sqrtPrice.toString()).with("tick", said.tick)
                .with("liquidity", said.liquidity.toString()).with("windowFrom", said.windowFrom)
                .with("windowTo", said.windowTo).with("ticks", said.ticks);
    }
}
