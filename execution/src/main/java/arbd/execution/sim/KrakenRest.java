package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Kraken's REST calls: what anybody may ask, and token, balances, orders and trades, which are signed, with a nonce
 * that must rise. Orders are acted on at once: whoever needs the time that a request takes uses the WebSocket.
 */
final class KrakenRest {
    private static final int PAGE = 50;
    private static final int DEPTH = 100;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final SimulatedAccount account;
    private final KrakenTokens tokens;
    private final byte[] secret;
    private final KrakenDesk desk;
    private long lastNonce;

    KrakenRest(SimulatedVenue venue, VenueLoop loop, SimulatedAccount account, KrakenTokens tokens) {
        this.venue = venue;
        this.loop = loop;
        this.account = account;
        this.tokens = tokens;
        this.desk = new KrakenDesk(venue, loop);
        this.secret = Base64.getDecoder().decode(account.secret());
    }

    HttpReply answer(HttpCall call) {
        if (call.path().startsWith("/0/public/")) {
            return open(call);
        }
        if (!call.path().startsWith("/0/private/") || !call.method().equals("POST")) {
            return HttpReply.NOT_FOUND;
        }
        Map<String, String> fields = fields(call.body());
        String refusal = refusal(call, fields);
        if (refusal != null) {
            return error(refusal);
        }
        return switch (call.path().substring("/0/private/".length())) {
            case "GetWebSocketsToken" -> ok("{\"token\":\"" + tokens.issue() + "\",\"expires\":900}");
            case "GetApiKeyInfo" -> venue.rights().told() ? ok(RightsTexts.kraken(venue.rights()))
                    : error("EGeneral:Unknown method");
            case "Balance" -> ok(balance(false));
            case "BalanceEx" -> ok(balance(true));
            case "OpenOrders" -> ok("{\"open\":" + KrakenTexts.restOrders(orders(fields, true)) + "}");
            case "ClosedOrders" -> closedOrders(fields);
            case "QueryOrders" -> ok(KrakenTexts.restOrders(queried(fields)));
            case "TradesHistory" -> tradesHistory();
            case "TradeVolume" -> ok(new SimulatedFees(venue).tradeVolume(fields.getOrDefault("pair", "")));
            case "AddOrder" -> add(fields);
            case "CancelOrder" -> cancel(fields);
            case "QueryTrades" -> ok(trades(List.of(fields.getOrDefault("txid", "").split(","))));
            default -> error("EGeneral:Unknown method");
        };
    }

    /** What anybody may ask. */
    private HttpReply open(HttpCall call) {
        return switch (call.path().substring("/0/public/".length())) {
            case "Time" -> ok("{\"unixtime\":" + loop.nowNanos() / 1_000_000_000L + ",\"rfc1123\":\"\"}");
            case "Assets" -> ok(KrakenListingTexts.assets(venue.table().assets()));
            case "AssetPairs" -> ok(KrakenListingTexts.pairs(venue.listing()));
            case "SystemStatus" -> ok(PauseTexts.krakenStatus(venue.listing(), loop.nowNanos()));
            case "MaintenanceSchedule" -> ok(PauseTexts.krakenSchedule(venue.listing(), loop.nowNanos()));
            case "Depth" -> depth(call);
            default -> HttpReply.NOT_FOUND;
        };
    }

    private HttpReply depth(HttpCall call) {
        Instrument instrument = KrakenListingTexts.named(venue, call.parameter("pair"));
        String count = call.parameter("count");
        if (instrument == null) {
            return error("EQuery:Unknown asset pair");
        }
        if (!count.matches("[0-9]{0,3}")) {
            return error("EGeneral:Invalid arguments:count");
        }
        return ok(KrakenListingTexts.depth(instrument, venue.model().book(instrument.id()),
                count.isEmpty() ? DEPTH : Integer.parseInt(count), loop.nowNanos()));
    }

    private HttpReply add(Map<String, String> fields) {
        Instrument instrument = KrakenListingTexts.named(venue, fields.getOrDefault("pair", ""));
        if (instrument == null) {
            return error("EQuery:Unknown asset pair");
        }
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("symbol", instrument.symbol())
                .put("order_type", fields.getOrDefault("ordertype", "")).put("side", fields.getOrDefault("type", ""))
                .put("time_in_force", fields.getOrDefault("timeinforce", "gtc"))
                .put("post_only", List.of(fields.getOrDefault("oflags", "").split(",")).contains("post"))
                .put("cl_ord_id", fields.getOrDefault("cl_ord_id", ""))
                .put("limit_price", JsonInput.decimal(fields.getOrDefault("price", "")))
                .put("order_qty", JsonInput.decimal(fields.getOrDefault("volume", "")));
        String malformed = KrakenDesk.malformed(params);
        SimulatedOrder[] taken = new SimulatedOrder[1];
        String refusal = malformed == null ? desk.add(params, order -> taken[0] = order) : malformed;
        return refusal.isEmpty() ? ok(KrakenTexts.restAdded(taken[0])) : error(refusal);
    }

    private HttpReply cancel(Map<String, String> fields) {
        SimulatedOrder order = fields.containsKey("txid") ? venue.byVenueOrderId(fields.get("txid"))
                : venue.byClientOrderId(fields.getOrDefault("cl_ord_id", ""));
        if (order == null || !order.open()) {
            return error("EOrder:Unknown order");
        }
        venue.cancel(order, loop.nowNanos());
        return ok("{\"count\":1}");
    }

    private String refusal(HttpCall call, Map<String, String> fields) {
        if (!call.header("api-key").equals(account.apiKey())) {
            return "EAPI:Invalid key";
        }
        String nonce = fields.getOrDefault("nonce", "");
        if (!nonce.matches("[0-9]{1,19}")) {
            return "EAPI:Invalid nonce";
        }
        String expected = sign(secret, call.path(), nonce, call.body());
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                call.header("api-sign").getBytes(StandardCharsets.UTF_8))) {
            return "EAPI:Invalid signature";
        }
        if (Long.compareUnsigned(Long.parseUnsignedLong(nonce), lastNonce) <= 0) {
            return "EAPI:Invalid nonce";
        }
        lastNonce = Long.parseUnsignedLong(nonce);
        return null;
    }

    /** {@code base64(HMAC-SHA512(secret, path + SHA256(nonce + body)))}, the venue's documentation. */
    static String sign(byte[] secret, String path, String nonce, String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((nonce + body).getBytes(StandardCharsets.UTF_8));
            byte[] head = path.getBytes(StandardCharsets.UTF_8);
            byte[] message = new byte[head.length + hash.length];
            System.arraycopy(head, 0, message, 0, head.length);
            System.arraycopy(hash, 0, message, head.length, hash.length);
            return Base64.getEncoder().encodeToString(BinanceSignature.hmac("HmacSHA512", secret, message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        if (body.startsWith("{")) {
            JsonNode json = JsonInput.object(body);
            if (json != null) {
                json.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
            }
            return fields;
        }
        for (String pair : body.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                fields.put(pair.substring(0, at), decoded(pair.substring(at + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** Newest first. */
    private List<SimulatedOrder> orders(Map<String, String> fields, boolean open) {
        String wanted = fields.getOrDefault("cl_ord_id", "");
        List<SimulatedOrder> orders = new ArrayList<>();
        for (SimulatedOrder order : venue.orders()) {
            if (order.open() == open && (wanted.isEmpty() || wanted.equals(order.clientOrderId()))) {
                orders.add(order);
            }
        }
        Collections.reverse(orders);
        return orders;
    }

    private HttpReply closedOrders(Map<String, String> fields) {
        List<SimulatedOrder> closed = orders(fields, false);
        String page = KrakenTexts.restOrders(closed.subList(0, Math.min(PAGE, closed.size())));
        return ok("{\"closed\":" + page + ",\"count\":" + closed.size() + "}");
    }

    private List<SimulatedOrder> queried(Map<String, String> fields) {
        List<SimulatedOrder> orders = new ArrayList<>();
        for (String id : fields.getOrDefault("txid", "").split(",")) {
            SimulatedOrder order = venue.byVenueOrderId(id);
            if (order != null) {
                orders.add(order);
            }
        }
        SimulatedOrder named = venue.byClientOrderId(fields.getOrDefault("cl_ord_id", ""));
        if (named != null && !orders.contains(named)) {
            orders.add(named);
        }
        return orders;
    }

    private HttpReply tradesHistory() {
        List<String> ids = new ArrayList<>();
        for (SimulatedOrder order : venue.orders()) {
            order.fills().forEach(fill -> ids.add(KrakenIds.trade(fill.tradeId())));
        }
        Collections.reverse(ids);
        String page = trades(ids.subList(0, Math.min(PAGE, ids.size())));
        return ok("{\"trades\":" + page + ",\"count\":" + ids.size() + "}");
    }

    private String trades(List<String> ids) {
        JsonText all = new JsonText().open();
        for (SimulatedOrder order : venue.orders()) {
            for (LedgerFill fill : order.fills()) {
                if (ids.contains(KrakenIds.trade(fill.tradeId()))) {
                    all.raw(KrakenIds.trade(fill.tradeId()), KrakenTexts.restTrade(order, fill));
                }
            }
        }
        return all.close().toString();
    }

    private String balance(boolean extended) {
        JsonText all = new JsonText().open();
        for (Asset asset : venue.table().assets()) {
            String total = KrakenTexts.units(asset, venue.wallets().total(asset.id()));
            String held = KrakenTexts.units(asset, venue.wallets().reserved(asset.id()));
            all.raw(KrakenListingTexts.rest(asset.name()), extended
                    ? "{\"balance\":\"" + total + "\",\"hold_trade\":\"" + held + "\"}"
                    : "\"" + total + "\"");
        }
        return all.close().toString();
    }

    private static HttpReply ok(String result) {
        return new HttpReply(200, "{\"error\":[],\"result\":" + result + "}");
    }

    private static HttpReply error(String words) {
        return new HttpReply(200, "{\"error\":[\"" + words + "\"]}");
    }
}
