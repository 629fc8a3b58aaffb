package arbd.execution.bybit;

import arbd.execution.net.AccountWriter;
import arbd.execution.net.Reply;
import arbd.execution.order.Report;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What an execution is charged, and in what. The venue's charges are positive, its rebates negative, as in a report.
 * Where it does not name the asset: perpetuals are charged in the quote asset; spot in what is received, but for the
 * rebate of a maker, which is paid in what he gave (Bybit v5 API, "Spot Fee Currency Instruction"). Taxes that are
 * charged besides ({@code extraFees}) in the same asset are added.
 */
final class BybitFees {
    private final AccountWriter writer;
    private final Map<String, Asset> assets = new HashMap<>();

    BybitFees(AccountWriter writer, Collection<Instrument> instruments) {
        this.writer = writer;
        for (Instrument instrument : instruments) {
            assets.put(instrument.base().name(), instrument.base());
            assets.put(instrument.quote().name(), instrument.quote());
        }
    }

    /** An amount that is charged, rounded against us. */
    static long charged(JsonNode from, String name, Asset asset) {
        return Reply.amount(from, name, asset.decimals(), RoundingMode.CEILING);
    }

    /** An amount that is received, rounded against us. */
    static long received(JsonNode from, String name, Asset asset) {
        return Reply.amount(from, name, asset.decimals(), RoundingMode.FLOOR);
    }

    /** Sets the fee of a report; an asset that we do not know is named in the words, and the fee stays out. */
    void charge(Report report, JsonNode execution, Instrument instrument) {
        boolean named = Reply.says(execution, "feeCurrency");
        Asset asset = named ? assets.get(Reply.text(execution, "feeCurrency")) : unnamed(execution, instrument);
        if (asset == null) {
            writer.words("fee " + Reply.text(execution, "execFee") + " " + execution.get("feeCurrency").asText());
            return;
        }
        report.fee = charged(execution, "execFee", asset);
        report.feeAsset = asset.id();
        for (JsonNode extra : execution.path("extraFees")) {
            if (extra.path("feeCoin").asText().equals(asset.name())) {
                report.fee = sum(report.fee, charged(extra, "fee", asset));
            } else {
                writer.words("fee " + extra.path("fee").asText() + " " + extra.path("feeCoin").asText());
            }
        }
    }

    private static long sum(long fee, long extra) {
        try {
            return Math.addExact(fee, extra);
        } catch (ArithmeticException outside) {
            throw new IllegalArgumentException("a fee does not fit", outside);
        }
    }

    private static Asset unnamed(JsonNode execution, Instrument instrument) {
        if (instrument.kind() != Kind.SPOT) {
            return instrument.quote();
        }
        boolean rebate = execution.path("isMaker").asBoolean() && Reply.text(execution, "execFee").startsWith("-");
        return Reply.text(execution, "side").equals("Buy") != rebate ? instrument.base() : instrument.quote();
    }
}
