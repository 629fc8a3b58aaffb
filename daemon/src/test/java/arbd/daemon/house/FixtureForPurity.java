package arbd.daemon.house;

import com.lmax.disruptor.Sequence;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Impure classes, one of each kind and named for it, planted for {@link PurityTest}; and a pure one. */
final class FixtureForPurity {
    private FixtureForPurity() {
    }

    static final class Clock {
        java.time.Duration since;
    }

    static final class Thread {
        final AtomicLong count = new AtomicLong();
    }

    static final class Chance {
        int next() {
            return new SplittableRandom(1).nextInt();
        }
    }

    static final class World {
        String home() {
            return System.getenv("HOME");
        }
    }

    static final class UnorderedCollection {
        final Map<String, String> names = new HashMap<>();
    }

    static final class Machinery {
        Sequence sequence;
    }

    static final class Lock {
        private int count;

        int next() {
            synchronized (this) {
                return ++count;
            }
        }
    }

    static final class SharedField {
        volatile int count;
    }

    static final class Pure {
        private static final int[] STEPS = {1, 2};
        private long sum;

        long add(long value) {
            sum += value * STEPS[0];
            return sum;
        }
    }
}
