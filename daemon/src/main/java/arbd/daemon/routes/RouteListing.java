package arbd.daemon.routes;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.route.Leg;
import arbd.route.Route;
import arbd.route.RouteCosts;
import arbd.route.RouteKind;
import arbd.route.RouteTable;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The routes that somebody asked for, by kind, the cheapest first. */
public final class RouteListing {
    private static final int BPS_E8_DECIMALS = 4;

    private final InstrumentTable table;
    private final RouteCosts costs;
    private final int ofAll;
    private final List<Route> rows;

    /**
     * Picks and sorts.
     *
     * @param kind only routes of this kind
     * @param asset only routes with a leg in this asset, by name
     */
    public RouteListing(RouteTable routes, RouteCosts costs, Optional<RouteKind> kind, Optional<String> asset) {
        this.table = routes.instruments();
        this.costs = costs;
        this.ofAll = routes.size();
        this.rows = new ArrayList<>(routes.routes());
        rows.removeIf(route -> kind.isPresent() && route.kind() != kind.get()
                || asset.isPresent() && route.legs().stream().noneMatch(leg -> trades(leg, asset.get())));
        rows.sort(Comparator.comparing(Route::kind).thenComparingLong(route -> costs.floorE8(route.id()))
                .thenComparingInt(Route::id));
    }

    private boolean trades(Leg leg, String asset) {
        Instrument traded = table.get(leg.instrument());
        return traded.base().name().equals(asset) || traded.quote().name().equals(asset);
    }

    /** How many were picked. */
    public int size() {
        return rows.size();
    }

    /** A table: one line for each route, its legs last, since they have spaces. */
    public void table(PrintStream to) {
        int id = Math.max(2, Integer.toString(Math.max(0, ofAll - 1)).length());
        int kind = 4;
        int cost = "COST(bps)".length();
        for (Route route : rows) {
            kind = Math.max(kind, route.kind().word().length());
            cost = Math.max(cost, bps(costs.floorE8(route.id())).length());
        }
        String format = "%" + id + "s  %-" + kind + "s  %" + cost + "s  %s%n";
        to.printf(format, "ID", "KIND", "COST(bps)", "LEGS");
        for (Route route : rows) {
            to.printf(format, route.id(), route.kind().word(), bps(costs.floorE8(route.id())), legs(route));
        }
    }

    /** {@code 40 routes: 24 crossVenue, 16 cyclic; cost 20 to 50 bps}. */
    public String totals() {
        String of = rows.size() == ofAll ? "" : " of " + ofAll;
        if (rows.isEmpty()) {
            return "0" + of + " routes";
        }
        long least = rows.stream().mapToLong(route -> costs.floorE8(route.id())).min().orElse(0);
        long most = rows.stream().mapToLong(route -> costs.floorE8(route.id())).max().orElse(0);
        List<String> kinds = new ArrayList<>();
        for (RouteKind kind : RouteKind.values()) {
            if (count(kind) > 0) {
                kinds.add(count(kind) + " " + kind.word());
            }
        }
        return String.format(Locale.ROOT, "%d%s route%s: %s; cost at least %s%s bps", rows.size(), of,
                rows.size() == 1 ? "" : "s", String.join(", ", kinds), bps(least),
                least == most ? "" : " to " + bps(most));
    }

    private long count(RouteKind kind) {
        return rows.stream().filter(route -> route.kind() == kind).count();
    }

    /**
     * One object.
     *
     * @param missing by market, why it has no route; empty when there are routes
     * @throws IOException when it cannot be written
     */
    public void json(PrintStream to, Map<String, List<Answer>> missing) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeNumberField("schema", 1);
        json.writeStringField("command", "routes");
        json.writeNumberField("total", ofAll);
        json.writeObjectFieldStart("totals");
        for (RouteKind kind : RouteKind.values()) {
            json.writeNumberField(kind.word(), count(kind));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("routes");
        for (Route route : rows) {
            json(json, route);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("missing");
        for (Map.Entry<String, List<Answer>> market : missing.entrySet()) {
            json.writeStartObject();
            json.writeStringField("market", market.getKey());
            Answers.json(json, "answers", market.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        to.println();
    }

    private void json(JsonGenerator json, Route route) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", route.id());
        json.writeStringField("kind", route.kind().word());
        json.writeStringField("title", route.title());
        json.writeStringField("settlement", route.settlement().name());
        json.writeStringField("costFloorBps", bps(costs.floorE8(route.id())));
        json.writeStringField("haircutBps", bps(route.haircutE8()));
        json.writeArrayFieldStart("legs");
        for (Leg leg : route.legs()) {
            Instrument traded = table.get(leg.instrument());
            json.writeStartObject();
            json.writeStringField("venue", traded.venue().name());
            json.writeStringField("symbol", traded.symbol());
            json.writeStringField("side", side(leg));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("markets");
        for (int instrument : costs.dependsOn(route.id())) {
            json.writeString(table.get(instrument).title());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private String legs(Route route) {
        String legs = route.legs().stream().map(leg -> side(leg) + " " + table.get(leg.instrument()).title())
                .collect(Collectors.joining(", "));
        StringBuilder also = new StringBuilder();
        for (int instrument : costs.dependsOn(route.id())) {
            if (route.legs().stream().noneMatch(leg -> leg.instrument() == instrument)) {
                also.append(also.isEmpty() ? "; priced with " : ", ").append(table.get(instrument).title());
            }
        }
        return legs + also;
    }

    private static String side(Leg leg) {
        return leg.side().name().toLowerCase(Locale.ROOT);
    }

    /** Plain, without trailing zeros. */
    private static String bps(long e8) {
        BigDecimal bps = BigDecimal.valueOf(e8, BPS_E8_DECIMALS).stripTrailingZeros();
        return (bps.scale() < 0 ? bps.setScale(0) : bps).toPlainString();
    }
}
