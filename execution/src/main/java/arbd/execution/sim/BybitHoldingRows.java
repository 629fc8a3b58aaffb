package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.TradingStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The rows of Bybit v5 about positions, wallets and instruments, for the private topics and REST alike. */
final class BybitHoldingRows {
    private static final int E8_DECIMALS = 8;

    private final SimulatedVenue venue;
    private final BybitLog log;

    BybitHoldingRows(SimulatedVenue venue, BybitLog log) {
        this.venue = venue;
        this.log = log;
    }

    /** A position, held or not, in one-way mode; {@code entryName} is what an entry price is called there. */
    String position(Instrument instrument, String entryName) {
        SimulatedMargin margin = venue.margin();
        long held = margin.positions().qty(instrument.id());
        long entry = margin.positions().entry(instrument.id());
        Asset quote = instrument.quote();
        BybitExecution latest = log.latest(instrument);
        String value = BybitRows.units(quote, entry);
        return new JsonText().open().number("positionIdx", 0).number("tradeMode", 0).number("riskId", 1)
                .text("riskLimitValue", "2000000").text("symbol", instrument.symbol())
                .text("side", held == 0 ? "" : held > 0 ? "Buy" : "Sell")
                .text("size", BybitRows.qty(instrument, Math.abs(held)))
                .text(entryName, entryPx(instrument, held, entry))
                .text("leverage", venue.rights().leverage(instrument.symbol())).text("positionValue", value)
                .text("positionBalance", value)
                .text("markPrice", Amounts.plain(venue.model().markPxE8(instrument.id()), E8_DECIMALS))
                .text("positionIM", value).text("positionMM", "0").text("takeProfit", "0").text("stopLoss", "0")
                .text("trailingStop", "0").text("unrealisedPnl", BybitRows.units(quote, margin.unrealised(instrument)))
                .text("curRealisedPnl", "0").text("cumRealisedPnl", "0").text("sessionAvgPrice", "0")
                .text("createdTime", "").text("updatedTime", latest == null ? "" : BybitTexts.time(latest.fill()
                        .atNanos()))
                .text("tpslMode", "Full").text("liqPrice", "0").text("bustPrice", "").text("category", "linear")
                .text("positionStatus", "Normal").number("adlRankIndicator", 0).number("autoAddMargin", 0)
                .text("leverageSysUpdatedTime", "").text("mmrSysUpdatedTime", "")
                .number("seq", latest == null ? -1 : latest.seq()).raw("isReduceOnly", "false").close().toString();
    }

    private static String entryPx(Instrument instrument, long held, long entry) {
        return held == 0 ? "0" : BigDecimal.valueOf(entry, instrument.quote().decimals())
                .divide(BigDecimal.valueOf(Math.abs(held), instrument.qtyDecimals()), E8_DECIMALS,
                        RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }

    /** The whole account; what needs a valuation in dollars is left empty. REST leaves out what there is nothing of. */
    String account(boolean all) {
        JsonText text = new JsonText().open().text("accountIMRate", "").text("accountMMRate", "")
                .text("totalEquity", "").text("totalWalletBalance", "").text("totalMarginBalance", "")
                .text("totalAvailableBalance", "").text("totalPerpUPL", "").text("totalInitialMargin", "")
                .text("totalMaintenanceMargin", "").list("coin");
        for (Asset asset : venue.table().assets()) {
            if (all || venue.wallets().total(asset.id()) != 0) {
                text.item(coin(asset));
            }
        }
        return text.endList().text("accountLTV", "0").text("accountType", "UNIFIED").close().toString();
    }

    private String coin(Asset asset) {
        long total = venue.wallets().total(asset.id());
        long orders = venue.wallets().reserved(asset.id());
        long bound = 0;
        long unrealised = 0;
        boolean linear = false;
        for (Instrument instrument : venue.instruments()) {
            if (SimulatedMargin.applies(instrument) && instrument.quote().id() == asset.id()) {
                linear = true;
                bound += venue.margin().positions().entry(instrument.id());
                unrealised += venue.margin().unrealised(instrument);
            }
        }
        return new JsonText().open().text("coin", asset.name())
                .text("equity", BybitRows.units(asset, total + unrealised)).text("usdValue", "")
                .text("walletBalance", BybitRows.units(asset, total))
                .text("availableToWithdraw", "").text("availableToBorrow", "").text("borrowAmount", "0")
                .text("accruedInterest", "0").text("totalOrderIM", linear ? BybitRows.units(asset, orders) : "0")
                .text("totalPositionIM", BybitRows.units(asset, bound)).text("totalPositionMM", "0")
                .text("unrealisedPnl", BybitRows.units(asset, unrealised)).text("cumRealisedPnl", "0")
                .text("bonus", "0").raw("collateralSwitch", "true").raw("marginCollateral", "true")
                .text("locked", linear ? "0" : BybitRows.units(asset, orders)).text("spotHedgingQty", "0").close()
                .toString();
    }

    /** What is traded, as {@code instruments-info} tells it. */
    List<String> instruments(String symbol) {
        List<String> rows = new ArrayList<>();
        for (Instrument instrument : venue.listing().instruments()) {
            if (symbol.isEmpty() || symbol.equals(instrument.symbol())) {
                String status = venue.listing().status(instrument) == TradingStatus.TRADING ? "Trading" : "PreLaunch";
                rows.add(instrument.kind() == Kind.SPOT ? spot(instrument, status)
                        : linear(instrument, status, venue.listing().endsMillis(instrument)));
            }
        }
        return rows;
    }

    private static String spot(Instrument instrument, String status) {
        return new JsonText().open().text("symbol", instrument.symbol()).text("baseCoin", instrument.base().name())
                .text("quoteCoin", instrument.quote().name()).text("innovation", "0").text("status", status)
                .text("marginTrading", "none").text("stTag", "0").open("lotSizeFilter")
                .text("basePrecision", BybitRows.qty(instrument, instrument.qtyIncrement()))
                .text("quotePrecision", Amounts.plain(1, instrument.quote().decimals()))
                .text("minOrderQty", BybitRows.qty(instrument, instrument.minQty()))
                .text("maxOrderQty", "1000000000")
                .text("minOrderAmt", BybitRows.units(instrument.quote(), instrument.minNotional()))
                .text("maxOrderAmt", "1000000000").close().open("priceFilter")
                .text("tickSize", BybitRows.px(instrument, instrument.pxIncrement())).close().open("riskParameters")
                .text("priceLimitRatioX", "0.01").text("priceLimitRatioY", "0.02").close().close().toString();
    }

    private static String linear(Instrument instrument, String status, long endsMillis) {
        return new JsonText().open().text("symbol", instrument.symbol()).text("contractType", "LinearPerpetual")
                .text("status", status).text("baseCoin", instrument.base().name())
                .text("quoteCoin", instrument.quote().name()).text("launchTime", "1585526400000")
                .text("deliveryTime", Long.toString(endsMillis)).text("deliveryFeeRate", "")
                .text("priceScale", Integer.toString(instrument.pxDecimals())).open("leverageFilter")
                .text("minLeverage", "1").text("maxLeverage", "1.00").text("leverageStep", "0.01").close()
                .open("priceFilter").text("minPrice", BybitRows.px(instrument, instrument.pxIncrement()))
                .text("maxPrice", "1000000000").text("tickSize", BybitRows.px(instrument, instrument.pxIncrement()))
                .close().open("lotSizeFilter").text("maxOrderQty", "1000000000").text("maxMktOrderQty", "1000000000")
                .text("minOrderQty", BybitRows.qty(instrument, instrument.minQty()))
                .text("qtyStep", BybitRows.qty(instrument, instrument.qtyIncrement()))
                .text("minNotionalValue", BybitRows.units(instrument.quote(), instrument.minNotional())).close()
                .raw("unifiedMarginTrade", "true").number("fundingInterval", 480)
                .text("settleCoin", instrument.quote().name()).text("copyTrading", "none")
                .text("upperFundingRate", Amounts.plain(SimulatedFunding.RATE_MAX_E8, E8_DECIMALS))
                .text("lowerFundingRate", Amounts.plain(-SimulatedFunding.RATE_MAX_E8, E8_DECIMALS)).close()
                .toString();
    }

    /** The account's fees, as {@code fee-rate} tells them. */
    List<String> fees(String symbol) {
        List<String> rows = new ArrayList<>();
        for (Instrument instrument : venue.instruments()) {
            if (symbol.isEmpty() || symbol.equals(instrument.symbol())) {
                String rate = new SimulatedFees(venue).part(instrument);
                rows.add(new JsonText().open().text("symbol", instrument.symbol()).text("takerFeeRate", rate)
                        .text("makerFeeRate", rate).close().toString());
            }
        }
        return rows;
    }
}
