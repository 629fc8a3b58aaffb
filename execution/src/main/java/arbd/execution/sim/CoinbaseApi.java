package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.TradingStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Coinbase's REST questions: products and time for everybody; the account's with a token. */
final class CoinbaseApi {
    static final String BASE = "/api/v3/brokerage";

    private static final HttpReply UNAUTHORIZED = new HttpReply(401, "Unauthorized\n");
    private static final HttpReply MISSING = new HttpReply(404,
            "{\"error\":\"NOT_FOUND\",\"error_details\":\"\",\"message\":\"order not found\"}");
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    /** Fills are listed so much later than the {@code user} channel tells of them. */
    private static final long LISTED_AFTER_NANOS = 5 * MILLISECOND;
    private static final int PAGE = 100;
    private static final int PAGE_MAX = 250;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final CoinbaseTokens tokens;
    private final long startNanos;

    CoinbaseApi(SimulatedVenue venue, VenueLoop loop, CoinbaseTokens tokens) {
        this.venue = venue;
        this.loop = loop;
        this.tokens = tokens;
        this.startNanos = loop.nowNanos();
    }

    /** Why a call with this token is not answered, null = it is. */
    HttpReply refusal(HttpCall call) {
        return tokens.good(call, loop.nowNanos()) ? null : UNAUTHORIZED;
    }

    HttpReply answer(HttpCall call) {
        if (!call.method().equals("GET") || !call.path().startsWith(BASE + "/")) {
            return HttpReply.NOT_FOUND;
        }
        String path = call.path().substring(BASE.length());
        if (path.equals("/time")) {
            return ok(time());
        }
        if (path.startsWith("/market/products")) {
            return products(path.substring("/market/products".length()));
        }
        HttpReply refusal = refusal(call);
        return refusal != null ? refusal : mine(path, call);
    }

    private HttpReply mine(String path, HttpCall call) {
        if (path.startsWith("/products")) {
            return products(path.substring("/products".length()));
        }
        return switch (path) {
            case "/key_permissions" -> ok(RightsTexts.coinbase(venue.rights()));
            case "/transaction_summary" -> ok(CoinbaseTexts.fees(new SimulatedFees(venue).accountE8()));
            case "/accounts" -> accounts(call);
            case "/orders/historical/batch" -> orders(call);
            case "/orders/historical/fills" -> fills(call);
            default -> path.startsWith("/orders/historical/") ? order(path.substring("/orders/historical/".length()))
                    : HttpReply.NOT_FOUND;
        };
    }

    private String time() {
        long nowNanos = loop.nowNanos();
        return new JsonText().open().text("iso", CoinbaseTexts.time(nowNanos))
                .text("epochSeconds", Long.toString(nowNanos / SECOND))
                .text("epochMillis", Long.toString(nowNanos / MILLISECOND)).close().toString();
    }

    private HttpReply products(String below) {
        if (!below.isEmpty()) {
            Instrument one = venue.instrument(below.substring(1));
            boolean listed = one != null && venue.listing().status(one) != TradingStatus.NOT_LISTED;
            return listed ? ok(product(venue.listing().rules(one))) : MISSING;
        }
        JsonText all = new JsonText().open().list("products");
        List<Instrument> listed = venue.listing().instruments();
        listed.forEach(instrument -> all.item(product(instrument)));
        return ok(all.endList().number("num_products", listed.size()).close().toString());
    }

    private String product(Instrument rules) {
        return CoinbaseTexts.product(rules, venue.model().book(rules.id()), venue.listing().status(rules));
    }

    private HttpReply accounts(HttpCall call) {
        List<String> rows = new ArrayList<>();
        for (Asset asset : venue.table().assets()) {
            rows.add(CoinbaseTexts.account(asset, venue.wallets(), startNanos));
        }
        return page("accounts", rows, call);
    }

    /** Newest first. */
    private HttpReply orders(HttpCall call) {
        Set<String> products = Set.of(call.parameter("product_ids").split(","));
        List<String> rows = new ArrayList<>();
        for (SimulatedOrder order : venue.orders()) {
            if (products.contains("") || products.contains(order.instrument().symbol())) {
                rows.add(CoinbaseTexts.order(order));
            }
        }
        Collections.reverse(rows);
        return page("orders", rows, call);
    }

    private HttpReply order(String orderId) {
        SimulatedOrder order = venue.byVenueOrderId(orderId);
        return order == null ? MISSING : ok("{\"order\":" + CoinbaseTexts.order(order) + "}");
    }

    /** Newest first. */
    private HttpReply fills(HttpCall call) {
        SimulatedOrder order = venue.byVenueOrderId(call.parameter("order_ids"));
        List<String> rows = new ArrayList<>();
        if (order != null) {
            for (LedgerFill fill : order.fills()) {
                if (loop.nowNanos() - fill.atNanos() >= LISTED_AFTER_NANOS) {
                    rows.add(CoinbaseTexts.fill(order, fill));
                }
            }
        }
        Collections.reverse(rows);
        return page("fills", rows, call);
    }

    /** Some rows, and where the next begin. */
    private static HttpReply page(String name, List<String> rows, HttpCall call) {
        int from = Math.min(rows.size(), number(call.parameter("cursor"), 0));
        int limit = Math.max(1, Math.min(PAGE_MAX, number(call.parameter("limit"), PAGE)));
        int to = Math.min(rows.size(), from + limit);
        JsonText text = new JsonText().open().list(name);
        rows.subList(from, to).forEach(text::item);
        text.endList();
        boolean more = to < rows.size();
        if (!name.equals("fills")) {
            text.raw("has_next", Boolean.toString(more));
        }
        return ok(text.text("cursor", more ? Integer.toString(to) : "").close().toString());
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private static HttpReply ok(String body) {
        return new HttpReply(200, body);
    }
}
