package arbd.daemon.journal;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.config.InstrumentConfig;
import arbd.config.VenueConfig;
import arbd.daemon.record.EpochStartedDecoder;
import arbd.daemon.record.EpochStartedEncoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.MessageHeaderEncoder;
import arbd.daemon.setup.Markets;
import arbd.execution.order.OrderState;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import arbd.route.Leg;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes and reads the first record of a journal. */
public final class EpochCodec {
    private static final Kind[] KINDS = Kind.values();
    private static final FeeSide[] FEE_SIDES = FeeSide.values();

    private EpochCodec() {
    }

    /** Appends the record. */
    public static void append(EpochStart start, JournalAppender journal, long monotonicNanos, long wallNanos) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(64 << 10);
        EpochStartedEncoder encoder = new EpochStartedEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .epoch(start.epoch()).previousEpoch(start.previousEpoch())
                .previousOutbound(start.previousOutbound()).halted((short) (start.halted() ? 1 : 0));
        instruments(encoder, start.instruments());
        carried(encoder, start.carried());
        encoder.instance(start.instance()).build(start.build()).command(start.command())
                .configName(start.configName()).configText(start.configText());
        int length = MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        journal.appendOwn(EpochStartedEncoder.TEMPLATE_ID, new UnsafeBuffer(buffer, 0, length), length,
                monotonicNanos, wallNanos);
    }

    /**
     * Reads the record.
     *
     * @throws JournalException when the configuration in it is not valid for this build
     */
    public static EpochStart read(DirectBuffer body) {
        EpochStartedDecoder decoder = new EpochStartedDecoder();
        decoder.wrapAndApplyHeader(body, 0, new MessageHeaderDecoder());
        int epoch = decoder.epoch();
        int previousEpoch = decoder.previousEpoch();
        long previousOutbound = decoder.previousOutbound();
        boolean halted = decoder.halted() != 0;
        List<Row> rows = rows(decoder);
        Carried carried = carried(decoder);
        String instance = decoder.instance();
        String build = decoder.build();
        String command = decoder.command();
        String configName = decoder.configName();
        String configText = decoder.configText();
        InstrumentTable table = table(rows, config(configName, configText));
        return new EpochStart(epoch, previousEpoch, previousOutbound, halted, table, carried, instance, build, command,
                configName, configText);
    }

    /** The configuration that a journal holds. */
    public static DaemonConfig config(String name, String text) {
        try {
            return ConfigFile.parse(name, text);
        } catch (ConfigException e) {
            throw new JournalException("the journal's configuration is not valid for this build: " + e.getMessage(), e);
        }
    }

    private static void instruments(EpochStartedEncoder encoder, InstrumentTable table) {
        EpochStartedEncoder.InstrumentsEncoder rows = encoder.instrumentsCount(table.size());
        for (Instrument instrument : table.instruments()) {
            rows.next().venue(instrument.venue().id()).kind((short) instrument.kind().ordinal())
                    .baseAsset(instrument.base().id()).quoteAsset(instrument.quote().id())
                    .pxDecimals((short) instrument.pxDecimals()).qtyDecimals((short) instrument.qtyDecimals())
                    .pxIncrement(instrument.pxIncrement()).qtyIncrement(instrument.qtyIncrement())
                    .minQty(instrument.minQty()).minNotional(instrument.minNotional())
                    .takerFeeE8(instrument.takerFeeE8()).feeSide((short) instrument.feeSide().ordinal())
                    .symbol(instrument.symbol());
        }
    }

    private static void carried(EpochStartedEncoder encoder, Carried carried) {
        EpochStartedEncoder.CarriedOrdersEncoder orders = encoder.carriedOrdersCount(carried.orders().size());
        for (Carried.CarriedOrder order : carried.orders()) {
            orders.next().epoch(order.epoch()).number(order.number()).arbitrage(order.arbitrage())
                    .route(order.route()).leg((short) order.leg()).legs((short) order.legs())
                    .instrument(order.instrument()).side((short) order.side().ordinal()).px(order.px())
                    .qty(order.qty()).cumQty(order.cumQty()).state((short) order.state().ordinal());
        }
        EpochStartedEncoder.CarriedMovesEncoder moves = encoder.carriedMovesCount(carried.moves().size());
        for (Carried.Move move : carried.moves()) {
            moves.next().epoch(move.epoch()).arbitrage(move.arbitrage()).route(move.route())
                    .asset(move.asset()).units(move.units());
        }
        EpochStartedEncoder.NakedAssetsEncoder naked = encoder.nakedAssetsCount(carried.naked().size());
        for (Carried.Naked left : carried.naked()) {
            naked.next().asset(left.asset()).units(left.units());
        }
        EpochStartedEncoder.CarriedTradesEncoder trades = encoder.carriedTradesCount(carried.trades().size());
        for (Carried.Trade trade : carried.trades()) {
            trades.next().epoch(trade.epoch()).number(trade.number()).tradeId(trade.tradeId());
        }
        EpochStartedEncoder.FoundLegsEncoder legs = encoder.foundLegsCount(
                carried.found().stream().mapToInt(found -> found.legs().size()).sum());
        for (Carried.Found found : carried.found()) {
            found.legs().forEach(leg -> legs.next().route(found.route()).instrument(leg.instrument())
                    .side((short) leg.side().ordinal()));
        }
    }

    private static List<Row> rows(EpochStartedDecoder decoder) {
        List<Row> rows = new ArrayList<>();
        for (EpochStartedDecoder.InstrumentsDecoder row : decoder.instruments()) {
            rows.add(new Row(row.venue(), row.kind(), row.baseAsset(), row.quoteAsset(),
                    new long[] {row.pxDecimals(), row.qtyDecimals(), row.pxIncrement(), row.qtyIncrement(),
                        row.minQty(), row.minNotional(), row.takerFeeE8(), row.feeSide()}, row.symbol()));
        }
        return rows;
    }

    private static Carried carried(EpochStartedDecoder decoder) {
        List<Carried.CarriedOrder> orders = new ArrayList<>();
        for (EpochStartedDecoder.CarriedOrdersDecoder row : decoder.carriedOrders()) {
            orders.add(new Carried.CarriedOrder(row.epoch(), row.number(), row.arbitrage(), row.route(), row.leg(),
                    row.legs(), row.instrument(), Side.of(row.side()), row.px(), row.qty(), row.cumQty(),
                    OrderState.of(row.state())));
        }
        List<Carried.Move> moves = new ArrayList<>();
        for (EpochStartedDecoder.CarriedMovesDecoder row : decoder.carriedMoves()) {
            moves.add(new Carried.Move(row.epoch(), row.arbitrage(), row.route(), row.asset(), row.units()));
        }
        List<Carried.Naked> naked = new ArrayList<>();
        for (EpochStartedDecoder.NakedAssetsDecoder row : decoder.nakedAssets()) {
            naked.add(new Carried.Naked(row.asset(), row.units()));
        }
        List<Carried.Trade> trades = new ArrayList<>();
        for (EpochStartedDecoder.CarriedTradesDecoder row : decoder.carriedTrades()) {
            trades.add(new Carried.Trade(row.epoch(), row.number(), row.tradeId()));
        }
        return new Carried(found(decoder), orders, moves, naked, trades);
    }

    private static List<Carried.Found> found(EpochStartedDecoder decoder) {
        Map<Integer, List<Leg>> legs = new LinkedHashMap<>();
        for (EpochStartedDecoder.FoundLegsDecoder row : decoder.foundLegs()) {
            legs.computeIfAbsent(row.route(), none -> new ArrayList<>())
                    .add(new Leg(row.instrument(), Side.of(row.side())));
        }
        return legs.entrySet().stream().map(route -> new Carried.Found(route.getKey(), route.getValue())).toList();
    }

    private static InstrumentTable table(List<Row> rows, DaemonConfig config) {
        List<Venue> venues = Markets.venues(config);
        List<Asset> assets = Markets.assets(config);
        List<Instrument> instruments = new ArrayList<>();
        for (Row row : rows) {
            long[] n = row.numbers();
            instruments.add(new Instrument(instruments.size(), venues.get(row.venue()), row.symbol(),
                    KINDS[row.kind()], assets.get(row.base()), assets.get(row.quote()), (int) n[0], (int) n[1],
                    n[2], n[3], n[4], n[5], n[6], FEE_SIDES[(int) n[7]],
                    contractTens(config.venues().get(row.venue()), row.symbol())));
        }
        return InstrumentTable.of(venues, assets, instruments);
    }

    /** Not in the row: the configuration, which the record holds, tells it. */
    private static int contractTens(VenueConfig venue, String symbol) {
        for (InstrumentConfig listed : venue.instruments()) {
            if (listed.symbol().equals(symbol)) {
                return listed.contractTens();
            }
        }
        return 0;
    }

    private record Row(int venue, int kind, int base, int quote, long[] numbers, String symbol) {
    }
}
