package arbd.daemon.e2e;

import arbd.execution.sim.LedgerFill;
import arbd.execution.sim.LedgerOrder;
import arbd.execution.sim.LedgerSnapshot;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One venue's ledger, line by line. */
final class LedgerFile {
    private final InstrumentTable table;
    private final Venue venue;
    private final List<LedgerOrder> orders = new ArrayList<>();
    private final List<LedgerFill> fills = new ArrayList<>();
    private final List<String> duplicates = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<Integer, Long> opening = new HashMap<>();
    private final Map<Integer, Long> closing = new HashMap<>();
    private final Map<Integer, Long> funded = new HashMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();

    LedgerFile(InstrumentTable table, Venue venue) {
        this.table = table;
        this.venue = venue;
    }

    void take(JsonNode line) {
        switch (line.get("type").textValue()) {
            case "opening" -> {
                Asset asset = asset(line, "asset");
                opening.put(asset.id(), units(line, "total", asset));
                closing.put(asset.id(), units(line, "total", asset));
            }
            case "balance" -> closing.put(asset(line, "asset").id(), units(line, "total", asset(line, "asset")));
            case "funding" -> funded.merge(asset(line, "asset").id(), units(line, "amount", asset(line, "asset")),
                    Long::sum);
            case "order" -> order(line);
            case "fill" -> fill(line);
            default -> {
                // How orders ended is not needed here.
            }
        }
    }

    private void order(JsonNode line) {
        String id = line.get("clientOrderId").textValue();
        if (!id.isEmpty() && !ids.add(id)) {
            duplicates.add(id);
        }
        orders.add(new LedgerOrder(line.get("atNanos").longValue(), id, line.get("venueOrderId").textValue(),
                instrument(line).id(), side(line), line.get("px").textValue(), line.get("qty").textValue(),
                line.get("accepted").booleanValue(), line.get("reason").textValue()));
    }

    private void fill(JsonNode line) {
        Instrument instrument = instrument(line);
        long qty = mantissa(line, "qty", instrument.qtyDecimals());
        Asset feeAsset = asset(line, "feeAsset");
        fills.add(new LedgerFill(line.get("atNanos").longValue(), line.get("tradeId").longValue(),
                line.get("clientOrderId").textValue(), line.get("venueOrderId").textValue(), instrument.id(),
                side(line), mantissa(line, "px", instrument.pxDecimals()), qty, units(line, "fee", feeAsset),
                feeAsset.id(), units(line, "realised", instrument.quote())));
        if (instrument.kind() != Kind.SPOT) {
            positions.merge(instrument.id(), side(line) == Side.BUY ? qty : -qty, Long::sum);
        }
    }

    LedgerSnapshot snapshot() {
        positions.values().removeIf(qty -> qty == 0);
        return new LedgerSnapshot(venue.id(), orders, fills, duplicates, opening, closing, funded, positions,
                List.of());
    }

    private Instrument instrument(JsonNode line) {
        String symbol = line.get("symbol").textValue();
        return table.of(venue).stream().filter(at -> at.symbol().equals(symbol)).findFirst().orElseThrow();
    }

    private Asset asset(JsonNode line, String key) {
        String name = line.get(key).textValue();
        return table.assets().stream().filter(asset -> asset.name().equals(name)).findFirst().orElseThrow();
    }

    private static Side side(JsonNode line) {
        return Side.valueOf(line.get("side").textValue());
    }

    private static long units(JsonNode line, String key, Asset asset) {
        return mantissa(line, key, asset.decimals());
    }

    private static long mantissa(JsonNode line, String key, int decimals) {
        return new BigDecimal(line.get(key).textValue()).movePointRight(decimals).longValueExact();
    }
}
