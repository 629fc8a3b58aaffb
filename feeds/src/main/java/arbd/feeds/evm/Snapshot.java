package arbd.feeds.evm;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.amm.TickMath;
import arbd.amm.U256;

/**
 * One pool's state at one block, from calls in up to three rounds: who it is and what its price is; which ticks around
 * the price are initialised; what is at those. All calls name the same block, so that the answers belong together.
 */
final class Snapshot {
    /** What came of an answer. */
    enum Progress { MORE, WHOLE, UNUSABLE, OTHER_POOL }

    private enum Item {
        TOKEN0(Abi.TOKEN0, 1), TOKEN1(Abi.TOKEN1, 1), FEE(Abi.FEE, 1), SPACING(Abi.TICK_SPACING, 1),
        RESERVES(Abi.GET_RESERVES, 2), SLOT0(Abi.SLOT0, 2), LIQUIDITY(Abi.LIQUIDITY, 1),
        WORD(Abi.TICK_BITMAP, 1), TICK(Abi.TICKS, 2);

        private final String selector;
        private final int words;

        Item(String selector, int words) {
            this.selector = selector;
            this.words = words;
        }
    }

    private static final int ROUND_MOST = TickChoice.WANTED;

    private final NodeRequests requests;
    private final TickChoice choice = new TickChoice();
    private final U256[] gross = new U256[TickChoice.WANTED];
    private final U256[] net = new U256[TickChoice.WANTED];
    private final Item[] items = new Item[ROUND_MOST];
    private final int[] arguments = new int[ROUND_MOST];
    private final U256 word = new U256();
    private final U256 second = new U256();
    private WatchedPool of;
    private long block;
    private long askedNanos;
    private long firstId;
    private int count;
    private long unanswered;
    private String why;

    Snapshot(NodeRequests requests) {
        this.requests = requests;
        for (int i = 0; i < TickChoice.WANTED; i++) {
            gross[i] = new U256();
            net[i] = new U256();
        }
    }

    /** Asks for a pool at a block. */
    void begin(WatchedPool pool, long atBlock, long nowNanos) {
        of = pool;
        block = atBlock;
        askedNanos = nowNanos;
        why = null;
        round();
        boolean pair = pool.pool.kind() == PoolKind.CONSTANT_PRODUCT;
        if (!pool.checked) {
            ask(Item.TOKEN0, 0);
            ask(Item.TOKEN1, 0);
            if (!pair) {
                ask(Item.FEE, 0);
                ask(Item.SPACING, 0);
            }
        }
        if (pair) {
            ask(Item.RESERVES, 0);
        } else {
            ask(Item.SLOT0, 0);
            ask(Item.LIQUIDITY, 0);
        }
    }

    /** Nothing is under way any more. */
    void end() {
        of = null;
        count = 0;
    }

    /** The pool that is asked for, null = none. */
    WatchedPool pool() {
        return of;
    }

    long block() {
        return block;
    }

    long askedNanos() {
        return askedNanos;
    }

    /** Whether this request is one of the round under way. */
    boolean owns(long id) {
        return of != null && id >= firstId && id < firstId + count;
    }

    /** What is wrong, after UNUSABLE and OTHER_POOL; for people. */
    String why() {
        return why;
    }

    /** Takes the answer to one of its requests. */
    Progress answer(NodeFrame frame) {
        int place = (int) (frame.id - firstId);
        if ((unanswered >>> place & 1) == 0) {
            return Progress.MORE;
        }
        Item item = items[place];
        int words = frame.words();
        if (words == 0) {
            why = item.name() + ": no such contract answers there";
            return Progress.OTHER_POOL;
        }
        if (words < item.words || !frame.word(0, word) || item.words > 1 && !frame.word(1, second)) {
            why = item.name() + " was answered with something else";
            return Progress.UNUSABLE;
        }
        Progress taken = take(item, arguments[place]);
        if (taken != Progress.MORE) {
            return taken;
        }
        unanswered &= ~(1L << place);
        return unanswered == 0 ? next() : Progress.MORE;
    }

    private Progress take(Item item, int argument) {
        Pool pool = of.pool;
        return switch (item) {
            case TOKEN0 -> same("token0", pool.token0());
            case TOKEN1 -> same("token1", pool.token1());
            case FEE -> same("fee in millionths", pool.feePips());
            case SPACING -> same("tick spacing", pool.tickSpacing());
            case RESERVES -> reserves((PairState) of.state);
            case SLOT0 -> price((ConcentratedState) of.state);
            case LIQUIDITY -> liquidity((ConcentratedState) of.state);
            case WORD -> {
                choice.word(argument, word);
                yield Progress.MORE;
            }
            case TICK -> {
                gross[argument].set(word);
                net[argument].set(second);
                yield Progress.MORE;
            }
        };
    }

    private Progress same(String what, String address) {
        String onChain = String.format("0x%040x", word.toBigInteger());
        return same(what, onChain, ChainPools.lower(address), word.bits() <= Abi.ADDRESS_BITS);
    }

    private Progress same(String what, int number) {
        return same(what, word.toString(), Integer.toString(number), true);
    }

    private Progress same(String what, String onChain, String configured, boolean fits) {
        if (fits && onChain.equals(configured)) {
            return Progress.MORE;
        }
        why = what + " is " + onChain + " on chain, " + configured + " in the configuration";
        return Progress.OTHER_POOL;
    }

    private Progress reserves(PairState pair) {
        pair.reserve0.set(word);
        pair.reserve1.set(second);
        return believe(word.bits() <= Abi.RESERVE_BITS && second.bits() <= Abi.RESERVE_BITS, "reserves too large");
    }

    private Progress price(ConcentratedState pool) {
        pool.sqrtPrice.set(word);
        pool.tick = (int) second.limb(0);
        return believe(!word.isZero() && word.bits() <= Abi.PRICE_BITS && Abi.isSigned(second, Abi.INT24_BITS)
                && pool.tick >= TickMath.TICK_MIN && pool.tick <= TickMath.TICK_MAX,
                word.isZero() ? "the pool has no price yet" : "a price that cannot be");
    }

    private Progress liquidity(ConcentratedState pool) {
        pool.liquidity.set(word);
        return believe(word.bits() <= Abi.LIQUIDITY_BITS, "liquidity too large");
    }

    /** A round is answered: the next, or all is known. */
    private Progress next() {
        of.checked = true;
        if (of.pool.kind() == PoolKind.CONSTANT_PRODUCT) {
            return Progress.WHOLE;
        }
        ConcentratedState pool = (ConcentratedState) of.state;
        Item answered = items[0];
        if (answered == Item.TICK) {
            return whole(pool, count);
        }
        round();
        if (answered == Item.WORD) {
            int ticks = choice.choose(pool.tick);
            for (int i = 0; i < ticks; i++) {
                ask(Item.TICK, choice.tick(i), i);
            }
            return ticks < 0 ? believe(false, "a tick that cannot be") : ticks == 0 ? whole(pool, 0) : Progress.MORE;
        }
        int words = choice.around(pool.tick, of.pool.tickSpacing());
        for (int i = 0; i < words; i++) {
            ask(Item.WORD, choice.wordIndex(i), i);
        }
        return Progress.MORE;
    }

    private Progress whole(ConcentratedState pool, int ticks) {
        pool.ticks.clear(choice.from(), choice.to());
        for (int i = 0; i < ticks; i++) {
            if (!pool.ticks.add(choice.tick(i), gross[i], net[i])) {
                return believe(false, "a tick whose liquidity cannot be");
            }
        }
        return pool.sound() ? Progress.WHOLE : believe(false, "a tick that is not the price's");
    }

    private Progress believe(boolean right, String otherwise) {
        why = right ? why : otherwise;
        return right ? Progress.MORE : Progress.UNUSABLE;
    }

    private void round() {
        firstId = requests.next();
        count = 0;
        unanswered = 0;
    }

    private void ask(Item item, int argument) {
        ask(item, argument, argument);
    }

    /** Asks for one thing; {@code place} is where its answer belongs. */
    private void ask(Item item, int argument, int place) {
        boolean argued = item == Item.WORD || item == Item.TICK;
        items[count] = item;
        arguments[count] = place;
        unanswered |= 1L << count;
        count++;
        requests.call(of.address, argued ? Abi.call(item.selector, argument) : Abi.call(item.selector), block);
    }
}
