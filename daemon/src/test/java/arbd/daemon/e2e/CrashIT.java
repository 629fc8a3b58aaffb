package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.MarketState;
import arbd.market.Venue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon dies, or its venues misbehave; the venues' books tell whether anything was lost or done twice. */
final class CrashIT {
    private static final int KILLS = Integer.getInteger("arbd.e2e.kills", 4);
    private static final long SEED = Long.getLong("arbd.e2e.seed", 20_250_901L);
    private static final long BACK_SECONDS = Long.getLong("arbd.e2e.back", 20);
    /** With the drain behind it, longer than what it takes to be sure that a venue never had an order. */
    private static final long RESOLVED_MILLIS = 4_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void shouldLoseNothingAndRepeatNothingWhenKilledAgainAndAgain() throws Exception {
        System.out.println("CrashIT: seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        Sandbox box = new Sandbox(folder);
        try (HostedVenues venues = new HostedVenues(box, SEED, 40)) {
            for (int life = 0; life < KILLS; life++) {
                killed(box, venues, life, random);
            }
            stopped(box, venues, KILLS);
            Lives lives = new Lives(venues, box.runs());
            assertEquals(KILLS + 1, lives.facts().size(), "one journal for each life");
            lives.assertIntentBeforeWire();
            int fills = lives.assertFills();
            int carried = lives.assertNothingLeftUnresolved();
            lives.assertBalances();
            int pools = 0;
            for (Path run : box.runs()) {
                pools += PoolFacts.read(run).priced();
            }
            assertTrue(pools > 0, "no edge over pools in any life");
            box.verified(Jdk.current(), box.runs().get(KILLS - 1));
            assertNoSecret(box, venues);
            System.out.println("CrashIT: " + KILLS + " kills, " + lives.orders() + " orders, " + fills + " fills, "
                    + carried + " orders unknown at a kill");
        }
    }

    /** One life that ends with SIGKILL: half of them at any moment, half while an order is on its way. */
    private static void killed(Sandbox box, HostedVenues venues, int life, SplittableRandom random) throws Exception {
        try (DaemonProcess daemon = box.start("run", "--config", venues.config().toString(), "--json");
                LifeWatch watch = new LifeWatch(box, life)) {
            watch.awaitTrading(BACK_SECONDS);
            venues.faults(venues.chain()).reorganise(1 + random.nextInt(3));
            for (String secret : venues.secrets()) {
                assertFalse(daemon.commandLine().contains(secret), "a secret is on the command line");
            }
            if (random.nextBoolean()) {
                Thread.sleep(random.nextInt(1_500));
            } else {
                watch.awaitOrder(BACK_SECONDS);
                Thread.sleep(random.nextInt(30));
            }
            daemon.kill();
        }
    }

    /** One life that gets back to trading, resolves what was left and stops in order; returns what it says. */
    private static JsonNode stopped(Sandbox box, HostedVenues venues, int life) throws Exception {
        try (DaemonProcess daemon = box.start("run", "--config", venues.config().toString(), "--json");
                LifeWatch watch = new LifeWatch(box, life)) {
            watch.awaitTrading(BACK_SECONDS);
            Thread.sleep(RESOLVED_MILLIS);
            awaitFunding();
            daemon.signal("TERM");
            daemon.expectExit(0, 30);
            assertFalse(daemon.err().contains("left open"), daemon.err());
            return JSON.readTree(daemon.out());
        }
    }

    /** Waits until a funding has just been: one between the stop and the comparison would be told to nobody. */
    private static void awaitFunding() throws InterruptedException {
        long every = HostedVenues.FUNDING_EVERY_MILLIS;
        Thread.sleep(every - System.currentTimeMillis() % every + 500);
    }

    @Test
    void shouldResolveEveryOrderAndComeBackWhenVenuesMisbehave() throws Exception {
        Sandbox box = new Sandbox(folder);
        try (HostedVenues venues = new HostedVenues(box, SEED + 1, 40);
                DaemonProcess daemon = box.start("run", "--config", venues.config().toString(), "--json");
                LifeWatch watch = new LifeWatch(box, 0)) {
            watch.awaitTrading(BACK_SECONDS);
            List<Venue> all = venues.table().venues();
            for (Venue venue : all) {
                venues.faults(venue).dropAcks(3);
                venues.faults(venue).malformFrames(2);
                venues.faults(venue).wrongChecksums(2);
                venues.faults(venues.chain()).reorganise(2);
                watch.awaitOrder(BACK_SECONDS);
                all.forEach(each -> venues.faults(each).cutConnections());
                watch.awaitTrading(BACK_SECONDS);
            }
            assertNothingPricedFromAFrozenBook(venues, all.get(0));
            assertNothingPricedFromFrozenPools(box, venues);
            all.forEach(each -> venues.faults(each).delayReplies(3_000));
            watch.awaitOrder(BACK_SECONDS);
            all.forEach(each -> venues.faults(each).cutConnections());
            all.forEach(each -> venues.faults(each).delayReplies(0));
            Thread.sleep(1_000);
            watch.awaitTrading(BACK_SECONDS);
            watch.awaitTrading(BACK_SECONDS);
            Thread.sleep(RESOLVED_MILLIS);
            awaitQuoted(box);
            awaitFunding();
            daemon.signal("TERM");
            daemon.expectExit(0, 30);
            Lives lives = new Lives(venues, box.runs());
            lives.assertIntentBeforeWire();
            int fills = lives.assertFills();
            lives.assertNothingLeftUnresolved();
            lives.assertBalances();
            box.verified(Jdk.current(), box.latestRun());
            JournalFacts facts = lives.facts().get(0);
            assertTrue(facts.queried().containsAll(facts.unknown()), "everything unknown was asked for");
            assertFalse(facts.unknown().isEmpty(), "the faults made an order unknown");
            for (Venue venue : all) {
                if (!venue.equals(venues.chain())) {
                    assertCut(venues, facts, venue);
                }
            }
            PoolFacts pools = PoolFacts.read(box.latestRun());
            assertEquals(EnumSet.allOf(MarketState.class), pools.seen(), "pools were read, fell stale and were cut");
            assertTrue(pools.priced() > 0, "no edge over pools");
            assertNoSecret(box, venues);
            System.out.println("CrashIT: faults, " + lives.orders() + " orders, " + fills + " fills, "
                    + facts.unknown().size() + " unknown");
        }
    }

    /** Waits for a moment in which every instrument that was ever down is quoted again. */
    private static void awaitQuoted(Sandbox box) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(BACK_SECONDS);
        Set<Integer> down = JournalFacts.read(box.latestRun()).down();
        while (!down.isEmpty() && System.nanoTime() - until < 0) {
            Thread.sleep(200);
            down = JournalFacts.read(box.latestRun()).down();
        }
        assertEquals(Set.of(), down, "instruments that did not come back");
    }

    /** Connections live on, data does not: some staleAfter later no order goes there. */
    private static void assertNothingPricedFromAFrozenBook(HostedVenues venues, Venue venue) throws Exception {
        venues.faults(venue).freezeData(true);
        // staleAfter, and what a crowded machine may need to read what was on its way.
        Thread.sleep(2_500);
        int before = venues.ledger(venue).orders().size();
        Thread.sleep(1_000);
        int after = venues.ledger(venue).orders().size();
        venues.faults(venue).freezeData(false);
        assertEquals(before, after, "orders at " + venue.name() + " while its data was frozen");
    }

    /** The chain goes on while its node says nothing: after the time for data none of its pools is priced. */
    private static void assertNothingPricedFromFrozenPools(Sandbox box, HostedVenues venues) throws Exception {
        await(box, true);
        venues.faults(venues.chain()).freezeData(true);
        await(box, false);
        int before = PoolFacts.read(box.latestRun()).priced();
        Thread.sleep(1_500);
        PoolFacts after = PoolFacts.read(box.latestRun());
        venues.faults(venues.chain()).freezeData(false);
        assertEquals(0, after.live(), "pools that are live while nothing is told of them");
        assertEquals(before, after.priced(), "edges over pools while their chain was frozen");
        await(box, true);
    }

    /** Waits until all pools may be priced, or none. */
    private static void await(Sandbox box, boolean live) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(BACK_SECONDS);
        PoolFacts pools = PoolFacts.read(box.latestRun());
        while (pools.live() != (live ? pools.pools() : 0) && System.nanoTime() - until < 0) {
            Thread.sleep(100);
            pools = PoolFacts.read(box.latestRun());
        }
        assertEquals(live ? pools.pools() : 0, pools.live(), "pools that may be priced");
    }

    private static void assertCut(HostedVenues venues, JournalFacts facts, Venue venue) {
        List<MarketState> states = new ArrayList<>();
        for (JournalFacts.Market market : facts.markets()) {
            if (venues.table().get(market.instrument()).venue().equals(venue)) {
                states.add(market.state());
            }
        }
        assertTrue(states.contains(MarketState.DISCONNECTED), () -> venue.name() + " was cut: " + states);
    }

    /** Nothing that was written or said holds a key or a secret. */
    private static void assertNoSecret(Sandbox box, HostedVenues venues) throws IOException {
        try (Stream<Path> files = Stream.concat(Files.walk(box.instance()), Files.walk(box.talk()))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String secret : venues.secrets()) {
                    assertFalse(ByteSearch.contains(file, secret.getBytes(StandardCharsets.US_ASCII)),
                            () -> "a secret is in " + file);
                }
            }
        }
    }
}
