package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.ethereum.Curve;
import arbd.execution.ethereum.WalletKey;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The text of a simulated Hyperliquid, against recorded samples, and who may act there. */
final class HyperliquidWireTest extends HyperliquidRig {
    HyperliquidWireTest() {
        super("hyperliquid");
    }

    @Test
    void shouldStreamInTheShapesOnRecord() {
        subscribe("\"type\":\"l2Book\",\"coin\":\"BTC\"", "\"type\":\"bbo\",\"coin\":\"BTC\"",
                "\"type\":\"activeAssetCtx\",\"coin\":\"BTC\"");
        run(2_100);
        assertEquals(Shapes.sample("hyperliquid", "hl20260903-ACK_BBO"), Shapes.parse(client.frames.get(1)));
        assertEquals(Shapes.keys(Shapes.sample("hyperliquid", "hl20260903-BBO")),
                Shapes.keys(client.with("\"channel\":\"bbo\"").get(0)));
        assertEquals(Shapes.keys(Shapes.sample("hyperliquid", "hl20260903-ACTIVE_ASSET_CTX")),
                Shapes.keys(client.with("\"channel\":\"activeAssetCtx\"").get(0)));
        List<String> books = client.with("\"channel\":\"l2Book\"");
        assertEquals(Shapes.keys(Shapes.sample("hyperliquid", "tardis-hyperliquid-messages-5")),
                Shapes.keys(books.get(0)));
        assertEquals(5, books.size(), "every half second");
        assertEquals(3, client.with("\"channel\":\"activeAssetCtx\"").size());
        JsonNode last = Shapes.parse(books.get(books.size() - 1)).at("/data/levels");
        assertEquals("20 20", last.get(0).size() + " " + last.get(1).size());
        assertTrue(last.get(0).get(0).get("px").asText().matches("\\d+\\.0"), last.get(0).get(0).toString());
        subscribe("\"type\":\"bbo\",\"coin\":\"BTC\"");
        assertTrue(last().contains("Already subscribed: {"), last());
        session.onText("{\"method\":\"unsubscribe\",\"subscription\":{\"type\":\"bbo\",\"coin\":\"BTC\"}}");
        assertEquals(Shapes.sample("hyperliquid", "hl20260903-ACK_UNSUB"), Shapes.parse(last()));
        session.onText("{\"method\":\"unsubscribe\",\"subscription\":{\"type\":\"trades\",\"coin\":\"ETH\"}}");
        assertEquals(Shapes.sample("hyperliquid", "hl20260903-VENUE_ERROR"), Shapes.parse(last()));
    }

    @Test
    void shouldAnswerPingsAndCutWhoIsSilent() {
        session.onText("{\"method\":\"ping\"}");
        assertEquals("{\"channel\":\"pong\"}", last());
        for (String bad : List.of("{", "{\"method\":\"dance\"}", "{\"method\":\"subscribe\",\"subscription\":"
                + "{\"type\":\"l2Book\",\"coin\":\"DOGE\"}}", "{\"method\":\"post\",\"id\":1,\"request\":{}}")) {
            session.onText(bad);
            assertTrue(last().contains("Error parsing JSON into valid websocket request: "), last());
        }
        loop.advance(60_000 * MILLI);
        wire.onTimer(loop.nowNanos());
        assertFalse(client.cut);
        loop.advance(MILLI);
        wire.onTimer(loop.nowNanos());
        assertTrue(client.cut);
    }

    @Test
    void shouldLetNobodyElseActAndNothingBeActedOnTwice() {
        WalletKey stranger = new WalletKey(Curve.plainJava(), "0x" + "7b".repeat(32));
        String resting = order("buy", "Gtc", "50000", "0.01");
        assertEquals("User or API Wallet " + stranger.address() + " does not exist.",
                first(act(payload(resting, ++nonce, stranger, 0))));
        String good = payload(resting, ++nonce, KEY, 0);
        for (String changed : List.of(good.replace("50000", "50001"), good.replace("\"nonce\":" + nonce, "\"nonce\":"
                + (nonce + 1)), good.replace("\"signature\"", "\"expiresAfter\":9999999999999,\"signature\""),
                good.replace("\"v\":", "\"v\":2"), good.replace("\"r\":\"0x", "\"r\":\"x"))) {
            assertTrue(first(act(changed)).matches("User or API Wallet 0x[0-9a-f]{40} does not exist\\."), changed);
        }
        assertEquals(0, venue.openOrders().size());
        assertTrue(first(act(good)).contains("resting"));
        assertEquals("Invalid nonce: duplicate nonce " + nonce, first(act(good)));
        assertEquals(1, venue.openOrders().size());
        long now = loop.nowNanos() / MILLI;
        assertTrue(first(act(payload(resting, now - 2 * 86_400_000L, KEY, 0))).contains("out of range"));
        assertTrue(first(act(payload(resting, now + 86_400_000L + 20, KEY, 0))).contains("out of range"));
        assertEquals("Action expired: expiresAfter was " + now, first(act(payload(resting, ++nonce, KEY, now))));
    }

    /** The venue hashes numbers as it writes them, so who signs needless zeros is somebody else to it. */
    @Test
    void shouldNotKnowWhoSignsNeedlessZeros() {
        assertTrue(first(act(order("buy", "Gtc", "50000.0", "0.01"), true)).endsWith("does not exist."));
        assertTrue(first(act(order("buy", "Gtc", "50000", "0.010"), true)).endsWith("does not exist."));
        assertTrue(first(act(order("buy", "Gtc", "50000", "0.01"), true)).contains("resting"));
    }

    @Test
    void shouldKeepTheHundredHighestNonces() {
        String cancel = "{\"type\":\"cancel\",\"cancels\":[{\"a\":1,\"o\":1}]}";
        for (int i = 0; i < 101; i++) {
            assertTrue(first(act(payload(cancel, nonce + 10 + i, KEY, 0))).contains("never placed"));
        }
        assertEquals("Invalid nonce: nonce too low " + (nonce + 10), first(act(payload(cancel, nonce + 10, KEY, 0))));
        assertTrue(first(act(payload(cancel, nonce + 10 + 100, KEY, 0))).contains("duplicate"));
        assertTrue(first(act(payload(cancel, nonce + 10 + 101, KEY, 0))).contains("never placed"));
    }

    @Test
    void shouldRefuseWithTheVenuesWords() {
        Map<String, String> expected = new TreeMap<>();
        expected.put(order("buy", "Ioc", "62000.5", "0.01"), "Price must be divisible by tick size. asset=1");
        expected.put(order("buy", "Ioc", "0.01", "0.01"), "Price must be divisible by tick size. asset=1");
        expected.put(order("buy", "Ioc", "60000", "0.000001"), "Order has invalid size. asset=1");
        expected.put(order("buy", "Ioc", "60000", "0.0001"), "Order must have minimum value of $10. asset=1");
        expected.put(order("buy", "Ioc", "60000", "900"), "Insufficient margin to place order. asset=1");
        expected.put(order("buy", "Ioc", "50000", "0.01"),
                "Order could not immediately match against any resting orders. asset=1");
        expected.put(order("buy", "Ioc", "60000", "0.01").replace("\"r\":false", "\"r\":true"),
                "Reduce only order would increase position. asset=1");
        expected.put("{\"type\":\"cancel\",\"cancels\":[{\"a\":1,\"o\":99}]}",
                "Order was never placed, already canceled, or filled. asset=1");
        expected.put("{\"type\":\"cancelByCloid\",\"cancels\":[{\"asset\":1,\"cloid\":\"0x09\"}]}",
                "Order was never placed, already canceled, or filled. asset=1");
        expected.forEach((action, words) -> {
            JsonNode reply = act(action, true);
            assertEquals(words, first(reply), action);
            assertEquals("ok", reply.get("status").asText());
        });
        assertTrue(first(act(order("buy", "Alo", "70000", "0.01"), true))
                .startsWith("Post only order would have immediately matched, bbo was "));
        for (String bad : List.of(order("buy", "Ioc", "60000", "0.01").replace("\"a\":1", "\"a\":0"),
                order("buy", "Fok", "60000", "0.01"), order("buy", "Ioc", "60000", "0.01").replace("07\"", "7\""),
                "{\"type\":\"dance\"}")) {
            assertEquals("err", act(bad, true).get("status").asText(), bad);
        }
        assertEquals(0, venue.openOrders().size());
    }

    @Test
    void shouldAnswerActionsInTheShapesOnRecord() {
        JsonNode resting = act(order("buy", "Gtc", "50000", "0.01"), true);
        assertEquals(Shapes.keys(Shapes.sample("hyperliquid", "gohl-Orders_Above10-0")), Shapes.keys(resting));
        long number = resting.at("/response/data/statuses/0/resting/oid").asLong();
        String cancel = "{\"type\":\"cancel\",\"cancels\":[{\"a\":1,\"o\":" + number + "}]}";
        assertEquals(Shapes.sample("hyperliquid", "gohl-Cancel_Success-1"), act(cancel, true));
        assertEquals(Shapes.sample("hyperliquid", "gohl-Cancel_DoubleCancel-2").toString().replace("173", "1"),
                act(cancel, true).toString());
        HttpReply exchange = wire.http(new HttpCall("POST", "/exchange", Map.of(),
                payload(order("buy", "Gtc", "50000", "0.01"), ++nonce, KEY, 0)));
        assertTrue(exchange.body().contains("resting"), exchange.body());
        assertEquals(Shapes.keys(Shapes.sample("hyperliquid", "userFees-20260926")).stream()
                .filter(key -> !key.startsWith(".dailyUserVlm[]")).toList(),
                Shapes.keys(info("{\"type\":\"userFees\",\"user\":\"" + ADDRESS + "\"}")));
    }

    @Test
    void shouldTellExecutionsOnceAndAgainToWhoComesLater() {
        subscribeAccount();
        assertEquals(2, client.with("\"isSnapshot\":true").size());
        assertTrue(first(act(order("buy", "Ioc", "70000", "0.5"), true)).contains("\"totalSz\":\"0.5\""));
        List<LedgerFill> fills = venue.ledger().snapshot().fills();
        List<String> pushes = client.with("\"channel\":\"userFills\"", "\"tid\"");
        assertEquals(fills.size(), pushes.size());
        List<String> known = Shapes.keys(Shapes.sample("hyperliquid",
                "jkorf-Subscriptions-UserEventTrade-2-message").at("/data"));
        assertEquals(known, Shapes.keys("{\"fills\":" + Shapes.parse(pushes.get(0)).at("/data/fills") + "}"));
        JsonNode fill = Shapes.parse(pushes.get(0)).at("/data/fills/0");
        assertEquals(fills.get(0).tradeId() + " 0.0 Open Long USDC B", fill.get("tid").asText() + " "
                + fill.get("startPosition").asText() + " " + fill.get("dir").asText() + " "
                + fill.get("feeToken").asText() + " " + fill.get("side").asText());
        String update = client.with("orderUpdates", "\"filled\"").get(0);
        assertTrue(client.frames.indexOf(pushes.get(0)) < client.frames.indexOf(update), "before the order's own news");
        Clients later = new Clients();
        wire.connect("/ws", later).onText("{\"method\":\"subscribe\",\"subscription\":{\"type\":\"userFills\","
                + "\"user\":\"" + ADDRESS + "\"}}");
        assertEquals(fills.size(), Shapes.parse(later.with("isSnapshot").get(0)).at("/data/fills").size());
        JsonNode status = Shapes.parse(info("{\"type\":\"orderStatus\",\"user\":\"" + ADDRESS + "\",\"oid\":\"0x"
                + "0".repeat(30) + "07\"}"));
        assertEquals("filled 0.0 0.5", status.at("/order/status").asText() + " "
                + status.at("/order/order/sz").asText() + " " + status.at("/order/order/origSz").asText());
        assertEquals("{\"status\":\"unknownOid\"}", info("{\"type\":\"orderStatus\",\"user\":\"" + ADDRESS
                + "\",\"oid\":\"0x" + "0".repeat(32) + "\"}"));
        String byTime = "{\"type\":\"userFillsByTime\",\"user\":\"" + ADDRESS + "\",\"startTime\":";
        assertEquals(fills.size(), Shapes.parse(info(byTime + "0}")).size());
        assertEquals("[]", info(byTime + (loop.nowNanos() / MILLI + 1) + "}"));
        assertEquals("[]", info((byTime + "0}").replace("ab", "cd")), "another's");
        assertEquals(List.of(), venue.ledger().violations());
    }

    @Test
    void shouldPayFundingAndTellTheAccount() {
        subscribeAccount();
        act(order("sell", "Ioc", "50000", "0.02"), true);
        run(10_001);
        JsonNode payment = Shapes.parse(client.with("\"channel\":\"userFundings\"", "\"usdc\"").get(0))
                .at("/data/fundings/0");
        assertEquals("BTC -0.02", payment.get("coin").asText() + " " + payment.get("szi").asText());
        long units = new BigDecimal(payment.get("usdc").asText()).movePointRight(8).longValueExact();
        assertEquals(venue.ledger().snapshot().funded().get(0), units);
        JsonNode state = Shapes.parse(info("{\"type\":\"clearinghouseState\",\"user\":\"" + ADDRESS + "\"}"));
        JsonNode position = state.at("/assetPositions/0/position");
        assertEquals("-0.02", position.get("szi").asText());
        assertEquals(venue.wallets().total(0), new BigDecimal(state.at("/marginSummary/accountValue").asText())
                .subtract(new BigDecimal(position.get("unrealizedPnl").asText())).movePointRight(8).longValueExact());
        assertEquals(loop.nowNanos() / MILLI, state.get("time").asLong());
        assertEquals("[]", Shapes.parse(info("{\"type\":\"clearinghouseState\",\"user\":\""
                + ADDRESS.replace("ab", "cd") + "\"}")).get("assetPositions").toString());
    }

    @Test
    void shouldListPerpetualsWithTheDelistedAmongThem() {
        JsonNode meta = Shapes.parse(info("{\"type\":\"meta\"}"));
        assertEquals("true BTC 5", meta.at("/universe/0/isDelisted").asText() + " "
                + meta.at("/universe/1/name").asText() + " " + meta.at("/universe/1/szDecimals").asText());
        JsonNode both = Shapes.parse(info("{\"type\":\"metaAndAssetCtxs\"}"));
        assertEquals(meta.get("universe").size(), both.get(1).size());
        assertEquals(404, wire.http(new HttpCall("GET", "/info", Map.of(), "")).status());
        assertEquals(422, wire.http(new HttpCall("POST", "/info", Map.of(), "{\"type\":\"dance\"}")).status());
        assertEquals("{\"role\":\"agent\",\"data\":{\"user\":\"" + ADDRESS + "\"}}",
                info("{\"type\":\"userRole\",\"user\":\"" + KEY.address() + "\"}"));
        assertEquals("{\"role\":\"user\"}", info("{\"type\":\"userRole\",\"user\":\"" + ADDRESS + "\"}"));
        session.onText("{\"method\":\"post\",\"id\":8,\"request\":{\"type\":\"info\","
                + "\"payload\":{\"type\":\"meta\"}}}");
        run(10);
        assertEquals(meta, Shapes.parse(last()).at("/data/response/payload/data"));
    }

    @Test
    void shouldNumberSpotMarketsByTheirIndexAndNameTokens() {
        HyperliquidRig spot = new HyperliquidRig(HyperliquidMarket.SPOT);
        JsonNode meta = Shapes.parse(spot.info("{\"type\":\"spotMeta\"}"));
        assertEquals(Shapes.keys(Shapes.sample("hyperliquid", "jkorf-rest-Spot-ExchangeData-GetExchangeInfo")),
                Shapes.keys(meta));
        assertEquals(142, meta.at("/universe/0/index").asInt());
        String buy = order("buy", "Ioc", "70000", "0.5").replace("\"a\":1", "\"a\":10142");
        assertTrue(first(spot.act(buy, true)).contains("filled"));
        assertEquals("Order must have minimum value of 10 USDC. asset=10142",
                first(spot.act(buy.replace("\"0.5\"", "\"0.00001\""), true)));
        assertEquals("Insufficient spot balance. asset=10142",
                first(spot.act(buy.replace("\"0.5\"", "\"500\""), true)));
        assertEquals("Buy UBTC", spot.venue.ledger().snapshot().fills().isEmpty() ? "" : fillOf(spot));
        JsonNode state = Shapes.parse(spot.info("{\"type\":\"spotClearinghouseState\",\"user\":\"" + ADDRESS + "\"}"));
        assertEquals("USDC UBTC", state.at("/balances/0/coin").asText() + " " + state.at("/balances/1/coin").asText());
        assertEquals(spot.venue.wallets().total(1), new BigDecimal(state.at("/balances/1/total").asText())
                .movePointRight(8).longValueExact());
        assertEquals(Side.BUY, spot.venue.ledger().snapshot().fills().get(0).side());
    }

    private static String fillOf(HyperliquidRig spot) {
        JsonNode fill = Shapes.parse(spot.info("{\"type\":\"userFillsByTime\",\"user\":\"" + ADDRESS
                + "\",\"startTime\":0}")).get(0);
        return fill.get("dir").asText() + " " + fill.get("feeToken").asText();
    }
}
