package arbd.execution.sim.chain;

import arbd.amm.Pool;
import java.math.BigInteger;
import java.util.List;

/** The events of pairs and of concentrated pools. */
final class Events {
    static final String SYNC = Abi.topic("Sync(uint112,uint112)");
    static final String PAIR_SWAP = Abi.topic("Swap(address,uint256,uint256,uint256,uint256,address)");
    static final String PAIR_MINT = Abi.topic("Mint(address,uint256,uint256)");
    static final String PAIR_BURN = Abi.topic("Burn(address,uint256,uint256,address)");
    static final String SWAP = Abi.topic("Swap(address,address,int256,int256,uint160,uint128,int24)");
    static final String MINT = Abi.topic("Mint(address,address,int24,int24,uint128,uint256,uint256)");
    static final String BURN = Abi.topic("Burn(address,int24,int24,uint128,uint256,uint256)");

    private Events() {
    }

    static PoolLog sync(Pool pool, PairState state) {
        return new PoolLog(pool, List.of(SYNC), Abi.words(state.reserve0(), state.reserve1()));
    }

    static PoolLog pairSwap(Pool pool, String trader, BigInteger in, BigInteger out, boolean zeroForOne) {
        BigInteger none = BigInteger.ZERO;
        return new PoolLog(pool, List.of(PAIR_SWAP, Abi.word(trader), Abi.word(trader)), Abi.words(
                zeroForOne ? in : none, zeroForOne ? none : in, zeroForOne ? none : out, zeroForOne ? out : none));
    }

    static PoolLog pairMint(Pool pool, String provider, BigInteger amount0, BigInteger amount1) {
        return new PoolLog(pool, List.of(PAIR_MINT, Abi.word(provider)), Abi.words(amount0, amount1));
    }

    static PoolLog pairBurn(Pool pool, String provider, BigInteger amount0, BigInteger amount1) {
        return new PoolLog(pool, List.of(PAIR_BURN, Abi.word(provider), Abi.word(provider)),
                Abi.words(amount0, amount1));
    }

    /** Amounts as the pool sees them: what is paid in is positive. */
    static PoolLog swap(Pool pool, String trader, BigInteger amount0, BigInteger amount1, ConcentratedState state) {
        return new PoolLog(pool, List.of(SWAP, Abi.word(trader), Abi.word(trader)), Abi.words(amount0, amount1,
                state.sqrtPrice(), state.liquidity(), BigInteger.valueOf(state.tick())));
    }

    static PoolLog mint(Pool pool, Position position, BigInteger amount0, BigInteger amount1) {
        return new PoolLog(pool, ranged(MINT, position),
                Abi.word(position.owner()) + Abi.words(position.liquidity(), amount0, amount1).substring(2));
    }

    static PoolLog burn(Pool pool, Position position, BigInteger amount0, BigInteger amount1) {
        return new PoolLog(pool, ranged(BURN, position), Abi.words(position.liquidity(), amount0, amount1));
    }

    private static List<String> ranged(String event, Position position) {
        return List.of(event, Abi.word(position.owner()), Abi.word(position.lower()), Abi.word(position.upper()));
    }
}
