package arbd.execution.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One answer of each kind with exactly one thing wrong in it, damaged in every place in every way: whatever is left is
 * refused or cannot be read. No damage makes an account look right.
 */
class DamagedAnswersTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final KeyFacts KEY = new KeyFacts(Told.YES, Told.YES, Told.NO, List.of());
    private static final String BINANCE = "{\"ipRestrict\":false,\"enableReading\":true,\"enableWithdrawals\":false,"
            + "\"enableSpotAndMarginTrading\":true,\"permitsUniversalTransfer\":true}";
    private static final String KRAKEN = "{\"api_key_name\":\"a\",\"permissions\":[\"query-funds\","
            + "\"query-open-trades\",\"query-closed-trades\",\"modify-trades\",\"close-trades\","
            + "\"create-ws-token\",\"earn-funds\"]}";
    private static final String OKX = "{\"acctLv\":\"2\",\"posMode\":\"net_mode\",\"perm\":\"read_only,trade\","
            + "\"ip\":\"1.2.3.4\"}";
    private static final String LEVER = "[{\"instId\":\"BTC-USDT-SWAP\",\"mgnMode\":\"cross\","
            + "\"posSide\":\"net\",\"lever\":\"3\"}]";
    private static final String BYBIT = "{\"readOnly\":0,\"permissions\":{\"ContractTrade\":[\"Order\",\"Position\"],"
            + "\"Spot\":[\"SpotTrade\"],\"Wallet\":[\"AccountTransfer\"]},\"ips\":[\"1.2.3.4\"],"
            + "\"expiredAt\":\"2030-01-01T00:00:00Z\"}";
    private static final String ROWS = "[{\"symbol\":\"BTCUSDT\",\"positionIdx\":0,\"leverage\":\"3\"}]";
    private static final String COINBASE = "{\"can_view\":true,\"can_trade\":true,\"can_transfer\":false}";
    private static final String ROLE = "{\"role\":\"agent\",\"data\":{\"user\":\"0xAB\"}}";
    private static final String COIN = "{\"coin\":\"BTC\",\"leverage\":{\"type\":\"cross\",\"value\":3}}";
    private static final String SYMBOLS = "[{\"symbol\":\"ETHUSDT\",\"marginType\":\"x\",\"leverage\":9},"
            + "{\"symbol\":\"BTCUSDT\",\"marginType\":\"CROSSED\",\"leverage\":3}]";
    private static final JsonNode SETUP = json("{\"canTrade\":true,\"dualSidePosition\":false,"
            + "\"multiAssetsMargin\":false}");

    /**
     * An answer.
     *
     * @param title of the case
     * @param right the answer when all is as wanted
     * @param from what becomes wrong
     * @param to in this way
     * @param words what is said of it
     * @param facts the parser
     */
    private record Answer(String title, String right, String from, String to, String words,
            Function<JsonNode, AccountFacts> facts) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Answer> answers() {
        return Stream.concat(keys(), margins());
    }

    private static Stream<Answer> keys() {
        return Stream.of(
                new Answer("binance withdraws", BINANCE, "Withdrawals\":false", "Withdrawals\":true", "may withdraw",
                        at -> AccountFacts.spot(BinanceRights.key(at))),
                new Answer("binance trades", BINANCE, "Trading\":true", "Trading\":false", "may not trade",
                        at -> AccountFacts.spot(BinanceRights.key(at))),
                new Answer("binance account", "{\"canTrade\":true}", "true", "false", "may not trade",
                        at -> AccountFacts.spot(new KeyFacts(Told.YES, BinanceRights.trades(at), Told.NO, List.of()))),
                new Answer("kraken withdraws", KRAKEN, "earn-funds", "withdraw-funds", "may withdraw",
                        at -> AccountFacts.spot(KrakenRights.key(at))),
                new Answer("kraken trades", KRAKEN, "modify-trades", "x", "may not trade",
                        at -> AccountFacts.spot(KrakenRights.key(at))),
                new Answer("okx withdraws", OKX, "read_only", "read_only,withdraw", "may withdraw",
                        at -> AccountFacts.spot(OkxRights.key(at, true))),
                new Answer("okx spot account", OKX, "\"2\"", "\"1\"", "may not trade",
                        at -> AccountFacts.spot(OkxRights.key(at, true))));
    }

    private static Stream<Answer> margins() {
        return Stream.of(
                new Answer("okx hedged", OKX, "net_mode", "long_short_mode", "hedge mode",
                        at -> new AccountFacts(KEY, OkxRights.hedged(at), List.of())),
                new Answer("okx portfolio", OKX, "\"2\"", "\"4\"", "is portfolio at the venue",
                        at -> settings(new MarginSetting("BTC", OkxRights.mode(at), three()))),
                new Answer("okx leverage", LEVER, "\"3\"", "\"20\"", "leverage of BTC-USDT-SWAP is 20",
                        at -> settings(OkxRights.setting("BTC-USDT-SWAP", MarginMode.CROSS, at))),
                new Answer("bybit withdraws", BYBIT, "AccountTransfer", "Withdraw", "may withdraw",
                        at -> AccountFacts.spot(BybitRights.key(at, false))),
                new Answer("bybit reads only", BYBIT, "readOnly\":0", "readOnly\":1", "may not trade",
                        at -> AccountFacts.spot(BybitRights.key(at, true))),
                new Answer("bybit isolated", "{\"marginMode\":\"REGULAR_MARGIN\"}", "REGULAR", "ISOLATED",
                        "is isolated at the venue",
                        at -> settings(new MarginSetting("BTC", BybitRights.mode(at), three()))),
                new Answer("bybit hedged", ROWS, "Idx\":0", "Idx\":1", "hedge mode",
                        at -> new AccountFacts(KEY, BybitRights.hedged("BTCUSDT", at), List.of())),
                new Answer("bybit leverage", ROWS, "\"3\"", "\"2.5\"", "is 2.5 at the venue",
                        at -> settings(BybitRights.setting("BTCUSDT", MarginMode.CROSS, at))),
                new Answer("coinbase withdraws", COINBASE, "transfer\":false", "transfer\":true", "may withdraw",
                        at -> AccountFacts.spot(CoinbaseRights.key(at))),
                new Answer("coinbase reads", COINBASE, "view\":true", "view\":false", "may not read",
                        at -> AccountFacts.spot(CoinbaseRights.key(at))),
                new Answer("hyperliquid withdraws", ROLE, "agent", "user", "may withdraw",
                        at -> AccountFacts.spot(HyperliquidRights.key(at, "0xab"))),
                new Answer("hyperliquid isolated", COIN, "cross", "isolated", "is isolated at the venue",
                        at -> settings(HyperliquidRights.setting("BTC", at))),
                new Answer("hyperliquid leverage", COIN, ":3", ":40", "is 40 at the venue",
                        at -> settings(HyperliquidRights.setting("BTC", at))),
                new Answer("usdm leverage", SYMBOLS, ":3", ":125", "is 125 at the venue",
                        at -> FuturesRights.facts(SETUP, at, List.of("BTCUSDT"))),
                new Answer("usdm isolated", SYMBOLS, "CROSSED", "ISOLATED", "is isolated at the venue",
                        at -> FuturesRights.facts(SETUP, at, List.of("BTCUSDT"))),
                new Answer("usdm hedged", SETUP.toString(), "dualSidePosition\":false", "dualSidePosition\":true",
                        "hedge mode", at -> FuturesRights.facts(at, json(SYMBOLS), List.of("BTCUSDT"))),
                new Answer("usdm multi-assets", SETUP.toString(), "multiAssetsMargin\":false",
                        "multiAssetsMargin\":true", "is portfolio at the venue",
                        at -> FuturesRights.facts(at, json(SYMBOLS), List.of("BTCUSDT"))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldRefuseWhatIsWrongAndNothingElse(Answer answer) {
        assertEquals(List.of(), differences(answer.facts().apply(json(answer.right()))));
        List<String> wrong = differences(answer.facts().apply(json(wrong(answer))));
        assertEquals(1, wrong.size(), wrong.toString());
        assertTrue(wrong.get(0).contains(answer.words()), wrong.get(0));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldNeverLookRightByDamage(Answer answer) {
        int looked = 0;
        for (JsonNode damaged : damages(json(wrong(answer)))) {
            looked++;
            List<String> wrong;
            try {
                wrong = differences(answer.facts().apply(damaged));
            } catch (IllegalArgumentException unreadable) {
                continue;
            }
            assertFalse(wrong.isEmpty(), () -> "looks right: " + damaged);
        }
        assertTrue(looked >= 6, looked + " damages");
    }

    @Test
    void shouldReadNoLeverageThatIsNone() {
        for (String text : List.of("\"\"", "\"-3\"", "\"0\"", "0", "\"1e3\"", "\"1001\"", "\"0000000000003\"", "true",
                "null", "[3]", "\"3x\"")) {
            JsonNode row = json("{\"lever\":" + text + "}");
            assertThrows(IllegalArgumentException.class, () -> Answers.leverage(row, "lever"), text);
        }
        assertEquals(new BigDecimal("2.5"), Answers.leverage(json("{\"lever\":2.5}"), "lever"));
    }

    @Test
    void shouldTellASubAccountFromAnotherAccount() {
        JsonNode agent = json("{\"role\":\"agent\",\"data\":{\"user\":\"0xAA\"}}");
        assertEquals(Told.UNTOLD, HyperliquidRights.key(agent, "0xbb").trade(), "its owner is asked for next");
        assertEquals(Told.YES, HyperliquidRights.subAccount(
                json("{\"role\":\"subAccount\",\"data\":{\"master\":\"0xaa\"}}"), agent).trade());
        assertEquals(Told.NO, HyperliquidRights.subAccount(
                json("{\"role\":\"subAccount\",\"data\":{\"master\":\"0xcc\"}}"), agent).trade());
        assertEquals(Told.NO, HyperliquidRights.subAccount(json("{\"role\":\"user\"}"), agent).trade());
        assertEquals(Told.NO, HyperliquidRights.key(json("{\"role\":\"missing\"}"), "0xbb").trade());
    }

    @Test
    void shouldPrintNothingThatATerminalWouldObey() {
        KeyFacts key = new KeyFacts(Told.YES, Told.YES, Told.NO, List.of("a\u001b[31mb\nc", "y".repeat(500)));
        assertEquals("a?[31mb?c", key.more().get(0));
        assertTrue(key.words().length() < 200, key.words());
    }

    @Test
    void shouldSayThreeDifferencesAndCountTheRest() {
        List<MarginSetting> five = Stream.of("A", "B", "C", "D", "E")
                .map(symbol -> new MarginSetting(symbol, MarginMode.CROSS, BigDecimal.TEN)).toList();
        List<String> wrong = differences(new AccountFacts(KEY, Told.NO, five));
        assertEquals(1, wrong.size());
        assertTrue(wrong.get(0).endsWith("; and 2 more: change the one or the other"), wrong.get(0));
        AccountTerms any = new AccountTerms("x", true, List.of(), MarginMode.CROSS, 0);
        assertEquals(List.of(), AccountRules.differences(new AccountFacts(KEY, Told.NO, five), any), "any leverage");
    }

    private static String wrong(Answer answer) {
        assertTrue(answer.right().contains(answer.from()), answer.title());
        return answer.right().replace(answer.from(), answer.to());
    }

    private static List<String> differences(AccountFacts facts) {
        return AccountRules.differences(facts, new AccountTerms("x", true, List.of("BTCUSDT"), MarginMode.CROSS, 3));
    }

    private static AccountFacts settings(MarginSetting setting) {
        return new AccountFacts(KEY, Told.NO, List.of(setting));
    }

    private static BigDecimal three() {
        return BigDecimal.valueOf(3);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Each value in turn left out, or in its place a value of another kind. */
    private static List<JsonNode> damages(JsonNode whole) {
        List<JsonNode> all = new ArrayList<>(strangers(whole));
        if (whole instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                ObjectNode without = object.deepCopy();
                without.remove(member.getKey());
                all.add(without);
                damages(member.getValue()).forEach(value -> all.add(object.deepCopy().set(member.getKey(), value)));
            }
        } else if (whole instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                int at = i;
                damages(list.get(i)).forEach(value -> {
                    ArrayNode copy = list.deepCopy();
                    copy.set(at, value);
                    all.add(copy);
                });
            }
        }
        return all;
    }

    /** An empty list is as good as another, and so is another text where texts are listed: they say something else. */
    private static List<JsonNode> strangers(JsonNode value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        List<JsonNode> others = new ArrayList<>(List.of(make.nullNode(), make.objectNode()));
        if (!value.isArray()) {
            others.add(make.arrayNode());
        }
        if (!value.isNumber()) {
            others.add(make.numberNode(7));
        }
        if (!value.isTextual()) {
            others.add(make.textNode("x"));
        }
        return others;
    }
}
