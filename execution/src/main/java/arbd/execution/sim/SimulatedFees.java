package arbd.execution.sim;

import arbd.market.Instrument;
import arbd.market.Kind;

/** What one simulated venue says of the account's fees: what its listing has now, each in its protocol's words. */
final class SimulatedFees {
    private static final int E8_PLACES = 8;
    private static final int PERCENT_PLACES = 6;

    private final SimulatedVenue venue;

    SimulatedFees(SimulatedVenue venue) {
        this.venue = venue;
    }

    /** As a part of one. */
    String part(Instrument instrument) {
        return Amounts.plain(toldE8(instrument), E8_PLACES);
    }

    /** The largest of all, where a venue has one rate for the account: nothing is charged more than was told. */
    long accountE8() {
        return venue.instruments().stream().mapToLong(this::toldE8).max().orElseThrow();
    }

    /** Binance spot's {@code account/commission}. */
    BinanceAnswer commission(String symbol) {
        Instrument instrument = venue.instrument(symbol);
        if (instrument == null) {
            return BinanceAnswer.error(400, -1121, "Invalid symbol.");
        }
        return BinanceAnswer.result(new JsonText().open().text("symbol", symbol)
                .raw("standardCommission", rates(part(instrument)))
                .raw("specialCommission", rates("0.00000000"))
                .raw("taxCommission", rates("0.00000000"))
                .open("discount").raw("enabledForAccount", "false").raw("enabledForSymbol", "false")
                .text("discountAsset", "BNB").text("discount", "0.75000000").close().close().toString());
    }

    private static String rates(String rate) {
        return new JsonText().open().text("maker", rate).text("taker", rate).text("buyer", "0.00000000")
                .text("seller", "0.00000000").close().toString();
    }

    /** Binance USD-M's {@code commissionRate}. */
    BinanceAnswer commissionRate(String symbol) {
        Instrument instrument = venue.instrument(symbol);
        if (instrument == null) {
            return BinanceAnswer.error(400, -1121, "Invalid symbol.");
        }
        return BinanceAnswer.result(new JsonText().open().text("symbol", symbol)
                .text("makerCommissionRate", part(instrument)).text("takerCommissionRate", part(instrument))
                .close().toString());
    }

    /** The result of Kraken's {@code TradeVolume} for pairs, in percent. */
    String tradeVolume(String pairs) {
        JsonText fees = new JsonText().open();
        for (String name : pairs.split(",")) {
            Instrument instrument = KrakenListingTexts.named(venue, name);
            if (instrument != null) {
                fees.open(KrakenListingTexts.pair(instrument))
                        .text("fee", Amounts.plain(toldE8(instrument), PERCENT_PLACES)).text("minfee", "0.0000")
                        .text("maxfee", "1.0000").raw("nextfee", "null").raw("nextvolume", "null")
                        .text("tiervolume", "0.0000").close();
            }
        }
        return new JsonText().open().text("currency", "ZUSD").text("volume", "0.0000")
                .raw("fees", fees.close().toString()).close().toString();
    }

    /** OKX's {@code trade-fee}, where a charge is a negative number; null = there is no such instrument. */
    String tradeFee(String type, String symbol, String family, long nowNanos) {
        boolean swap = type.equals("SWAP");
        Instrument instrument = venue.instrument(swap ? family + "-SWAP" : symbol);
        if (instrument == null || swap == (instrument.kind() == Kind.SPOT)) {
            return null;
        }
        String rate = Amounts.plain(-toldE8(instrument), E8_PLACES);
        return new JsonText().open().text("category", "1").text("delivery", "").text("exercise", "")
                .text("instType", type).text("level", "Lv1").text("maker", swap ? "" : rate)
                .text("makerU", swap ? rate : "").text("makerUSDC", rate).text("ruleType", "normal")
                .text("taker", swap ? "" : rate).text("takerU", swap ? rate : "").text("takerUSDC", rate)
                .text("ts", OkxTexts.millis(nowNanos)).close().toString();
    }

    private long toldE8(Instrument instrument) {
        return venue.listing().rules(instrument).takerFeeE8();
    }
}
