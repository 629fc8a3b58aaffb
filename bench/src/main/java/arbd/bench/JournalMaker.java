package arbd.bench;

import arbd.config.BalanceConfig;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochEnd;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.setup.Markets;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.feeds.net.NanoClock;
import arbd.market.Tick;
import arbd.market.Venue;
import java.nio.file.Path;

/**
 * Writes a large journal as the daemon would: quotes through the stepped stages, with the opportunities, orders and
 * reports that follow from them. For measuring replay.
 */
public final class JournalMaker {
    private static final long SEED = 7;
    private static final int OFF_EVERY = 50;

    private final SimMarket market = SimMarket.load();
    private final QuoteStream quotes = new QuoteStream(market.instruments(), SEED, OFF_EVERY);

    /** Event time; nothing waits for a real clock here. */
    private final class EventTime implements NanoClock {
        @Override
        public long nanoTime() {
            return quotes.nanos();
        }

        @Override
        public long wallNanos() {
            return quotes.nanos();
        }
    }

    /**
     * Writes a journal of so many quotes.
     *
     * @param args folder, which must not exist yet, and number of quotes
     */
    public static void main(String[] args) throws Exception {
        long records = write(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.println(records + " records in " + args[0]);
    }

    /** Writes a journal of so many quotes into a new folder; returns the number of its records. */
    public static long write(Path folder, int count) throws Exception {
        return new JournalMaker().fill(folder, count);
    }

    private long fill(Path folder, int count) throws Exception {
        NanoClock clock = new EventTime();
        try (JournalAppender journal = JournalAppender.create(folder, SimMarket.EPOCH)) {
            EpochCodec.append(new EpochStart(SimMarket.EPOCH, 0, -1, false, market.instruments(), Carried.NOTHING,
                    "bench", "bench", "bench", market.config().file(), market.config().text()), journal, 0, 0);
            try (Pipeline pipeline = new Pipeline(market.config().threads(), null, market.settings(),
                    market.routes(), journal, clock)) {
                open(pipeline);
                Tick tick = new Tick();
                for (int i = 0; i < count; i++) {
                    quotes.next(tick);
                    pipeline.ticks().on(tick);
                    pipeline.runToQuiet();
                }
                EpochEnd.append(journal, pipeline.inputs(), pipeline.stateHash(), pipeline.drops(), clock);
            }
            return journal.appended();
        }
    }

    private void open(Pipeline pipeline) throws Exception {
        AccountSink accounts = pipeline.accounts();
        for (Venue venue : market.instruments().venues()) {
            pipeline.attach(venue.id(), new InstantFills(market.instruments(), accounts, quotes));
            for (BalanceConfig listed : market.config().balances()) {
                if (listed.venue().equals(venue.name())) {
                    accounts.on(balance(venue, listed));
                }
            }
            accounts.session(venue.id(), true, 0, 0);
        }
        pipeline.runToQuiet();
    }

    private Balance balance(Venue venue, BalanceConfig listed) {
        Balance balance = new Balance();
        balance.venue = venue.id();
        balance.asset = Markets.asset(market.instruments().assets(), listed.asset()).id();
        balance.total = listed.units(market.instruments().assets().get(balance.asset).decimals());
        balance.free = balance.total;
        return balance;
    }
}
