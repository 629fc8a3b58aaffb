package arbd.market;

/**
 * What a venue says of one instrument in its listing: whether it trades, until when, and which sizes it takes. A
 * reusable slot. Decimals are exact: a mantissa of at least 0 and the number of its decimal places, 0..18, each as the
 * venue writes it; a mantissa of 0 means that the venue has no such rule, or does not say.
 */
public final class MarketRules {
    /** Most decimal places. */
    public static final int DECIMALS_MAX = 18;

    private static final MarketRules NONE = new MarketRules();

    /** Dense instrument id. */
    public int instrument;
    /** Monotonic time at which it was read. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** Whether orders are taken. */
    public TradingStatus status = TradingStatus.TRADING;
    /** Announced end of trading, wall-clock nanoseconds since 1970, 0 = none is announced. */
    public long endsNanos;
    /** Price increment. */
    public long pxIncrement;
    /** Decimal places of {@link #pxIncrement}. */
    public int pxDecimals;
    /**
     * Most significant figures of a price that is not whole, 0 = any number: then {@link #pxIncrement} is the finest
     * step there is, and the step at today's price may be a multiple of it.
     */
    public int pxFigures;
    /** Quantity increment. */
    public long lot;
    /** Decimal places of {@link #lot}. */
    public int lotDecimals;
    /** Smallest quantity of an order. */
    public long minQty;
    /** Decimal places of {@link #minQty}. */
    public int minQtyDecimals;
    /** Smallest px x qty of an order, in the quote asset. */
    public long minNotional;
    /** Decimal places of {@link #minNotional}. */
    public int minNotionalDecimals;
    /** What one of the quantity is of the base asset, 1 where quantities are in it, 0 = not said. */
    public long contract;
    /** Decimal places of {@link #contract}. */
    public int contractDecimals;
    /** Time between two fundings, 0 = not said. */
    public long fundingIntervalNanos;
    /** Largest funding rate either way, in 1e-8, 0 = not said. */
    public long fundingCapE8;

    /** Back to the state of a new slot. */
    public void clear() {
        copyFrom(NONE);
    }

    /** Takes over another slot's content. */
    public void copyFrom(MarketRules other) {
        instrument = other.instrument;
        receivedNanos = other.receivedNanos;
        wallNanos = other.wallNanos;
        status = other.status;
        endsNanos = other.endsNanos;
        pxIncrement = other.pxIncrement;
        pxDecimals = other.pxDecimals;
        pxFigures = other.pxFigures;
        lot = other.lot;
        lotDecimals = other.lotDecimals;
        minQty = other.minQty;
        minQtyDecimals = other.minQtyDecimals;
        minNotional = other.minNotional;
        minNotionalDecimals = other.minNotionalDecimals;
        contract = other.contract;
        contractDecimals = other.contractDecimals;
        fundingIntervalNanos = other.fundingIntervalNanos;
        fundingCapE8 = other.fundingCapE8;
    }

    /** Whether it says the same of the same instrument, whenever that was read. */
    public boolean sameAs(MarketRules other) {
        return instrument == other.instrument && status == other.status && endsNanos == other.endsNanos
                && pxIncrement == other.pxIncrement && pxDecimals == other.pxDecimals
                && pxFigures == other.pxFigures
                && lot == other.lot && lotDecimals == other.lotDecimals
                && minQty == other.minQty && minQtyDecimals == other.minQtyDecimals
                && minNotional == other.minNotional && minNotionalDecimals == other.minNotionalDecimals
                && contract == other.contract && contractDecimals == other.contractDecimals
                && fundingIntervalNanos == other.fundingIntervalNanos && fundingCapE8 == other.fundingCapE8;
    }

    /**
     * The first thing that these rules forbid and the configured instrument allows; exact, allocates nothing. A venue
     * that counts contracts has its lot and its smallest quantity in them.
     */
    public RuleDifference against(Instrument configured) {
        if (pxIncrement != 0 && !fitsPx(configured)) {
            return RuleDifference.PX_INCREMENT;
        }
        if (contract != 0 && !sameContract(configured.contractTens())) {
            return RuleDifference.CONTRACT_SIZE;
        }
        if (lot != 0 && !multiple(configured.qtyIncrement(), configured.wireQtyDecimals(), lot, lotDecimals)) {
            return RuleDifference.LOT;
        }
        if (compare(configured.minQty(), configured.wireQtyDecimals(), minQty, minQtyDecimals) < 0) {
            return RuleDifference.MIN_QTY;
        }
        if (compare(configured.minNotional(), configured.quote().decimals(), minNotional, minNotionalDecimals) < 0) {
            return RuleDifference.MIN_NOTIONAL;
        }
        return RuleDifference.NONE;
    }

    private boolean sameContract(int tens) {
        int over = Math.max(0, tens);
        return compare(1, over - tens, contract, contractDecimals + over) == 0;
    }

    private boolean fitsPx(Instrument configured) {
        return pxFigures == 0
                ? compare(configured.pxIncrement(), configured.pxDecimals(), pxIncrement, pxDecimals) == 0
                : multiple(configured.pxIncrement(), configured.pxDecimals(), pxIncrement, pxDecimals);
    }

    /** {@code a x 10^-aDecimals} against {@code b x 10^-bDecimals}; neither negative. */
    static int compare(long a, int aDecimals, long b, int bDecimals) {
        return aDecimals <= bDecimals ? compareScaled(a, bDecimals - aDecimals, b)
                : -compareScaled(b, aDecimals - bDecimals, a);
    }

    private static int compareScaled(long a, int places, long b) {
        long scaled = a;
        for (int i = 0; i < places; i++) {
            if (scaled > Long.MAX_VALUE / 10) {
                return 1;
            }
            scaled *= 10;
        }
        return Long.compare(scaled, b);
    }

    /** Whether {@code a x 10^-aDecimals} is a whole multiple of {@code b x 10^-bDecimals}, both positive. */
    static boolean multiple(long a, int aDecimals, long b, int bDecimals) {
        long divisor = b;
        for (int i = bDecimals; i < aDecimals; i++) {
            if (divisor > Long.MAX_VALUE / 10) {
                return false;
            }
            divisor *= 10;
        }
        long rest = a % divisor;
        for (int i = aDecimals; i < bDecimals; i++) {
            if (rest > Long.MAX_VALUE / 10) {
                return false;
            }
            rest = rest * 10 % divisor;
        }
        return rest == 0;
    }
}
