package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/** What each venue writes of an account and its key. */
final class RightsTexts {
    private RightsTexts() {
    }

    /** Binance: {@code /sapi/v1/account/apiRestrictions}, which testnet does not have. */
    static BinanceAnswer restrictions(SimulatedRights rights, long nowMillis) {
        return !rights.told() ? new BinanceAnswer(404, 0, HttpReply.NOT_FOUND.body(), false)
                : BinanceAnswer.result(new JsonText().open().raw("ipRestrict", "false").number("createTime", nowMillis)
                .raw("enableReading", "true").raw("enableWithdrawals", flag(rights.withdraws()))
                .raw("enableInternalTransfer", "false").raw("enableMargin", "false").raw("enableFutures", "false")
                .raw("permitsUniversalTransfer", "false").raw("enableVanillaOptions", "false")
                .raw("enableFixApiTrade", "false").raw("enableFixReadOnly", "false")
                .raw("enableSpotAndMarginTrading", flag(rights.trades()))
                .raw("enablePortfolioMarginTrading", "false").close().toString());
    }

    /** Binance USD-M: {@code /fapi/v1/accountConfig}. */
    static String futuresAccount(SimulatedRights rights) {
        return new JsonText().open().number("feeTier", 0).raw("canTrade", flag(rights.trades()))
                .raw("canDeposit", "true").raw("canWithdraw", "true").raw("dualSidePosition", flag(rights.hedged()))
                .number("updateTime", 0).raw("multiAssetsMargin", "false").number("tradeGroupId", -1).close()
                .toString();
    }

    /** Binance USD-M: {@code /fapi/v1/symbolConfig}. */
    static String futuresSymbols(SimulatedRights rights, Iterable<Instrument> instruments) {
        List<String> rows = new ArrayList<>();
        for (Instrument at : instruments) {
            rows.add(new JsonText().open().text("symbol", at.symbol())
                    .text("marginType", rights.isolated() ? "ISOLATED" : "CROSSED").text("isAutoAddMargin", "false")
                    .raw("leverage", rights.leverage(at.symbol())).text("maxNotionalValue", "1000000").close()
                    .toString());
        }
        return "[" + String.join(",", rows) + "]";
    }

    /** Kraken: {@code GetApiKeyInfo}. */
    static String kraken(SimulatedRights rights) {
        JsonText text = new JsonText().open().text("api_key_name", "arbd").list("permissions")
                .item("\"query-funds\"").item("\"query-open-trades\"").item("\"query-closed-trades\"")
                .item("\"create-ws-token\"").item("\"close-trades\"");
        if (rights.trades()) {
            text.item("\"modify-trades\"");
        }
        if (rights.withdraws()) {
            text.item("\"withdraw-funds\"");
        }
        return text.endList().close().toString();
    }

    /** OKX: {@code account/config}. */
    static String okxConfig(SimulatedRights rights) {
        String perm = "read_only" + (rights.withdraws() ? ",withdraw" : "") + (rights.trades() ? ",trade" : "");
        return new JsonText().open().text("acctLv", "2").text("acctStpMode", "cancel_maker").raw("autoLoan", "false")
                .text("ctIsoMode", "automatic").raw("enableSpotBorrow", "false").text("greeksType", "PA").text("ip", "")
                .text("label", "arbd").text("level", "Lv1").text("levelTmp", "").text("mainUid", "1")
                .text("mgnIsoMode", "automatic").text("perm", perm)
                .text("posMode", rights.hedged() ? "long_short_mode" : "net_mode").text("type", "0").text("uid", "1")
                .close().toString();
    }

    /** OKX: {@code account/leverage-info}. */
    static String okxLeverage(SimulatedRights rights, String symbol, String mode) {
        return new JsonText().open().text("ccy", "").text("instId", symbol).text("mgnMode", mode)
                .text("posSide", "net").text("lever", rights.leverage(symbol)).close().toString();
    }

    /** Bybit: {@code user/query-api}. */
    static String bybitKey(SimulatedRights rights) {
        return new JsonText().open().text("id", "1").text("note", "arbd").text("apiKey", "")
                .number("readOnly", rights.trades() ? 0 : 1).text("secret", "").open("permissions")
                .raw("ContractTrade", "[\"Order\",\"Position\"]").raw("Spot", "[\"SpotTrade\"]")
                .raw("Wallet", rights.withdraws() ? "[\"AccountTransfer\",\"Withdraw\"]" : "[]")
                .raw("Options", "[]").raw("Derivatives", "[]").close()
                .list("ips").item("\"*\"").endList().number("type", 1).number("deadlineDay", 60)
                .text("expiredAt", "2030-01-01T00:00:00Z").text("createdAt", "2026-01-01T00:00:00Z").number("uta", 1)
                .raw("isMaster", "false").close().toString();
    }

    /** Bybit: {@code account/info}. */
    static String bybitAccount(SimulatedRights rights) {
        return new JsonText().open().number("unifiedMarginStatus", 5)
                .text("marginMode", rights.isolated() ? "ISOLATED_MARGIN" : "REGULAR_MARGIN")
                .raw("isMasterTrader", "false").text("spotHedgingStatus", "OFF").text("updatedTime", "0")
                .text("dcpStatus", "OFF").number("timeWindow", 10).number("smpGroup", 0).close().toString();
    }

    /** Coinbase: {@code key_permissions}. */
    static String coinbase(SimulatedRights rights) {
        return new JsonText().open().raw("can_view", "true").raw("can_trade", flag(rights.trades()))
                .raw("can_transfer", flag(rights.withdraws()))
                .text("portfolio_uuid", "c0ffee00-0000-4000-8000-000000000002").text("portfolio_type", "DEFAULT")
                .close().toString();
    }

    /** Hyperliquid: {@code activeAssetData}. */
    static String hyperliquid(SimulatedRights rights, String user, String coin) {
        return new JsonText().open().text("user", user).text("coin", coin).open("leverage")
                .text("type", rights.isolated() ? "isolated" : "cross").raw("value", rights.leverage(coin)).close()
                .list("maxTradeSzs").item("\"0.0\"").item("\"0.0\"").endList().list("availableToTrade")
                .item("\"0.0\"").item("\"0.0\"").endList().text("markPx", "1.0").close().toString();
    }

    private static String flag(boolean so) {
        return so ? "true" : "false";
    }
}
