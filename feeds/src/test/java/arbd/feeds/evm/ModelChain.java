package arbd.feeds.evm;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** A chain of blocks over a few pools, with all its history, also of blocks that were replaced. */
final class ModelChain {
    /** A block, its logs and how the pools are after it. */
    record Block(long number, BigInteger hash, BigInteger parent, List<ModelLog> logs, List<ModelPool> after) {
    }

    private final SplittableRandom random;
    private final List<Block> blocks = new ArrayList<>();
    /** Every state that a pool ever had, by pool, block and log; 0 also stands for the whole block. */
    private final Map<String, List<ModelPool>> states = new HashMap<>();
    private final long first;
    private List<ModelPool> now;
    private boolean wild = true;

    ModelChain(List<Pool> pools, long firstBlock, SplittableRandom random) {
        this.random = random;
        this.first = firstBlock;
        this.now = new ArrayList<>();
        for (Pool pool : pools) {
            now.add(new ModelPool(pool, random.nextInt(-5_000, 5_000)));
        }
        mine(0);
    }

    /** From now on prices stay in the windows that are known of them. */
    ModelChain calm() {
        wild = false;
        return this;
    }

    /** A block in which so much happens. */
    Block mine(int count) {
        List<ModelLog> logs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            logs.add(now.get(random.nextInt(now.size())).happens(random, wild));
            note(logs.size() - 1, logs.get(i).pool());
        }
        return seal(logs);
    }

    /** A block in which this happens, one after the other. */
    Block mine(List<Supplier<ModelLog>> happenings) {
        List<ModelLog> logs = new ArrayList<>();
        for (Supplier<ModelLog> happening : happenings) {
            logs.add(happening.get());
            note(logs.size() - 1, logs.get(logs.size() - 1).pool());
        }
        return seal(logs);
    }

    private void note(int index, Pool pool) {
        states.computeIfAbsent(pool.id() + "/" + next() + "/" + index, key -> new ArrayList<>())
                .add(pool(pool).copy());
    }

    private Block seal(List<ModelLog> logs) {
        BigInteger hash = new BigInteger(256, new java.util.Random(random.nextLong()));
        BigInteger parent = blocks.isEmpty() ? BigInteger.ONE : head().hash;
        Block block = new Block(next(), hash, parent, logs, now.stream().map(ModelPool::copy).toList());
        for (ModelPool pool : block.after) {
            states.computeIfAbsent(pool.pool.id() + "/" + block.number + "/0", key -> new ArrayList<>()).add(pool);
        }
        blocks.add(block);
        return block;
    }

    /** Takes the newest blocks back, newest first. */
    List<Block> takeBack(int count) {
        List<Block> gone = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            gone.add(blocks.remove(blocks.size() - 1));
        }
        now = new ArrayList<>(head().after.stream().map(ModelPool::copy).toList());
        return gone;
    }

    Block head() {
        return blocks.get(blocks.size() - 1);
    }

    int length() {
        return blocks.size();
    }

    /** The pool as it is now, to make something happen in. */
    ModelPool pool(Pool pool) {
        return now.get(pool.id());
    }

    /** Whether the pool was ever in the state that an event tells, at the place that it tells. */
    boolean was(Pool pool, PoolEvent event) {
        String told = ModelPool.describe(pool, event);
        return states.getOrDefault(pool.id() + "/" + event.block + "/" + event.logIndex, List.of()).stream()
                .anyMatch(state -> state.describe(event).equals(told));
    }

    /** What a contract answers as of a block; null = there is no such block. */
    String call(String address, String data, long number) {
        int at = (int) (number - first);
        if (at < 0 || at >= blocks.size()) {
            return null;
        }
        for (ModelPool pool : blocks.get(at).after) {
            if (pool.pool.symbol().equals(address)) {
                return pool.call(data);
            }
        }
        return "0x";
    }

    private long next() {
        return first + blocks.size();
    }
}
