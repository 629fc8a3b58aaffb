package arbd.feeds.evm;

import arbd.amm.U256;
import java.util.Arrays;

/**
 * The newest blocks of the chain as the node tells them: each head must name the one before it as its parent, and each
 * log must be of the block that the chain has at that number. Heads and logs come by two subscriptions, so a log may
 * be ahead of its head; its block is noted, and the head must turn out to be the same.
 */
final class Blocks {
    /** What a head is. */
    enum Head { FIRST, NEXT, SAME, GAP, REORGANISED }

    /** What the block of a log is. */
    enum Log { KNOWN, OTHER, UNKNOWN }

    /** Blocks that are remembered, and how far logs may be ahead. */
    static final int REMEMBERED = 64;

    private static final long NONE = -1;

    private final long[] numbers = new long[REMEMBERED];
    private final U256[] hashes = new U256[REMEMBERED];
    private long head;

    Blocks() {
        for (int i = 0; i < REMEMBERED; i++) {
            hashes[i] = new U256();
        }
        reset();
    }

    /** Forgets the chain: the next head is the first. */
    void reset() {
        Arrays.fill(numbers, NONE);
        head = NONE;
    }

    /** Number of the newest head, -1 = none. */
    long head() {
        return head;
    }

    /** Takes a head; after GAP and REORGANISED the chain begins with it. */
    Head head(long number, U256 hash, U256 parent) {
        if (head == NONE) {
            note(number, hash);
            head = number;
            return Head.FIRST;
        }
        if (number <= head && known(number) && same(number, hash)) {
            return Head.SAME;
        }
        boolean follows = number == head + 1 && same(head, parent) && (!known(number) || same(number, hash));
        Head verdict = follows ? Head.NEXT : number > head + 1 ? Head.GAP : Head.REORGANISED;
        if (!follows) {
            reset();
        }
        note(number, hash);
        head = number;
        return verdict;
    }

    /** Takes the block of a log, when there is a head; notes one that is ahead of it. */
    Log log(long number, U256 hash) {
        if (known(number)) {
            return same(number, hash) ? Log.KNOWN : Log.OTHER;
        }
        if (number <= head || number > head + REMEMBERED - 1) {
            return Log.UNKNOWN;
        }
        note(number, hash);
        return Log.KNOWN;
    }

    /** Whether this block is one of those that are remembered. */
    boolean contains(long number, U256 hash) {
        return known(number) && same(number, hash);
    }

    private boolean known(long number) {
        return numbers[slot(number)] == number;
    }

    private boolean same(long number, U256 hash) {
        return hashes[slot(number)].compare(hash) == 0;
    }

    private void note(long number, U256 hash) {
        numbers[slot(number)] = number;
        hashes[slot(number)].set(hash);
    }

    private static int slot(long number) {
        return (int) (number & REMEMBERED - 1);
    }
}
