package arbd.daemon.decide;

import arbd.amm.PoolEvent;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.market.AccountFee;
import arbd.market.AccountRead;
import arbd.market.MarketRules;
import arbd.market.StateHash;
import arbd.market.Tick;
import arbd.market.VenuePause;
import arbd.route.RouteTable;

/**
 * The decision stage: told one input after the other, says what follows. Every input is bracketed by {@link #at} and
 * {@link #done}; time is the largest seen so far. Owned by one thread.
 */
public final class Decider {
    private final DecisionSettings settings;
    private final DecisionSink out;
    private final Books books;
    private final RiskGates gates;
    private final OrderDesk desk;
    private final Entries entries;
    private final PoolEntries poolEntries;
    private final ExitPlans plans;
    private final Recovered recovered;
    private final Tally tally;
    private long nowNanos = Long.MIN_VALUE;
    private long inputs;
    private long hash = StateHash.SEED;

    /** Decides about these routes, and tells {@code out}. */
    public Decider(DecisionSettings settings, RouteTable routes, DecisionSink out) {
        this.settings = settings;
        this.out = out;
        this.books = new Books(settings, routes);
        this.tally = books.tally;
        this.gates = new RiskGates(settings, books);
        Closing closing = new Closing(settings, books, gates);
        this.desk = new OrderDesk(settings, books, gates, closing);
        this.entries = new Entries(settings, books, gates, desk);
        this.poolEntries = new PoolEntries(settings, books, gates);
        this.plans = new ExitPlans(settings, books, gates);
        this.recovered = new Recovered(books, gates, desk, closing, out);
    }

    /** Most slots that one input can make decide fill. */
    public static int outputMax(DecisionSettings settings, RouteTable routes) {
        int byBook = Entries.touchedMax(routes)
                + PoolEntries.touchedByBookMax(routes.pools(), routes.instruments().size());
        int touched = Math.max(byBook, PoolEntries.touchedByPoolMax(routes.pools()));
        return 2 * touched + 4 * Books.ordersCapacity(settings) + EdgeMarks.SAID_MAX + ExitPlans.SAID_MAX
                + 10;
    }

    /** An input happened at this monotonic time. */
    public void at(long receivedNanos) {
        nowNanos = Math.max(nowNanos, receivedNanos);
        books.marks.at(nowNanos, inputs);
        gates.markets.at(nowNanos);
        inputs++;
        tally.add(Tally.Count.INPUTS, 1);
    }

    /** The market said something. */
    public void on(Tick tick) {
        tally.add(Tally.Count.TICKS, 1);
        if (tick.type == Tick.MARK_FUNDING) {
            mark(tick);
        } else if (books.quotes.apply(tick)) {
            hash = entries.on(tick, nowNanos, hash, out);
            hash = poolEntries.onBook(tick.instrument, nowNanos, hash, out);
        } else {
            tally.add(Tally.Count.OLD_TICKS, 1);
            hash = StateHash.mix(hash, tick.instrument);
        }
    }

    /** A mark price by itself decides nothing; it is there for what is sized next. */
    private void mark(Tick tick) {
        if (books.funding.apply(tick)) {
            entries.funding(books.funding, tick.instrument);
        } else {
            tally.add(Tally.Count.OLD_TICKS, 1);
        }
        hash = StateHash.mix(StateHash.mix(hash, tick.instrument), tick.fundingRateE8);
    }

    /** A chain said something about a pool. */
    public void on(PoolEvent event) {
        tally.add(Tally.Count.POOL_EVENTS, 1);
        hash = poolEntries.on(event, nowNanos, hash, out);
    }

    /** A venue, or execute, said something about an order. */
    public void on(Report report) {
        desk.on(report, nowNanos, out);
    }

    /** A venue said what is in a wallet. */
    public void on(Balance balance) {
        desk.on(balance);
    }

    /** A venue said what a perpetual position is. */
    public void on(PositionWord position) {
        desk.on(position, nowNanos, out);
    }

    /** A wallet changed without a fill. */
    public void on(CashFlow flow) {
        desk.on(flow);
    }

    /** A venue said how much of one of its budgets is used. */
    public void on(Usage usage) {
        gates.orderRate.told(usage, nowNanos);
        hash = StateHash.mix(StateHash.mix(hash, usage.venue), usage.used);
    }

    /** A venue's listing said something of an instrument. */
    public void on(MarketRules rules) {
        gates.markets.apply(rules);
        plans.listed(rules.instrument);
        books.funding.listed(rules);
        if (books.funding.known(rules.instrument)) {
            entries.funding(books.funding, rules.instrument);
        }
        hash = StateHash.mix(StateHash.mix(hash, rules.instrument), rules.status.ordinal());
    }

    /** A venue said something of its maintenance. */
    public void on(VenuePause pause) {
        gates.markets.apply(pause);
        hash = StateHash.mix(StateHash.mix(hash, pause.venue), pause.status.ordinal());
    }

    /** A venue said what the account is charged, or that it does not say. */
    public void on(AccountFee fee) {
        books.charged(fee);
        hash = StateHash.mix(StateHash.mix(StateHash.mix(hash, fee.instrument), fee.buyE8), fee.sellE8);
    }

    /** A venue's account was looked at. */
    public void on(AccountRead read) {
        gates.markets.apply(read);
        hash = StateHash.mix(StateHash.mix(hash, read.venue), read.status.ordinal());
    }

    /** A venue's account session became usable, or unusable. */
    public void session(int venue, boolean up) {
        gates.sessions.session(venue, up);
        if (up) {
            desk.sessionUp(venue, nowNanos, out);
        }
    }

    /** An operator said something; {@code route} -1 = everything. */
    public void command(CommandKind kind, int route) {
        switch (kind) {
            case PAUSE -> gates.halt.pause();
            case HALT -> {
                gates.halt.halt();
                out.halt(true, -1, -1, HaltReason.OPERATOR, Long.MAX_VALUE);
                desk.cancelAll(nowNanos, out);
            }
            case CANCEL_OPEN -> desk.cancelAll(nowNanos, out);
            case RESUME -> {
                gates.halt.resume();
                gates.routeHalt.resume();
                gates.poolHalt.resume();
                out.halt(false, -1, -1, HaltReason.OPERATOR, nowNanos);
            }
        }
    }

    /** A timer was due. */
    public void time() {
        desk.time(nowNanos, out);
    }

    /** The input is dealt with. */
    public void done() {
        books.marks.say(out);
        plans.say(out);
        hash = StateHash.mix(hash, nowNanos);
        if (inputs % settings.stateHashEvery() == 0) {
            hash = fold();
            out.stateHash(inputs, hash);
        }
    }

    /** Event time at which a timer is due; {@link Long#MAX_VALUE} = none. */
    public long dueNanos() {
        return Math.min(plans.dueNanos(), Math.min(desk.dueNanos(), books.marks.dueNanos()));
    }

    /** Whether a halt is in force. */
    public boolean halted() {
        return gates.halt.halted();
    }

    /** Whether a venue has told a wallet's balance yet. */
    public boolean balanceKnown(int venue, int asset) {
        return books.wallets.known(venue, asset);
    }

    /** Our own account of a wallet, in units of the asset. */
    public long balance(int venue, int asset) {
        return books.wallets.balance(venue, asset);
    }

    /** Signed position mantissa of a perpetual, by our own account. */
    public long position(int instrument) {
        return books.wallets.position(instrument);
    }

    /** Inputs so far. */
    public long inputs() {
        return inputs;
    }

    /** Everything decided so far, and all state that decides, in one number. */
    public long stateHash() {
        return fold();
    }

    /** What earlier lives left behind; only before the first input. */
    public Recovered recovered() {
        return recovered;
    }

    /** Counters, for any thread. */
    public Tally tally() {
        return tally;
    }

    /** Its gates; for a look from this package. */
    RiskGates gates() {
        return gates;
    }

    /** What it knows; for a look from this package. */
    Books books() {
        return books;
    }

    private long fold() {
        return plans.foldInto(entries.foldInto(desk.foldInto(gates.foldInto(books.foldInto(hash)))));
    }
}
