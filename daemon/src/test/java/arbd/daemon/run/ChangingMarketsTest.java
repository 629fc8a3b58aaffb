package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.pipeline.ListingCodec;
import arbd.daemon.record.InstrumentListedDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.execution.risk.Verdict;
import arbd.execution.sim.SimulatedListing;
import arbd.market.Instrument;
import arbd.market.MarketRules;
import arbd.market.TradingStatus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole lives of the daemon whose venues change their markets. */
class ChangingMarketsTest {
    private static final int ALPHA = 0;

    @TempDir
    private Path home;

    @Test
    void shouldStopTradingAMarketThatItsVenueHasClosedAndReplayEqual() throws Exception {
        Path journal;
        try (Daemon daemon = open()) {
            daemon.start();
            await(() -> daemon.ready() && daemon.tally().count(Tally.Count.ARBITRAGES) >= 2);
            SimulatedListing listing = daemon.simulated().listing(ALPHA);
            alpha(daemon).forEach(at -> listing.status(at.symbol(), TradingStatus.HALTED));
            await(() -> daemon.tally().verdicts(Verdict.MARKET_CLOSED) > 0);
            assertTrue(daemon.stop());
            assertEquals(List.of(), LedgerCheck.differences(daemon));
            journal = daemon.runFolder();
        }
        Map<Integer, Integer> closed = listedBeforeEveryOrder(journal, TradingStatus.HALTED);
        assertTrue(!closed.isEmpty(), "the refusal of an order has the listing read again");
        replaysEqual(journal);
    }

    @Test
    void shouldNeverTradeWhatTheVenueSizesOtherwise() throws Exception {
        Path journal;
        try (Daemon daemon = open()) {
            SimulatedListing listing = daemon.simulated().listing(ALPHA);
            alpha(daemon).stream().filter(ChangingMarketsTest::ofEth).forEach(at -> listing.change(coarser(at)));
            daemon.start();
            await(() -> daemon.ready() && daemon.tally().verdicts(Verdict.MARKET_RULES) > 0
                    && daemon.tally().count(Tally.Count.ARBITRAGES) >= 1);
            assertTrue(daemon.stop());
            assertEquals(List.of(), LedgerCheck.differences(daemon));
            journal = daemon.runFolder();
        }
        Map<Integer, Integer> orders = new HashMap<>();
        try (JournalReader reader = JournalReader.open(journal)) {
            NewOrderDecoder order = new NewOrderDecoder();
            while (reader.next()) {
                if (reader.header().type == NewOrderDecoder.TEMPLATE_ID) {
                    order.wrapAndApplyHeader(reader.body(), 0, new MessageHeaderDecoder());
                    orders.merge(order.instrument(), 1, Integer::sum);
                }
            }
        }
        assertTrue(!orders.isEmpty(), "the others trade on");
        TestMarket.TABLE.of(TestMarket.TABLE.venues().get(ALPHA)).stream().filter(ChangingMarketsTest::ofEth)
                .forEach(at -> assertEquals(null, orders.get(at.id()), at.title()));
        replaysEqual(journal);
    }

    /** Instruments told to be so, with the orders that were caused by what came later: none may be. */
    private static Map<Integer, Integer> listedBeforeEveryOrder(Path journal, TradingStatus status) {
        Map<Integer, Long> since = new HashMap<>();
        Map<Integer, Integer> orders = new HashMap<>();
        ListingCodec codec = new ListingCodec();
        NewOrderDecoder order = new NewOrderDecoder();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                if (reader.header().type == InstrumentListedDecoder.TEMPLATE_ID) {
                    MarketRules rules = codec.rules(reader.body(), 0, 0);
                    if (rules.status == status) {
                        since.put(rules.instrument, reader.header().ringSequence);
                        orders.put(rules.instrument, 0);
                    }
                } else if (reader.header().type == NewOrderDecoder.TEMPLATE_ID) {
                    order.wrapAndApplyHeader(reader.body(), 0, new MessageHeaderDecoder());
                    Long closed = since.get(order.instrument());
                    assertTrue(closed == null || reader.header().causeSequence < closed,
                            () -> "an order for instrument " + order.instrument() + " after it was " + status);
                }
            }
        }
        return orders;
    }

    private static void replaysEqual(Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            ReplayResult replayed = Replayer.run(reader, records -> { });
            assertEquals(null, replayed.divergence());
            assertTrue(replayed.cleanEnd());
        }
    }

    private static List<Instrument> alpha(Daemon daemon) {
        return daemon.routes().instruments().of(daemon.routes().instruments().venues().get(ALPHA));
    }

    private static boolean ofEth(Instrument at) {
        return at.base().name().equals("ETH");
    }

    /** With ten times the lot. */
    private static Instrument coarser(Instrument at) {
        return new Instrument(at.id(), at.venue(), at.symbol(), at.kind(), at.base(), at.quote(), at.pxDecimals(),
                at.qtyDecimals(), at.pxIncrement(), 10 * at.qtyIncrement(), 10 * at.minQty(), at.minNotional(),
                at.takerFeeE8(), at.feeSide());
    }

    private Daemon open() throws StopException {
        return Daemon.open(TestMarket.CONFIG, new RunOptions(home, "main", 7L, 0, "run", "test"));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 30_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(2);
        }
        assertTrue(condition.getAsBoolean(), "not within a minute");
    }
}
