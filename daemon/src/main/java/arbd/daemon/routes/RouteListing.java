package arbd.daemon.routes;

import arbd.config.DaemonConfig;
import arbd.daemon.routes.ListedRoute.ListedLeg;
import arbd.route.RouteCosts;
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

    private final int ofAll;
    private final List<ListedRoute> rows;

    /**
     * Picks and sorts.
     *
     * @param kind only routes of this kind, by word
     * @param asset only routes with a leg in this asset, by name
     */
    public RouteListing(DaemonConfig config, RouteTable routes, RouteCosts costs, Optional<String> kind,
            Optional<String> asset) {
        this.rows = new ArrayList<>(ListedRoutes.of(config, routes, costs));
        this.ofAll = rows.size();
        rows.removeIf(row -> kind.isPresent() && !row.kind().equals(kind.get())
                || asset.isPresent() && row.legs().stream().noneMatch(leg -> leg.assets().contains(asset.get())));
        rows.sort(Comparator.comparingInt(ListedRoute::rank).thenComparingLong(ListedRoute::floorE8)
                .thenComparingInt(ListedRoute::id));
    }

    /** How many were picked. */
    public int size() {
        return rows.size();
    }

    /** A table: one line for each route, its legs last, since they have spaces. */
    public void table(PrintStream to) {
        int id = 2;
        int kind = 4;
        int cost = "COST(bps)".length();
        for (ListedRoute row : rows) {
            id = Math.max(id, Integer.toString(row.id()).length());
            kind = Math.max(kind, row.kind().length());
            cost = Math.max(cost, bps(row.floorE8()).length());
        }
        String format = "%" + id + "s  %-" + kind + "s  %" + cost + "s  %s%n";
        to.printf(format, "ID", "KIND", "COST(bps)", "LEGS");
        for (ListedRoute row : rows) {
            to.printf(format, row.id(), row.kind(), bps(row.floorE8()), legs(row));
        }
    }

    /** {@code 40 routes: 24 crossVenue, 16 cyclic; cost 20 to 50 bps}. */
    public String totals() {
        String of = rows.size() == ofAll ? "" : " of " + ofAll;
        if (rows.isEmpty()) {
            return "0" + of + " routes";
        }
        long least = rows.stream().mapToLong(ListedRoute::floorE8).min().orElse(0);
        long most = rows.stream().mapToLong(ListedRoute::floorE8).max().orElse(0);
        List<String> kinds = new ArrayList<>();
        for (String kind : Kinds.words()) {
            if (count(kind) > 0) {
                kinds.add(count(kind) + " " + kind);
            }
        }
        return String.format(Locale.ROOT, "%d%s route%s: %s; cost at least %s%s bps%s", rows.size(), of,
                rows.size() == 1 ? "" : "s", String.join(", ", kinds), bps(least),
                least == most ? "" : " to " + bps(most),
                rows.stream().anyMatch(row -> row.gas() != null) ? ", and gas" : "");
    }

    private long count(String kind) {
        return rows.stream().filter(row -> row.kind().equals(kind)).count();
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
        for (String kind : Kinds.words()) {
            json.writeNumberField(kind, count(kind));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("routes");
        for (ListedRoute row : rows) {
            json(json, row);
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

    private static void json(JsonGenerator json, ListedRoute row) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", row.id());
        json.writeStringField("kind", row.kind());
        json.writeStringField("title", row.title());
        json.writeStringField("settlement", row.settlement());
        json.writeStringField("costFloorBps", bps(row.floorE8()));
        json.writeStringField("haircutBps", bps(row.haircutE8()));
        if (row.gas() != null) {
            json.writeObjectFieldStart("gas");
            json.writeStringField("amount", row.gas().toPlainString());
            json.writeStringField("asset", row.gasAsset().name());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("legs");
        for (ListedLeg leg : row.legs()) {
            json.writeStartObject();
            json.writeStringField("venue", leg.venue());
            json.writeStringField("symbol", leg.symbol());
            if (leg.isPool()) {
                json.writeStringField("pays", leg.pays());
                json.writeStringField("brings", leg.brings());
                json.writeNumberField("feePpm", leg.feePpm());
            } else {
                json.writeStringField("side", leg.side());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        Answers.texts(json, "markets", row.markets());
        if (row.gas() != null) {
            Answers.texts(json, "pools", row.legs().stream().filter(ListedLeg::isPool).map(ListedLeg::title).toList());
        }
        json.writeEndObject();
    }

    private static String legs(ListedRoute row) {
        String legs = row.legs().stream().map(ListedLeg::words).collect(Collectors.joining(", "));
        List<String> own = row.legs().stream().map(ListedLeg::title).toList();
        String also = row.markets().stream().filter(market -> !own.contains(market)).collect(Collectors.joining(", "));
        return legs + (also.isEmpty() ? "" : "; priced with " + also)
                + (row.gas() == null ? "" : "; gas " + row.gas().toPlainString() + " " + row.gasAsset().name());
    }

    /** Plain, without trailing zeros. */
    private static String bps(long e8) {
        BigDecimal bps = BigDecimal.valueOf(e8, BPS_E8_DECIMALS).stripTrailingZeros();
        return (bps.scale() < 0 ? bps.setScale(0) : bps).toPlainString();
    }
}
