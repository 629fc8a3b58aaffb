package arbd.daemon.pipeline;

import arbd.daemon.decide.Realised;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.MessageHeaderEncoder;
import arbd.daemon.record.RealisedDecoder;
import arbd.daemon.record.RealisedEncoder;
import arbd.daemon.record.WaterfallDecoder;
import arbd.daemon.record.WaterfallEncoder;
import arbd.execution.risk.Verdict;
import arbd.route.Sizing;
import arbd.route.Waterfall;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Writes and reads how the net of a sizing came about, and what was made of it. Not thread-safe; allocates nothing. */
public final class WaterfallCodec {
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerIn = new MessageHeaderDecoder();
    private final WaterfallEncoder waterfall = new WaterfallEncoder();
    private final RealisedEncoder realised = new RealisedEncoder();
    private final RealisedDecoder told = new RealisedDecoder();

    /** Nothing written yet. */
    public WaterfallCodec() {
    }

    int encode(MutableDirectBuffer buffer, int epoch, long arbitrage, Verdict verdict, Sizing sizing) {
        Waterfall from = sizing.waterfall;
        waterfall.wrapAndApplyHeader(buffer, 0, headerOut)
                .epoch(epoch).arbitrage(arbitrage).route(sizing.route).verdict((short) verdict.ordinal())
                .spend(sizing.spend).profit(sizing.profit).gross(from.gross).depth(from.depth).fees(from.fees)
                .funding(from.funding).borrow(from.borrow).flat(from.flat).premium(from.premium)
                .slippage(from.slippage).decay(from.decay).haircut(from.haircut).conversion(from.conversion)
                .shadow(from.shadow).exit(from.exit).rounding(from.rounding).net(from.net);
        WaterfallEncoder.LegsEncoder legs = waterfall.legsCount(sizing.legs);
        for (int leg = 0; leg < sizing.legs; leg++) {
            legs.next().px(sizing.px[leg]).qty(sizing.qty[leg]).notional(sizing.notional[leg]).fee(sizing.fee[leg]);
        }
        return waterfall.encodedLength();
    }

    int encode(MutableDirectBuffer buffer, Realised from) {
        realised.wrapAndApplyHeader(buffer, 0, headerOut)
                .epoch(from.epoch).arbitrage(from.arbitrage).route(from.route).net(from.net)
                .beyondFills(from.beyondFills).earlier(from.earlier).realised(from.realised).marked(from.marked);
        RealisedEncoder.LegsEncoder legs = realised.legsCount(from.legs);
        for (int leg = 0; leg < from.legs; leg++) {
            legs.next().cumQty(from.cumQty[leg]).notional(from.notional[leg]).slippage(from.slippage[leg])
                    .pxDeviation(from.pxDeviation[leg]).qtyDeviation(from.qtyDeviation[leg])
                    .feeDeviation(from.feeDeviation[leg]);
        }
        RealisedEncoder.AssetsEncoder assets = realised.assetsCount(from.assets);
        for (int i = 0; i < from.assets; i++) {
            assets.next().asset(from.asset[i]).moved(from.moved[i]).fees(from.fees[i]).value(from.value[i]);
        }
        return realised.encodedLength();
    }

    /** Reads into slots; {@code said} keeps what belongs to neither: epoch, arbitrage, verdict. */
    public void read(DirectBuffer body, WaterfallDecoder said, Sizing into) {
        said.wrapAndApplyHeader(body, 0, headerIn);
        into.route = said.route();
        into.spend = said.spend();
        into.profit = said.profit();
        into.receive = into.spend + into.profit;
        into.net = said.net();
        Waterfall to = into.waterfall;
        to.gross = said.gross();
        to.depth = said.depth();
        to.fees = said.fees();
        to.funding = said.funding();
        to.borrow = said.borrow();
        to.flat = said.flat();
        to.premium = said.premium();
        to.slippage = said.slippage();
        to.decay = said.decay();
        to.haircut = said.haircut();
        to.conversion = said.conversion();
        to.shadow = said.shadow();
        to.exit = said.exit();
        to.rounding = said.rounding();
        to.net = said.net();
        WaterfallDecoder.LegsDecoder legs = said.legs();
        into.legs = legs.count();
        for (int leg = 0; legs.hasNext(); leg++) {
            legs.next();
            into.px[leg] = legs.px();
            into.qty[leg] = legs.qty();
            into.notional[leg] = legs.notional();
            into.fee[leg] = legs.fee();
        }
    }

    /** Reads into a slot. */
    public void read(DirectBuffer body, Realised into) {
        told.wrapAndApplyHeader(body, 0, headerIn);
        into.epoch = told.epoch();
        into.arbitrage = told.arbitrage();
        into.route = told.route();
        into.net = told.net();
        into.beyondFills = told.beyondFills();
        into.earlier = told.earlier();
        into.realised = told.realised();
        into.marked = told.marked();
        RealisedDecoder.LegsDecoder legs = told.legs();
        into.legs = legs.count();
        for (int leg = 0; legs.hasNext(); leg++) {
            legs.next();
            into.cumQty[leg] = legs.cumQty();
            into.notional[leg] = legs.notional();
            into.slippage[leg] = legs.slippage();
            into.pxDeviation[leg] = legs.pxDeviation();
            into.qtyDeviation[leg] = legs.qtyDeviation();
            into.feeDeviation[leg] = legs.feeDeviation();
        }
        RealisedDecoder.AssetsDecoder assets = told.assets();
        into.assets = assets.count();
        for (int i = 0; assets.hasNext(); i++) {
            assets.next();
            into.asset[i] = assets.asset();
            into.moved[i] = assets.moved();
            into.fees[i] = assets.fees();
            into.value[i] = assets.value();
        }
    }
}
