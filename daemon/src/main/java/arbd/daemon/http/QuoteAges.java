package arbd.daemon.http;

import arbd.daemon.run.Daemon;
import arbd.market.Instrument;
import arbd.market.Venue;

/**
 * How old a venue's latest quotes are.
 *
 * @param instruments that the venue has
 * @param fresh how many of them are young enough to be priced
 * @param newestNanos age of the newest, -1 = no instrument was quoted since the feed connected
 * @param oldestNanos age of the oldest, -1 = an instrument was not quoted
 */
record QuoteAges(int instruments, int fresh, long newestNanos, long oldestNanos) {
    private static final long SILENT_NANOS = 5_000_000_000L;

    static QuoteAges of(Daemon daemon, Venue venue) {
        long now = daemon.clock().nanoTime();
        long staleAfter = daemon.config().risk().staleAfterNanos();
        int instruments = 0;
        int fresh = 0;
        int quotes = 0;
        long newest = Long.MAX_VALUE;
        long oldest = 0;
        for (Instrument instrument : daemon.routes().instruments().of(venue)) {
            instruments++;
            long quoted = daemon.pipeline().quotedNanos(instrument.id());
            if (quoted != Long.MIN_VALUE) {
                long age = Math.max(0, now - quoted);
                quotes++;
                fresh += age <= staleAfter ? 1 : 0;
                newest = Math.min(newest, age);
                oldest = Math.max(oldest, age);
            }
        }
        return new QuoteAges(instruments, fresh, quotes == 0 ? -1 : newest, quotes < instruments ? -1 : oldest);
    }

    /** Whether there are instruments, and none was quoted since the venue's feed connected, if it is at all. */
    boolean none() {
        return instruments > 0 && newestNanos < 0;
    }

    /** Whether not one quote can be priced, for so long that it is no pause between two trades. */
    boolean silent() {
        return fresh == 0 && newestNanos > SILENT_NANOS;
    }
}
