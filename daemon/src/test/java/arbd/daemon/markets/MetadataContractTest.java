package arbd.daemon.markets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import arbd.config.DaemonConfig;
import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochEnd;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.pipeline.ListingCodec;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.record.ExitPlannedDecoder;
import arbd.daemon.record.InstrumentListedDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.VenuePausedDecoder;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.daemon.run.SimulatedVenues;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.listing.ListingSources;
import arbd.execution.listing.PauseSources;
import arbd.execution.net.RestQuery;
import arbd.execution.order.PositionWord;
import arbd.execution.risk.Verdict;
import arbd.execution.sim.SimulatedListing;
import arbd.execution.sim.VenueServers;
import arbd.feeds.net.NanoClock;
import arbd.feeds.net.SystemClock;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.MarketRules;
import arbd.market.MarketStage;
import arbd.market.RuleDifference;
import arbd.market.Tick;
import arbd.market.TradingStatus;
import arbd.market.Venue;
import arbd.market.VenuePause;
import arbd.route.RouteTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of all venues: what one changes of a market is seen in its listing, journaled, refuses what would be
 * traded, and is replayed alike. A venue that cannot change something skips that, with the reason.
 */
final class MetadataContractTest {
    /** Who changes markets; the first is only there to trade against. */
    private static final List<String> PROTOCOLS = List.of("binance", "binance-usdm", "kraken", "okx", "bybit",
            "bybit-linear", "coinbase", "hyperliquid", "hyperliquid-spot");
    private static final int OTHER = PROTOCOLS.size();
    private static final String TEXT = text();
    private static final DaemonConfig CONFIG = TestMarket.parse(TEXT);
    private static final InstrumentTable TABLE = Markets.table(CONFIG);
    private static final RouteTable ROUTES = Markets.routes(CONFIG, TABLE);
    private static final long HOUR = 3_600_000_000_000L;

    private static VenueServers servers;

    /** What a venue can do to a market. */
    enum Change {
        INCREMENT(Verdict.MARKET_RULES), LOT(Verdict.MARKET_RULES), HALT(Verdict.MARKET_CLOSED),
        DELISTED(Verdict.MARKET_CLOSED), ANNOUNCED_END(Verdict.MARKET_ENDING), MAINTENANCE(Verdict.MARKET_ENDING);

        private final Verdict verdict;

        Change(Verdict verdict) {
            this.verdict = verdict;
        }
    }

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        servers = VenueServers.start(TABLE, SimulatedVenues.settings(CONFIG, TABLE, 1L, null),
                SimulatedVenues.accounts(TABLE));
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @TestFactory
    Stream<DynamicNode> everyVenueShould() {
        return PROTOCOLS.stream().map(protocol -> {
            Life life = new Life(protocol, folder.resolve(protocol));
            List<DynamicNode> steps = new ArrayList<>();
            steps.add(DynamicTest.dynamicTest("trade nothing before its listing was read", life::open));
            for (Change change : Change.values()) {
                steps.add(DynamicTest.dynamicTest("be refused and heard after " + change, () -> life.change(change)));
            }
            steps.add(DynamicTest.dynamicTest("have it journaled and replayed alike", life::end));
            return DynamicContainer.dynamicContainer(protocol, steps);
        });
    }

    /** A clock that the test moves on, beginning now: simulated venues have the machine's. */
    private static final class Today implements NanoClock {
        private final long wallNanos = new SystemClock().wallNanos();
        private long nanos = 1;

        void advance(long by) {
            nanos += by;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public long wallNanos() {
            return wallNanos + nanos;
        }
    }

    /** One life of a pipeline that trades at one venue what is dear there. */
    private static final class Life {
        private final String protocol;
        private final Path journal;
        private final Venue venue;
        private final Instrument instrument;
        private final Today clock = new Today();
        private JournalAppender appender;
        private Pipeline pipeline;
        private VenueWatch watch;
        private long updates;

        Life(String protocol, Path journal) {
            this.protocol = protocol;
            this.journal = journal;
            this.venue = TABLE.venues().get(PROTOCOLS.indexOf(protocol));
            this.instrument = TABLE.of(venue).get(0);
        }

        void open() throws Exception {
            appender = JournalAppender.create(journal, 1);
            EpochCodec.append(new EpochStart(1, 0, -1, false, TABLE, Carried.NOTHING, "main", "test", "run",
                    "test.yaml", TEXT), appender, clock.nanoTime(), clock.wallNanos());
            pipeline = new Pipeline(CONFIG.threads(), null, Settings.of(CONFIG, TABLE, 1, false), ROUTES, appender,
                    clock);
            opened(venue);
            opened(TABLE.venues().get(OTHER));
            watch = watch();
            watch.await();
            offer();
            assertTrue(verdicts(Verdict.MARKET_AWAITED) > 0, () -> "refusals: " + refusals());
            assertEquals(0, orders(), "its listing was not read");
            watch.look();
            offer();
            assertTrue(orders() > 0, () -> "nothing has changed, refusals: " + refusals());
        }

        void change(Change change) throws Exception {
            assumeTrue(missing(protocol, change) == null, () -> protocol + ": " + missing(protocol, change));
            long before = orders();
            long refused = verdicts(change.verdict);
            apply(change);
            try {
                watch.look();
            } finally {
                takeBack();
            }
            offer();
            offer();
            assertTrue(verdicts(change.verdict) > refused, () -> change + " is no reason: " + refusals());
            assertEquals(before, orders(), "nothing is sent for it any more");
            watch.look();
            offer();
            assertTrue(orders() > before, () -> "it was taken back, refusals: " + refusals());
        }

        void end() throws Exception {
            EpochEnd.append(appender, pipeline.inputs(), pipeline.stateHash(), pipeline.drops(), clock);
            pipeline.close();
            appender.close();
            for (Change change : Change.values()) {
                boolean able = missing(protocol, change) == null;
                assertEquals(able ? 1 : 0, journaled(journal, change, venue, instrument), change.name());
            }
            try (JournalReader reader = JournalReader.open(journal)) {
                ReplayResult replayed = Replayer.run(reader, records -> { });
                assertNull(replayed.divergence());
                assertTrue(replayed.cleanEnd());
            }
        }

        private void apply(Change change) {
            Instrument at = instrument;
            SimulatedListing listing = servers.listing(venue.id());
            switch (change) {
                case INCREMENT -> listing.change(with(at, 2 * at.pxIncrement(), at.qtyIncrement()));
                case LOT -> listing.change(with(at, at.pxIncrement(), 10 * at.qtyIncrement()));
                case HALT -> listing.status(at.symbol(), TradingStatus.HALTED);
                case DELISTED -> listing.status(at.symbol(), TradingStatus.NOT_LISTED);
                case ANNOUNCED_END -> listing.ends(at.symbol(), clock.wallNanos() + HOUR);
                case MAINTENANCE -> {
                    // In five minutes, and so within the quarter of an hour before it.
                    long from = clock.wallNanos() + 300_000_000_000L;
                    listing.pause(from, from + HOUR);
                }
            }
        }

        private void takeBack() {
            SimulatedListing listing = servers.listing(venue.id());
            listing.change(instrument);
            listing.status(instrument.symbol(), TradingStatus.TRADING);
            listing.ends(instrument.symbol(), 0);
            listing.pause(0, 0);
        }

        private VenueWatch watch() {
            RestQuery rest = new RestQuery(servers.restUri(venue.id()));
            MarketSink told = new MarketSink() {
                @Override
                public void on(MarketRules rules) {
                    pipeline.told(rules);
                }

                @Override
                public void on(VenuePause pause) {
                    pipeline.told(pause);
                }
            };
            return new VenueWatch(TABLE.of(venue), ListingSources.of(protocol).orElseThrow(), rest, clock, told,
                    new PauseWatch(venue, PauseSources.of(protocol), rest, clock, told));
        }

        private void opened(Venue at) throws Exception {
            pipeline.accounts().session(at.id(), true, clock.nanoTime(), clock.wallNanos());
            for (int asset = 0; asset < TABLE.assets().size(); asset++) {
                pipeline.accounts().on(TestMarket.balance(at.id(), asset, 10_000_000_000_000L));
            }
            for (Instrument held : TABLE.of(at)) {
                if (held.kind() != Kind.SPOT) {
                    PositionWord flat = new PositionWord();
                    flat.instrument = held.id();
                    flat.receivedNanos = clock.nanoTime();
                    flat.wallNanos = clock.wallNanos();
                    pipeline.accounts().on(flat);
                }
            }
            pipeline.runToQuiet();
        }

        /** Spot is cheap at the other venue, by one per cent. */
        private void offer() throws Exception {
            clock.advance(TestMarket.SECOND);
            quote(instrument, 6_060_000);
            quote(TABLE.of(TABLE.venues().get(OTHER)).get(0), 6_000_000);
        }

        private void quote(Instrument at, long px) throws Exception {
            Tick tick = TestMarket.quote(at.id(), px, px + at.pxIncrement(), clock.nanoTime());
            tick.wallNanos = clock.wallNanos();
            tick.updateId = ++updates;
            tick.bidQty[0] = 10_000;
            tick.askQty[0] = 10_000;
            pipeline.ticks().on(tick);
            pipeline.runToQuiet();
        }

        private long verdicts(Verdict verdict) {
            return pipeline.tally().verdicts(verdict);
        }

        private long orders() {
            return pipeline.tally().count(Tally.Count.ORDERS);
        }

        private TreeSet<String> refusals() {
            return IntStream.range(0, Verdict.count()).mapToObj(Verdict::of).filter(verdict -> verdicts(verdict) > 0)
                    .map(Verdict::name).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Null = the venue can do it. */
    private static String missing(String protocol, Change change) {
        boolean hyperliquid = protocol.startsWith("hyperliquid");
        return switch (change) {
            case INCREMENT -> hyperliquid ? "lists no increments: five significant figures are its rule" : null;
            case HALT -> hyperliquid ? "lists no status but that a market is delisted" : null;
            case ANNOUNCED_END -> List.of("binance-usdm", "okx", "bybit-linear").contains(protocol) ? null
                    : "announces no ends of markets in its listing";
            case MAINTENANCE -> PauseSources.of(protocol).isPresent() ? null
                    : "announces no maintenance that a program could ask for";
            default -> null;
        };
    }

    private static Instrument with(Instrument at, long pxIncrement, long lot) {
        return new Instrument(at.id(), at.venue(), at.symbol(), at.kind(), at.base(), at.quote(), at.pxDecimals(),
                at.qtyDecimals(), pxIncrement, lot, Math.max(lot, at.minQty()), at.minNotional(), at.takerFeeE8(),
                at.feeSide());
    }

    /** How often the change stands in the journal. */
    private static long journaled(Path journal, Change change, Venue venue, Instrument at) {
        ListingCodec codec = new ListingCodec();
        ExitPlannedDecoder planned = new ExitPlannedDecoder();
        long found = 0;
        boolean planOf = change != Change.DELISTED && change != Change.ANNOUNCED_END;
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                if (reader.header().type == InstrumentListedDecoder.TEMPLATE_ID) {
                    MarketRules rules = codec.rules(reader.body(), 0, 0);
                    found += rules.instrument == at.id() && shows(change, rules, at) ? 1 : 0;
                } else if (reader.header().type == VenuePausedDecoder.TEMPLATE_ID) {
                    VenuePause pause = codec.pause(reader.body(), 0, 0);
                    found += change == Change.MAINTENANCE && pause.venue == venue.id() && pause.fromNanos > 0 ? 1 : 0;
                } else if (reader.header().type == ExitPlannedDecoder.TEMPLATE_ID) {
                    planned.wrapAndApplyHeader(reader.body(), 0, new MessageHeaderDecoder());
                    planOf |= planned.instrument() == at.id() && planned.stage()
                            == (change == Change.DELISTED ? MarketStage.ENDED : MarketStage.EXITING).ordinal();
                }
            }
        }
        return planOf ? found : 0;
    }

    private static boolean shows(Change change, MarketRules rules, Instrument at) {
        return switch (change) {
            case INCREMENT -> rules.against(at) == RuleDifference.PX_INCREMENT;
            case LOT -> rules.status == TradingStatus.TRADING && rules.against(at) == RuleDifference.LOT;
            case HALT -> !List.of(TradingStatus.TRADING, TradingStatus.AWAITED, TradingStatus.NOT_LISTED)
                    .contains(rules.status);
            case DELISTED -> rules.status == TradingStatus.NOT_LISTED;
            case ANNOUNCED_END -> rules.endsNanos != 0;
            case MAINTENANCE -> false;
        };
    }

    private static String text() {
        Function<String, String> venue = protocol -> "  v-" + protocol + ": {protocol: " + protocol
                + ", simulated: true, takerFee: 1 bps, orderRate: {orders: 5000, per: 10 s}, ackTimeout: 2 s,"
                + " instruments: {\"" + symbol(protocol) + "\": {base: BTC, quote: USDT, pxIncrement: \"0.05\","
                + " lot: \"0.0001\", minQty: \"0.0001\", minNotional: \"10\"}}}";
        List<String> names = Stream.concat(PROTOCOLS.stream().map(protocol -> "v-" + protocol), Stream.of("other"))
                .toList();
        return String.join("\n", "instance: main", "assets: {USDT: {decimals: 8}, BTC: {decimals: 8}}", "venues:",
                PROTOCOLS.stream().map(venue).collect(Collectors.joining("\n")),
                venue.apply("binance").replace("v-binance", "other"), "routes:", "  settlement: [USDT]",
                "  crossVenue: {enabled: true, minEdge: 10 bps, maxNotional: \"5000 USDT\"}",
                "  basis: {enabled: true, minEdge: 10 bps, maxNotional: \"5000 USDT\"}", "risk:",
                "  maxOrderNotional: \"5000 USDT\"", "  cooldown: 0 ms", "  haltRouteAfterMiss: 1 ms",
                "  nakedNotionalMax: \"90000 USDT\"", "  positionNotionalMax: \"50000 USDT\"", "balances:",
                names.stream().map(name -> "  " + name + ": {USDT: \"100000\""
                        + (perpetual(name) ? "}" : ", BTC: \"10\"}")).collect(Collectors.joining("\n")),
                "simulation: {prices: {BTC: \"60000\"}}", "");
    }

    private static boolean perpetual(String name) {
        return name.endsWith("usdm") || name.endsWith("linear") || name.endsWith("hyperliquid");
    }

    private static String symbol(String protocol) {
        return switch (protocol) {
            case "hyperliquid" -> "BTC";
            case "kraken", "hyperliquid-spot" -> "BTC/USDT";
            case "okx", "coinbase" -> "BTC-USDT";
            default -> "BTCUSDT";
        };
    }
}
