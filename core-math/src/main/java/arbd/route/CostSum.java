package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;

/**
 * What one chain of quantities costs beyond its books, item by item, each rounded against us, and what is left. Owned
 * by the sizer; reads {@link RouteCosts}.
 */
final class CostSum {
    static final long PPM = 1_000_000L;

    private final RouteTable routes;
    private final QuoteTable quotes;
    private final RouteCosts costs;
    private final LegPricer converter;
    private final ShadowCost shadow;
    private final Haircuts haircuts;
    private final Waterfall items = new Waterfall();

    private int route;
    private Asset settlement;
    private Asset spent;
    private Asset brought;
    private boolean converts;
    private boolean closing;
    private final long[] fundingE8 = new long[Route.LEGS_MAX];
    /** Fees in a third asset, as parts of what is received, and the book that it is bought in. */
    private final long[] tokenE8 = new long[Route.LEGS_MAX];
    private final int[] tokenBook = new int[Route.LEGS_MAX];
    private boolean free;
    private boolean tooThin;
    private long keptE8;
    private long paidE8;
    private long spend;
    private long receive;
    private long net;

    CostSum(RouteTable routes, QuoteTable quotes, RouteCosts costs) {
        this.routes = routes;
        this.quotes = quotes;
        this.costs = costs;
        this.converter = new LegPricer(quotes);
        this.shadow = new ShadowCost(costs);
        this.haircuts = new Haircuts(quotes, costs);
    }

    /** The fee that a leg is charged in its own assets: none when the venue charges it in a third. */
    long chargedE8(int instrument, Side side) {
        return costs.feeToken(instrument) == RouteCosts.NONE ? costs.feeE8(instrument, side) : 0;
    }

    /**
     * Turns to a route whose chain is arranged; says which book is missing: one in which to turn what it brings, one
     * that prices a fee which a venue charges in its token, or one that prices an equivalent.
     */
    SizingVerdict begin(int id, Chain chain, Limits limits) {
        route = id;
        settlement = routes.get(id).settlement();
        spent = chain.paysWith(0);
        brought = chain.brings(chain.legs - 1);
        closing = limits.closing;
        tooThin = false;
        converts = brought.id() != settlement.id() && costs.conversion(id) != RouteCosts.NONE;
        if (converts && !aimConverter()) {
            return SizingVerdict.NOT_SANE;
        }
        if (!tokensPriced(chain)) {
            return SizingVerdict.NO_TOKEN_BOOK;
        }
        if (!haircuts.begin(id, chain, converts)) {
            return SizingVerdict.NO_EQUIVALENT_BOOK;
        }
        shadow.begin(chain);
        long held = closing ? 0 : costs.borrowE8(id) + costs.exitE8(id);
        keptE8 = Instrument.E8 - costs.slippageE8(id) - costs.decayE8(id) - haircuts.leastE8() - held
                + shadow.creditMaxE8();
        paidE8 = Instrument.E8 + costs.premiumE8(id);
        boolean tokens = false;
        for (int at = 0; at < chain.legs; at++) {
            tokens |= token(at, chain);
            fund(at, chain, limits);
        }
        free = !converts && !tokens && haircuts.none() && shadow.none() && keptE8 == Instrument.E8
                && paidE8 == Instrument.E8 && costs.flat(id) == 0 && held == 0
                && fundingE8[0] == 0 && fundingE8[chain.legs - 1] == 0
                && spent.decimals() == settlement.decimals() && brought.decimals() == settlement.decimals();
        return SizingVerdict.OK;
    }

    private boolean aimConverter() {
        int id = costs.conversion(route);
        Instrument book = quotes.instruments().get(id);
        boolean sells = book.base().id() == brought.id() && book.quote().id() == settlement.id();
        boolean buys = book.quote().id() == brought.id() && book.base().id() == settlement.id();
        if (!sells && !buys || !quotes.sane(id)) {
            return false;
        }
        Side side = sells ? Side.SELL : Side.BUY;
        converter.aim(id, side, costs.feeE8(id, side));
        return true;
    }

    private boolean token(int at, Chain chain) {
        LegPricer leg = chain.pricers[at];
        tokenBook[at] = costs.feeToken(leg.instrument().id());
        tokenE8[at] = tokenBook[at] == RouteCosts.NONE ? 0 : costs.feeE8(leg.instrument().id(), leg.side());
        keptE8 -= tokenE8[at];
        return tokenE8[at] != 0;
    }

    /** The venue charges its token whether its book can be read or not: its cost must be known, never guessed. */
    private boolean tokensPriced(Chain chain) {
        for (int at = 0; at < chain.legs; at++) {
            int book = costs.feeToken(chain.instrument(at).id());
            boolean priced = book == RouteCosts.NONE || quotes.sane(book)
                    && quotes.instruments().get(book).quote().id() == settlement.id();
            if (!priced) {
                return false;
            }
        }
        return true;
    }

    /** Funding is on the notional, which the first leg's payment and the last leg's proceeds are but for their fees. */
    private void fund(int at, Chain chain, Limits limits) {
        LegPricer leg = chain.pricers[at];
        boolean held = !closing && !chain.spot(at);
        fundingE8[at] = held
                ? costs.fundingE8(route, leg.instrument().id(), leg.side(), limits.wallNanos)
                : 0;
        if (fundingE8[at] == 0) {
            return;
        }
        if (leg.side() == Side.BUY) {
            paidE8 += Math.floorDiv(fundingE8[at] * Instrument.E8, Instrument.E8 + leg.feeE8());
        } else {
            keptE8 -= Math.floorDiv(fundingE8[at] * Instrument.E8, Instrument.E8 - leg.feeE8());
        }
    }

    /** Settles what the chain pays and brings; false when an amount does not fit or finds no book to be turned in. */
    boolean price(Chain chain) {
        if (free) {
            spend = chain.paid();
            receive = chain.brought();
            net = receive - spend;
            return spend > 0 && Math.max(spend, receive) <= LegSums.LARGEST;
        }
        spend = settledIn(chain.paid(), true);
        receive = converts
                ? converter.turned(chain.brought())
                : Money.rescaleFloor(chain.brought(), brought.decimals(), settlement.decimals());
        tooThin = receive == LegPricer.NONE;
        if (spend <= 0 || tooThin || Math.max(spend, receive) > LegSums.LARGEST) {
            return false;
        }
        return charge(chain);
    }

    private boolean charge(Chain chain) {
        items.flat = costs.flat(route);
        items.premium = Wide.mulDivCeil(spend, costs.premiumE8(route), Instrument.E8);
        items.slippage = part(costs.slippageE8(route));
        items.decay = part(costs.decayE8(route));
        items.haircut = haircuts.of(chain, receive);
        tooThin = haircuts.tooThin();
        items.borrow = closing ? 0 : part(costs.borrowE8(route));
        items.exit = closing ? 0 : part(costs.exitE8(route));
        items.shadow = shadow.of(chain, receive);
        items.fees = 0;
        items.funding = 0;
        boolean fits = items.premium != Wide.OVERFLOW && items.haircut != Wide.OVERFLOW
                && items.shadow != Wide.OVERFLOW;
        for (int at = 0; at < chain.legs; at++) {
            long token = tokenE8[at] == 0 ? 0 : token(at);
            long funding = fundingE8[at] == 0 ? 0 : Money.fee(notional(chain, at), fundingE8[at]);
            fits &= Math.max(Math.abs(token), Math.abs(funding)) <= LegSums.LARGEST;
            items.fees += token;
            items.funding += funding;
        }
        net = receive - spend - items.fees - items.beyondFills();
        return fits;
    }

    private long part(long rateE8) {
        return rateE8 == 0 ? 0 : Money.fee(receive, rateE8);
    }

    /** The venue counts the fee in its token at the bid, and we buy it at the ask. */
    private long token(int at) {
        int book = tokenBook[at];
        return tokenE8[at] < 0
                ? part(tokenE8[at])
                : Wide.mulDivCeil(part(tokenE8[at]), quotes.px(book, Side.BUY, 0), quotes.px(book, Side.SELL, 0));
    }

    /** Whether every venue holds enough of the asset that it charges fees in. */
    boolean tokensFunded(Chain chain, Funds funds) {
        for (int at = 0; at < chain.legs; at++) {
            if (tokenE8[at] <= 0) {
                continue;
            }
            long units = 0;
            for (int leg = 0; leg < chain.legs; leg++) {
                boolean same = tokenBook[leg] == tokenBook[at]
                        && chain.instrument(leg).venue().id() == chain.instrument(at).venue().id();
                units = same ? Wide.add(units, tokenUnits(leg)) : units;
            }
            int token = quotes.instruments().get(tokenBook[at]).base().id();
            if (funds.available(chain.instrument(at).venue().id(), token) < units) {
                return false;
            }
        }
        return true;
    }

    private long tokenUnits(int at) {
        Instrument book = quotes.instruments().get(tokenBook[at]);
        long value = Math.max(0, part(tokenE8[at]));
        return Wide.add(Money.unitsWithin(book, quotes.px(book.id(), Side.SELL, 0), value), 1);
    }

    private long notional(Chain chain, int at) {
        Instrument instrument = chain.instrument(at);
        return Money.rescaleCeil(chain.pricers[at].notional(), instrument.quote().decimals(), settlement.decimals());
    }

    /** Units that are spent, in units of the settlement asset. */
    long settledIn(long amount, boolean up) {
        if (spent.decimals() == settlement.decimals()) {
            return amount;
        }
        return up
                ? Money.rescaleCeil(amount, spent.decimals(), settlement.decimals())
                : Money.rescaleFloor(amount, spent.decimals(), settlement.decimals());
    }

    /** No less than what units that are brought are worth in the settlement asset. */
    long settledAtMost(long amount) {
        long units = converts ? converter.yieldingAtMost(amount) : amount;
        return converts || brought.decimals() == settlement.decimals()
                ? units
                : Money.rescaleCeil(units, brought.decimals(), settlement.decimals());
    }

    /** What units that are brought would fetch in the settlement asset at the best price without a fee. */
    long settledAtBest(long amount) {
        return converts
                ? converter.atBest(amount)
                : Money.rescaleFloor(amount, brought.decimals(), settlement.decimals());
    }

    /** The book in which what is brought is turned, or null. */
    LegPricer converter() {
        return converts ? converter : null;
    }

    /** Whether a book in which something is turned did not hold what was priced last. */
    boolean tooThin() {
        return tooThin;
    }

    /** Part of what is received that is kept at most, in 1e-8. */
    long keptE8() {
        return keptE8;
    }

    /** What each unit spent costs at least, in 1e-8. */
    long paidE8() {
        return paidE8;
    }

    long flat() {
        return costs.flat(route);
    }

    /** Spent, units of the settlement asset. */
    long spend() {
        return spend;
    }

    /** Received, units of the settlement asset. */
    long receive() {
        return receive;
    }

    /** What is left of it. */
    long net() {
        return net;
    }

    /** Copies the items of the chain that was priced last; fees are those in a third asset alone. */
    void itemsInto(Waterfall into) {
        into.clear();
        if (!free) {
            into.copyFrom(items);
        }
        into.net = net;
    }
}
