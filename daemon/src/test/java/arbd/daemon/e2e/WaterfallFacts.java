package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.journal.JournaledRoutes;
import arbd.daemon.pipeline.Reports;
import arbd.daemon.record.ArbitrageDoneDecoder;
import arbd.daemon.record.EpochStartedDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.daemon.record.OrderReportDecoder;
import arbd.daemon.record.RealisedDecoder;
import arbd.daemon.record.RouteFoundDecoder;
import arbd.daemon.record.WaterfallDecoder;
import arbd.execution.order.Report;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.route.PoolRoutes;
import arbd.route.Route;
import arbd.route.RouteKind;
import arbd.route.RouteTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Sums every waterfall of a journal once more, from the journal alone: its items to the net, the net and its deviations
 * to what was realised, and that against the fills that the venues reported. Shares no code with what wrote it but the
 * record decoders.
 */
public final class WaterfallFacts {
    /** An order, and what its fills were. */
    private record Sent(long arbitrage, Instrument instrument, Side side, List<Report> fills) {
    }

    private final Map<Long, Sent> orders = new HashMap<>();
    private final Map<Long, BigInteger> nets = new TreeMap<>();
    private final Map<Long, long[]> made = new TreeMap<>();
    private final Set<String> trades = new HashSet<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private InstrumentTable table;
    private JournaledRoutes known;
    private RouteTable routes;
    private long done;
    private int refused;
    private int overPools;
    private int exact;

    private WaterfallFacts() {
    }

    /** Reads a journal of a first life and checks every sum in it. */
    public static WaterfallFacts read(Path run) {
        WaterfallFacts facts = new WaterfallFacts();
        try (JournalReader reader = JournalReader.open(run)) {
            while (reader.next()) {
                facts.take(reader.header().type, reader.body());
            }
        }
        assertEquals(facts.done, facts.made.size(), "what was realised is told of every arbitrage that ended");
        for (Sent order : facts.orders.values()) {
            assertNotNull(facts.nets.get(order.arbitrage()), "arbitrage " + order.arbitrage() + " has no waterfall");
        }
        return facts;
    }

    /** Arbitrages whose sums were checked. */
    public int realised() {
        return made.size();
    }

    /** Those that made to the last unit what their fills alone were expected to make. */
    public int exact() {
        return exact;
    }

    /** Waterfalls of what was not taken. */
    public int refused() {
        return refused;
    }

    /** Waterfalls of routes over pools. */
    public int overPools() {
        return overPools;
    }

    private void take(int type, DirectBuffer body) {
        switch (type) {
            case EpochStartedDecoder.TEMPLATE_ID -> {
                EpochStart start = EpochCodec.read(body);
                table = start.instruments();
                known = new JournaledRoutes(start);
                routes = known.routes();
            }
            case RouteFoundDecoder.TEMPLATE_ID -> known.found(body);
            case WaterfallDecoder.TEMPLATE_ID -> waterfall(body);
            case NewOrderDecoder.TEMPLATE_ID -> {
                NewOrderDecoder said = new NewOrderDecoder();
                said.wrapAndApplyHeader(body, 0, header);
                orders.put(said.number(), new Sent(said.arbitrage(), table.get(said.instrument()),
                        Side.of(said.side()), new ArrayList<>()));
            }
            case OrderReportDecoder.TEMPLATE_ID -> report(body);
            case RealisedDecoder.TEMPLATE_ID -> realised(body);
            case ArbitrageDoneDecoder.TEMPLATE_ID -> done++;
            default -> {
                // Says nothing about money.
            }
        }
    }

    private void waterfall(DirectBuffer body) {
        WaterfallDecoder said = new WaterfallDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        BigInteger rest = big(said.gross());
        for (long cost : new long[] {said.depth(), said.fees(), said.funding(), said.borrow(), said.flat(),
            said.premium(), said.slippage(), said.decay(), said.haircut(), said.conversion(), said.shadow(),
            said.exit(), said.rounding()}) {
            rest = rest.subtract(big(cost));
        }
        assertEquals(big(said.net()), rest, "gross less every cost is the net");
        if (PoolRoutes.isPoolRoute(said.route())) {
            assertEquals(0, said.arbitrage(), "nothing is sent to a chain");
            overPools++;
            return;
        }
        assertEquals(routes.get(said.route()).legs().size(), said.legs().count());
        if (said.arbitrage() == 0) {
            refused++;
        } else {
            assertTrue(said.net() > 0 || routes.get(said.route()).kind() == RouteKind.BASIS,
                    "taken without a gain, and closes nothing");
            assertNull(nets.put(said.arbitrage(), rest), "told twice");
        }
    }

    private void report(DirectBuffer body) {
        OrderReportDecoder said = new OrderReportDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        Report report = new Report();
        Reports.read(said, report);
        if (report.kind == Report.Kind.FILL && report.number != 0
                && trades.add(report.venue + "/" + report.tradeId)) {
            orders.get(report.number).fills().add(report);
        }
    }

    private void realised(DirectBuffer body) {
        RealisedDecoder said = new RealisedDecoder();
        said.wrapAndApplyHeader(body, 0, header);
        String words = "arbitrage " + said.arbitrage() + " ";
        Route route = routes.get(said.route());
        BigInteger sum = big(said.net()).add(big(said.beyondFills())).add(big(said.earlier()));
        BigInteger deviations = BigInteger.ZERO;
        for (RealisedDecoder.LegsDecoder leg : said.legs()) {
            deviations = deviations.add(big(leg.pxDeviation())).add(big(leg.qtyDeviation()))
                    .add(big(leg.feeDeviation()));
        }
        assertEquals(nets.get(said.arbitrage()), big(said.net()), words + "net");
        assertEquals(big(said.realised()), sum.add(deviations), words + "expected and deviations");
        Map<Integer, BigInteger> moved = moved(said.arbitrage());
        BigInteger marked = big(said.realised());
        for (RealisedDecoder.AssetsDecoder asset : said.assets()) {
            BigInteger fills = moved.remove(asset.asset());
            assertEquals(fills == null ? BigInteger.ZERO : fills, big(asset.moved()), words + "asset " + asset.asset());
            assertEquals(fees(said.arbitrage(), asset.asset()), big(asset.fees()), words + "fees");
            if (asset.asset() == route.settlement().id()) {
                assertEquals(said.realised(), asset.moved(), words + "realised is what the fills moved");
            } else {
                marked = marked.add(big(asset.value()));
            }
        }
        moved.values().removeIf(units -> units.signum() == 0);
        assertEquals(Map.of(), moved, words + "moved, but not told");
        assertEquals(big(said.marked()), marked, words + "marked");
        assertNull(made.put(said.arbitrage(), new long[] {said.realised()}), words + "ended twice");
        exact += deviations.signum() == 0 ? 1 : 0;
    }

    /** What the fills of an arbitrage moved, by asset: bought is paid rounded up, sold received rounded down. */
    private Map<Integer, BigInteger> moved(long arbitrage) {
        Map<Integer, BigInteger> moved = new TreeMap<>();
        for (Sent order : orders.values()) {
            if (order.arbitrage() == arbitrage) {
                order.fills().forEach(fill -> move(moved, order, fill));
            }
        }
        return moved;
    }

    private static void move(Map<Integer, BigInteger> moved, Sent order, Report fill) {
        Instrument traded = order.instrument();
        boolean buys = order.side() == Side.BUY;
        BigDecimal qty = BigDecimal.valueOf(fill.qty, traded.qtyDecimals());
        BigInteger notional = BigDecimal.valueOf(fill.px, traded.pxDecimals()).multiply(qty)
                .setScale(traded.quote().decimals(), buys ? RoundingMode.CEILING : RoundingMode.FLOOR).unscaledValue();
        BigInteger base = qty.setScale(traded.base().decimals(), RoundingMode.FLOOR).unscaledValue();
        moved.merge(traded.base().id(), buys ? base : base.negate(), BigInteger::add);
        moved.merge(traded.quote().id(), buys ? notional.negate() : notional, BigInteger::add);
        if (fill.feeAsset >= 0) {
            moved.merge(fill.feeAsset, big(-fill.fee), BigInteger::add);
        }
    }

    private BigInteger fees(long arbitrage, int asset) {
        return orders.values().stream().filter(order -> order.arbitrage() == arbitrage)
                .flatMap(order -> order.fills().stream()).filter(fill -> fill.feeAsset == asset)
                .map(fill -> big(fill.fee)).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger big(long units) {
        return BigInteger.valueOf(units);
    }
}
