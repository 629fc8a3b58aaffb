package arbd.daemon.markets;

import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.MarketRules;
import arbd.market.MarketStage;
import arbd.market.RuleDifference;
import arbd.market.TradingStatus;
import arbd.market.VenuePause;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a listing means for an instrument, in one line for people. */
public final class MarketWords {
    private static final long SECOND = 1_000_000_000L;

    private MarketWords() {
    }

    /** Whether everything may be traded as it is configured. */
    public static boolean open(Instrument configured, MarketRules rules) {
        return rules.status == TradingStatus.TRADING && rules.endsNanos == 0
                && rules.against(configured) == RuleDifference.NONE;
    }

    /** The line, both values named where they differ, and what to do. */
    public static String line(Instrument configured, MarketRules rules) {
        if (rules.status != TradingStatus.TRADING) {
            return rules.status.words() + ": no orders for it";
        }
        RuleDifference difference = rules.against(configured);
        if (difference == RuleDifference.CONTRACT_SIZE) {
            return "a contract is " + told(difference, rules, configured) + " of the base asset at the venue, "
                    + configured(difference, configured) + " in the configuration: no orders for it";
        }
        if (difference != RuleDifference.NONE) {
            return difference.key() + " is " + told(difference, rules, configured) + " at the venue, "
                    + configured(difference, configured) + " in the configuration: no orders for it until "
                    + key(difference, configured) + " is changed and arbd started again";
        }
        return rules.endsNanos == 0 ? "trading"
                : "ends at " + at(rules.endsNanos) + ": exits only from risk.announced.entriesEnd before that on";
    }

    /** What a venue says of its maintenance. */
    public static String line(VenuePause pause) {
        if (pause.status != TradingStatus.TRADING) {
            return pause.status.words() + ": no orders there";
        }
        if (pause.fromNanos == 0) {
            return "no maintenance is announced";
        }
        return "maintenance from " + at(pause.fromNanos)
                + (pause.untilNanos == 0 ? ", its end is not announced" : " until " + at(pause.untilNanos))
                + ": exits only from risk.announced.maintenance before that on, no orders during it";
    }

    /** What becomes of what is held in a market that ends. */
    public static String plan(MarketStage stage, Instrument instrument, long position, long endsNanos) {
        String ends = endsNanos == 0 ? "" : ", it ends at " + at(endsNanos);
        if (stage == MarketStage.OPEN || stage == MarketStage.ANNOUNCED) {
            return stage.words() + ends;
        }
        if (instrument.kind() == Kind.SPOT) {
            return stage.words() + ends + "; what the venue holds of the asset is not sold for it";
        }
        if (position == 0) {
            return stage.words() + ends + "; nothing is held";
        }
        return stage.words() + ends + (stage == MarketStage.ENDED
                ? "; a position is left: the venue settles it, its hedges are yours to close"
                : "; the position is closed, reduce-only, together with its hedges");
    }

    /** The venue's value of a rule; what it counts in contracts is told of the base asset, as it is configured. */
    private static String told(RuleDifference difference, MarketRules rules, Instrument at) {
        return switch (difference) {
            case NONE -> "";
            case PX_INCREMENT -> decimal(rules.pxIncrement, rules.pxDecimals);
            case LOT -> decimal(rules.lot, rules.lotDecimals - at.contractTens());
            case MIN_QTY -> decimal(rules.minQty, rules.minQtyDecimals - at.contractTens());
            case MIN_NOTIONAL -> decimal(rules.minNotional, rules.minNotionalDecimals);
            case CONTRACT_SIZE -> decimal(rules.contract, rules.contractDecimals);
        };
    }

    private static String configured(RuleDifference difference, Instrument at) {
        return switch (difference) {
            case NONE -> "";
            case CONTRACT_SIZE -> decimal(1, -at.contractTens());
            case PX_INCREMENT -> decimal(at.pxIncrement(), at.pxDecimals());
            case LOT -> decimal(at.qtyIncrement(), at.qtyDecimals());
            case MIN_QTY -> decimal(at.minQty(), at.qtyDecimals());
            case MIN_NOTIONAL -> decimal(at.minNotional(), at.quote().decimals());
        };
    }

    private static String key(RuleDifference difference, Instrument at) {
        return "venues." + at.venue().name() + ".instruments." + at.symbol() + "." + difference.key();
    }

    /** Without needless zeros. */
    public static String decimal(long mantissa, int decimals) {
        return mantissa == 0 ? "0" : BigDecimal.valueOf(mantissa, decimals).stripTrailingZeros().toPlainString();
    }

    /** An instant, to the second, UTC. */
    public static String at(long wallNanos) {
        return Instant.ofEpochSecond(wallNanos / SECOND).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
