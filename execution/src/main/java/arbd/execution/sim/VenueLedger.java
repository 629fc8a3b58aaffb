package arbd.execution.sim;

import arbd.execution.order.Positions;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A venue's own account book, append-only: every order request and every fill, for comparison with what a client
 * believes. Owned by the venue's thread. Optionally each entry is also appended to a file, one JSON object a line,
 * and handed to the operating system at once, so that it survives the death of the process.
 */
final class VenueLedger implements AutoCloseable {
    /** Most entries of a kind in memory; the oldest are only in the file then. */
    static final int ENTRIES_MAX = 500_000;

    private static final Logger LOG = LoggerFactory.getLogger(VenueLedger.class);

    private final Venue venue;
    private final InstrumentTable table;
    private final Wallets wallets;
    private final Map<Integer, Long> opening = new HashMap<>();
    private final BigInteger[] expected;
    private final Positions positions;
    private final Map<Integer, Long> filled = new HashMap<>();
    private final Map<Integer, Long> funded = new HashMap<>();
    private final Deque<LedgerOrder> orders = new ArrayDeque<>();
    private final Deque<LedgerFill> fills = new ArrayDeque<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<String> duplicates = new ArrayList<>();
    private Path path;
    private Writer file;

    VenueLedger(Venue venue, InstrumentTable table, Wallets wallets, Positions positions) {
        this.positions = positions;
        this.venue = venue;
        this.table = table;
        this.wallets = wallets;
        this.expected = new BigInteger[table.assets().size()];
        for (Asset asset : table.assets()) {
            opening.put(asset.id(), wallets.total(asset.id()));
            expected[asset.id()] = BigInteger.valueOf(wallets.total(asset.id()));
        }
    }

    /** Appends everything from now on, opening wallets first, to this file. */
    void writeTo(Path to) {
        path = to;
        try {
            file = Files.newBufferedWriter(to, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the ledger " + to, e);
        }
        for (Asset asset : table.assets()) {
            line(new JsonText().open().text("type", "opening").text("venue", venue.name()).text("asset", asset.name())
                    .text("total", Amounts.text(opening.get(asset.id()), asset.decimals())).close());
        }
    }

    void order(LedgerOrder order) {
        keep(orders, order);
        if (!order.clientOrderId().isEmpty() && !seen.add(order.clientOrderId())) {
            duplicates.add(order.clientOrderId());
        }
        if (seen.size() > ENTRIES_MAX) {
            seen.remove(seen.iterator().next());
        }
        String symbol = order.instrument() < 0 ? "" : table.get(order.instrument()).symbol();
        line(new JsonText().open().text("type", "order").number("atNanos", order.atNanos())
                .text("clientOrderId", order.clientOrderId()).text("venueOrderId", order.venueOrderId())
                .text("symbol", symbol).text("side", order.side().name()).text("px", order.px())
                .text("qty", order.qty()).raw("accepted", Boolean.toString(order.accepted()))
                .text("reason", order.reason()).close());
    }

    void fill(LedgerFill fill) {
        keep(fills, fill);
        expect(fill);
        Instrument instrument = table.get(fill.instrument());
        Asset feeAsset = table.assets().get(fill.feeAsset());
        line(new JsonText().open().text("type", "fill").number("atNanos", fill.atNanos())
                .number("tradeId", fill.tradeId()).text("clientOrderId", fill.clientOrderId())
                .text("venueOrderId", fill.venueOrderId()).text("symbol", instrument.symbol())
                .text("side", fill.side().name()).text("px", Amounts.text(fill.px(), instrument.pxDecimals()))
                .text("qty", Amounts.text(fill.qty(), instrument.qtyDecimals()))
                .text("fee", Amounts.text(fill.fee(), feeAsset.decimals())).text("feeAsset", feeAsset.name())
                .text("realised", Amounts.text(fill.realised(), instrument.quote().decimals())).close());
        if (instrument.kind() == Kind.SPOT) {
            balance(instrument.base());
        }
        balance(instrument.quote());
    }

    /** What a position paid (negative) or received at a funding, in units of the quote asset. */
    void funding(Instrument instrument, long units, long atNanos) {
        expect(instrument.quote().id(), units);
        funded.merge(instrument.quote().id(), units, Long::sum);
        line(new JsonText().open().text("type", "funding").number("atNanos", atNanos)
                .text("symbol", instrument.symbol()).text("asset", instrument.quote().name())
                .text("amount", Amounts.text(units, instrument.quote().decimals())).close());
        balance(instrument.quote());
    }

    private static <T> void keep(Deque<T> entries, T entry) {
        entries.add(entry);
        if (entries.size() > ENTRIES_MAX) {
            entries.poll();
        }
    }

    void ended(SimulatedOrder order) {
        line(new JsonText().open().text("type", "ended").number("atNanos", order.updatedNanos())
                .text("clientOrderId", order.clientOrderId()).text("venueOrderId", order.venueOrderId())
                .text("state", order.state().name())
                .text("cumQty", Amounts.text(order.cumQty(), order.instrument().qtyDecimals())).close());
    }

    private void balance(Asset asset) {
        line(new JsonText().open().text("type", "balance").text("asset", asset.name())
                .text("total", Amounts.text(wallets.total(asset.id()), asset.decimals())).close());
    }

    /** Client order ids that arrived more than once ever, one entry per repetition. */
    List<String> duplicates() {
        return duplicates;
    }

    /** Assets for which opening + fills - fees + funding is not the wallet, and positions that are not their fills. */
    List<String> violations() {
        List<String> wrong = new ArrayList<>();
        for (Asset asset : table.assets()) {
            BigInteger actual = BigInteger.valueOf(wallets.total(asset.id()));
            if (!expected[asset.id()].equals(actual)) {
                wrong.add(venue.name() + ":" + asset.name() + " is " + actual + ", should be " + expected[asset.id()]);
            }
        }
        filled.forEach((instrument, qty) -> {
            if (positions.qty(instrument) != qty) {
                wrong.add(table.get(instrument).title() + " is " + positions.qty(instrument) + ", should be " + qty);
            }
        });
        return wrong;
    }

    private void expect(LedgerFill fill) {
        Instrument instrument = table.get(fill.instrument());
        int sign = fill.side() == Side.BUY ? 1 : -1;
        expect(fill.feeAsset(), -fill.fee());
        if (instrument.kind() != Kind.SPOT) {
            expect(instrument.quote().id(), fill.realised());
            filled.merge(instrument.id(), sign * fill.qty(), Long::sum);
            return;
        }
        expect(instrument.base().id(), sign * Amounts.base(instrument, fill.qty()));
        expect(instrument.quote().id(), -sign * Amounts.quote(instrument, fill.side(), fill.px(), fill.qty()));
    }

    private void expect(int asset, long units) {
        expected[asset] = expected[asset].add(BigInteger.valueOf(units));
    }

    LedgerSnapshot snapshot() {
        Map<Integer, Long> closing = new HashMap<>();
        for (Asset asset : table.assets()) {
            closing.put(asset.id(), wallets.total(asset.id()));
        }
        Map<Integer, Long> held = new HashMap<>();
        for (Instrument instrument : table.of(venue)) {
            if (positions.qty(instrument.id()) != 0) {
                held.put(instrument.id(), positions.qty(instrument.id()));
            }
        }
        return new LedgerSnapshot(venue.id(), List.copyOf(orders), List.copyOf(fills), duplicates,
                opening, closing, funded, held, violations());
    }

    private void line(JsonText entry) {
        if (file == null) {
            return;
        }
        try {
            file.write(entry.toString());
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            LOG.warn("{}: its ledger is no longer written to {}: {}", venue.name(), path, e.getMessage());
            close();
        }
    }

    /** A venue trades on whatever becomes of our disk, so trouble with the file never reaches its engine. */
    @Override
    public void close() {
        Writer closing = file;
        file = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (IOException e) {
            LOG.debug("{}: the end of its ledger is lost: {}", venue.name(), e.getMessage());
        }
    }
}
