package arbd.daemon.pipeline;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way into the inbound ring for a network thread, which never waits: what finds no room is kept here as the latest of
 * its place, and goes in first when there is room again, by rising place. Some room is always left to reports, which
 * must not be dropped. Owned by one event loop.
 */
final class OwedSlots {
    /** {@link #claim}: there is no room, or something is owed that goes first. */
    static final long NONE = -1;

    private final RingBuffer<Slot> ring;
    private final int roomForOthers;
    private final Slot[] owed;
    private final boolean[] owes;
    private final AtomicLong drops = new AtomicLong();
    private int owing;

    /** For these places; their slots hold what may be owed there. */
    OwedSlots(RingBuffer<Slot> ring, Slot[] owed) {
        this.ring = ring;
        this.roomForOthers = ring.getBufferSize() / 8;
        this.owed = owed;
        this.owes = new boolean[owed.length];
    }

    /** Pays what is owed, then takes a sequence that must be published; {@link #NONE} = owe it. */
    long claim() {
        if (owing > 0) {
            pay();
        }
        if (owing > 0 || !room()) {
            return NONE;
        }
        try {
            return ring.tryNext();
        } catch (InsufficientCapacityException e) {
            return NONE;
        }
    }

    /** The slot of a claimed sequence. */
    Slot slot(long sequence) {
        return ring.get(sequence);
    }

    void publish(long sequence) {
        ring.publish(sequence);
    }

    /** Counts a drop and gives the slot to fill in with what is owed at this place now. */
    Slot owe(int place) {
        drops.lazySet(drops.getPlain() + 1);
        if (!owes[place]) {
            owes[place] = true;
            owing++;
        }
        return owed[place];
    }

    /** Nothing is owed at this place any more. */
    void forget(int place) {
        if (owes[place]) {
            owes[place] = false;
            owing--;
        }
    }

    /** Publishes what is owed, as far as there is room; returns how much. */
    int pay() {
        int paid = 0;
        for (int place = 0; place < owed.length && owing > 0 && room(); place++) {
            if (owes[place] && publish(owed[place])) {
                forget(place);
                paid++;
            }
        }
        return paid;
    }

    /** What found no room so far; from any thread. */
    long drops() {
        return drops.get();
    }

    private boolean publish(Slot slot) {
        try {
            long sequence = ring.tryNext();
            ring.get(sequence).copyFrom(slot);
            ring.publish(sequence);
            return true;
        } catch (InsufficientCapacityException e) {
            return false;
        }
    }

    private boolean room() {
        return ring.hasAvailableCapacity(roomForOthers);
    }
}
