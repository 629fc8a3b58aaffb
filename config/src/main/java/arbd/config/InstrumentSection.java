package arbd.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** {@code venues.NAME.instruments.SYMBOL}, before what it takes from its venue is filled in. */
final class InstrumentSection {
    private static final long DECIMALS_MAX = 12;
    private static final List<InstrumentKind> KINDS = List.of(InstrumentKind.values());
    private static final String[] KIND_WORDS = {"spot", "perpLinear", "perpInverse"};

    private static final Key<String> BASE = Key.required("base", References.ASSET, "What a buy receives");
    private static final Key<String> QUOTE = Key.required("quote", References.ASSET, "What prices are in");
    private static final Key<Optional<InstrumentKind>> KIND = Key.optional("kind", Words.of(KINDS, KIND_WORDS),
            "spot, perpLinear or perpInverse; the protocol's own when absent");
    private static final Key<BigDecimal> PX_INCREMENT = Key.required("pxIncrement", Decimals.POSITIVE,
            "Smallest price step");
    private static final Key<BigDecimal> LOT = Key.required("lot", Decimals.POSITIVE, "Smallest quantity step");
    private static final Key<Optional<BigDecimal>> MIN_QTY = Key.optional("minQty", Decimals.POSITIVE,
            "Smallest order, a multiple of the lot; one lot when absent");
    private static final Key<BigDecimal> MIN_NOTIONAL = Key.of("minNotional", Decimals.NOT_NEGATIVE, "0",
            "Smallest price x quantity of an order, in the quote asset");
    private static final Key<Optional<Long>> PX_DECIMALS = Key.optional("pxDecimals", Whole.of(0, DECIMALS_MAX),
            "Decimal places of a price; those of pxIncrement when absent");
    private static final Key<Optional<Long>> QTY_DECIMALS = Key.optional("qtyDecimals", Whole.of(0, DECIMALS_MAX),
            "Decimal places of a quantity; those of lot when absent");
    private static final Key<Optional<Integer>> CONTRACT = Key.optional("contract", ContractRules.CONTRACT,
            "What one contract is of the base asset, where the venue counts contracts; lot and minQty are in the base");
    private static final Key<Optional<Long>> TAKER_FEE = Key.optional("takerFee", VenueSection.FEE,
            "Fee of taking; the venue's when absent");

    static final Shape<Draft> SHAPE = new Shape<>(List.of(BASE, QUOTE, KIND, PX_INCREMENT, LOT, MIN_QTY, MIN_NOTIONAL,
            PX_DECIMALS, QTY_DECIMALS, CONTRACT, TAKER_FEE), InstrumentSection::draft);

    private InstrumentSection() {
    }

    /** What the section says itself. */
    record Draft(String symbol, Cursor at, InstrumentConfig config, Optional<InstrumentKind> kind,
            Optional<Integer> contractTens, Optional<Long> takerFeeE8) {
        Draft named(String name) {
            return new Draft(name, at, config, kind, contractTens, takerFeeE8);
        }

        /** With what the venue gives, or null with a problem. */
        InstrumentConfig complete(Protocol protocol, long venueFeeE8) {
            if (kind.isPresent() && kind.get() != protocol.kind()) {
                at.child("kind").expected(KIND_WORDS[protocol.kind().ordinal()] + ", all that protocol "
                        + protocol.word() + " trades", "'" + KIND_WORDS[kind.get().ordinal()] + "'");
                return null;
            }
            if (!ContractRules.fit(at, protocol, symbol, contractTens, config.qtyDecimals())) {
                return null;
            }
            return new InstrumentConfig(symbol, config.base(), config.quote(), protocol.kind(), config.pxIncrement(),
                    config.lot(), config.minQty(), config.minNotional(), config.pxDecimals(), config.qtyDecimals(),
                    config.contractTens(), takerFeeE8.orElse(venueFeeE8));
        }
    }

    private static Draft draft(Values values, Cursor at) {
        BigDecimal pxIncrement = values.get(PX_INCREMENT);
        BigDecimal lot = values.get(LOT);
        BigDecimal minQty = values.get(MIN_QTY).orElse(lot);
        Optional<Integer> contractTens = values.get(CONTRACT);
        Optional<Long> takerFeeE8 = values.get(TAKER_FEE);
        int qtyDecimals = Math.max(Math.max(0, lot.scale()), ContractRules.decimals(contractTens));
        InstrumentConfig config = new InstrumentConfig("", values.get(BASE), values.get(QUOTE), InstrumentKind.SPOT,
                pxIncrement, lot, minQty, values.get(MIN_NOTIONAL),
                values.get(PX_DECIMALS).orElse((long) Math.max(0, pxIncrement.scale())).intValue(),
                values.get(QTY_DECIMALS).orElse((long) qtyDecimals).intValue(), contractTens.orElse(0), 0);
        Optional<InstrumentKind> kind = values.get(KIND);
        boolean good = distinct(config, at)
                & fits(at.child("pxIncrement"), config.pxIncrement(), config.pxDecimals(), "pxDecimals")
                & fits(at.child("lot"), config.lot(), config.qtyDecimals(), "qtyDecimals")
                & multiple(at.child("minQty"), config)
                & Decimals.fitsAsset(at.child("minNotional"), config.minNotional(), config.quote())
                & (kind.orElse(InstrumentKind.SPOT) != InstrumentKind.SPOT
                        || Decimals.fitsAsset(at.child("lot"), config.lot(), config.base()));
        return good ? new Draft("", at, config, kind, contractTens, takerFeeE8) : null;
    }

    private static boolean distinct(InstrumentConfig config, Cursor at) {
        if (!config.base().equals(config.quote())) {
            return true;
        }
        at.child("quote").expected("another asset than base", "'" + config.quote() + "'");
        return false;
    }

    private static boolean fits(Cursor at, BigDecimal increment, int decimals, String key) {
        if (decimals <= DECIMALS_MAX && Decimals.fits(increment, decimals)) {
            return true;
        }
        at.expected("at most " + Math.min(decimals, DECIMALS_MAX) + " decimals (" + key + ")",
                "'" + increment.toPlainString() + "'");
        return false;
    }

    private static boolean multiple(Cursor at, InstrumentConfig config) {
        if (config.minQty().remainder(config.lot()).signum() == 0
                && Decimals.fits(config.minQty(), Math.min(config.qtyDecimals(), (int) DECIMALS_MAX))) {
            return true;
        }
        at.expected("a multiple of lot " + config.lot().toPlainString(), "'" + config.minQty().toPlainString() + "'");
        return false;
    }
}
