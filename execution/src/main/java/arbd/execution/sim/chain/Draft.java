package arbd.execution.sim.chain;

import java.util.ArrayList;
import java.util.List;

/** A block while it is made: the pools as they are behind the transactions so far. */
final class Draft {
    private final List<PoolState> states;
    private final List<MinedLog> logs = new ArrayList<>();
    private final StringBuilder transactions = new StringBuilder();
    private final Header parent;
    private final long seconds;
    private final String mixHash;
    private int transactionCount;
    private long gasUsed;

    /**
     * Begins the block behind another.
     *
     * @param seconds time of the block, not before its parent's
     * @param mixHash what makes it another block than one with the same transactions
     */
    Draft(Block parent, long seconds, String mixHash) {
        this.states = new ArrayList<>(parent.states());
        this.parent = parent.header();
        this.seconds = seconds;
        this.mixHash = mixHash;
    }

    PoolState state(int pool) {
        return states.get(pool);
    }

    Trader by(String address) {
        return new Trader(address, seconds);
    }

    /**
     * Adds a transaction.
     *
     * @param pool its place in the chain's list
     * @param change what it does, null = it would revert, so nobody sends it
     */
    void add(int pool, String sender, Change change) {
        if (change == null || gasUsed + change.gas() > Header.GAS_LIMIT) {
            return;
        }
        String hash = Hex.bytes(Keccak.hash(mixHash + sender + transactionCount));
        for (PoolLog log : change.logs()) {
            logs.add(new MinedLog(log, hash, transactionCount, logs.size()));
        }
        transactions.append(hash);
        transactionCount++;
        gasUsed += change.gas();
        states.set(pool, change.after());
    }

    /** The block. */
    Block mined() {
        Bloom bloom = new Bloom();
        StringBuilder receipts = new StringBuilder();
        for (MinedLog log : logs) {
            bloom.add(log.log());
            receipts.append(log);
        }
        Header header = new Header(parent.number() + 1, Header.NO_HASH, parent.hash(), digest(states.toString()),
                digest(transactions.toString()), digest(receipts.toString()), bloom.toString(), gasUsed, seconds,
                mixHash);
        return new Block(header.named(), List.copyOf(logs), List.copyOf(states));
    }

    private static String digest(String text) {
        return Hex.bytes(Keccak.hash(text));
    }

    /** The block in which the pools are already there, with nothing in front of it. */
    static Block first(long number, long seconds, List<PoolState> states) {
        Header before = new Header(number - 1, Header.NO_HASH, Header.NO_HASH, Header.NO_HASH, Header.NO_HASH,
                Header.NO_HASH, new Bloom().toString(), 0, seconds, Header.NO_HASH);
        return new Draft(new Block(before, List.of(), states), seconds, Header.NO_HASH).mined();
    }
}
