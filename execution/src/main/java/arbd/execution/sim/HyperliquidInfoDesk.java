package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Hyperliquid's {@code /info}: answers about the market and, to whoever names its address, about the account. */
final class HyperliquidInfoDesk {
    private static final int PAGE = 2_000;
    private static final int ENTRY_DECIMALS = 8;
    private static final int RATE_DECIMALS = 8;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final HyperliquidMarket market;
    private final HyperliquidSigner signer;
    private final HyperliquidHistory history;
    private final SimulatedFunding funding;

    HyperliquidInfoDesk(SimulatedVenue venue, VenueLoop loop, HyperliquidSigner signer, HyperliquidHistory history,
            SimulatedFunding funding) {
        this.venue = venue;
        this.loop = loop;
        this.market = history.market();
        this.signer = signer;
        this.history = history;
        this.funding = funding;
    }

    /** JSON, null = there is no such question. */
    String answer(JsonNode question) {
        return switch (question.path("type").asText()) {
            case "meta" -> market.spot() ? "{\"universe\":[]}" : market.meta();
            case "spotMeta" -> market.spot() ? market.spotMeta() : "{\"universe\":[],\"tokens\":[]}";
            case "metaAndAssetCtxs" -> "[" + market.meta() + "," + contexts() + "]";
            case "userRole" -> role(question.path("user").asText());
            case "l2Book" -> book(question.path("coin").asText());
            default -> known(question) ? ofAccount(question) : null;
        };
    }

    private boolean known(JsonNode question) {
        return question.path("user").asText().matches("0x[0-9a-fA-F]{40}");
    }

    /** Another address than the account's is not refused, it has nothing. */
    private String ofAccount(JsonNode question) {
        boolean ours = question.get("user").asText().equalsIgnoreCase(signer.account());
        return switch (question.path("type").asText()) {
            case "clearinghouseState" -> perpetuals(ours && !market.spot());
            case "spotClearinghouseState" -> spot(ours && market.spot());
            case "orderStatus" -> ours ? orderStatus(question.path("oid")) : "{\"status\":\"unknownOid\"}";
            case "openOrders" -> venue.openOrders().stream().filter(order -> ours).map(HyperliquidTexts::openOrder)
                    .collect(Collectors.joining(",", "[", "]"));
            case "userFillsByTime" -> fills(question, ours);
            case "activeAssetData" -> RightsTexts.hyperliquid(venue.rights(), question.get("user").asText(),
                    question.path("coin").asText());
            case "userFees" -> fees();
            case "userRateLimit" -> new JsonText().open().text("cumVlm", "0.0")
                    .number("nRequestsUsed", ours ? signer.acted() : 0).number("nRequestsCap", 10_000)
                    .number("nRequestsSurplus", 0).close().toString();
            default -> null;
        };
    }

    private String role(String address) {
        if (address.equalsIgnoreCase(signer.wallet()) && !venue.rights().trades()) {
            return "{\"role\":\"missing\"}";
        }
        if (address.equalsIgnoreCase(signer.wallet()) && venue.rights().withdraws()) {
            return "{\"role\":\"user\"}";
        }
        if (address.equalsIgnoreCase(signer.wallet())) {
            return "{\"role\":\"agent\",\"data\":{\"user\":\"" + signer.master() + "\"}}";
        }
        if (address.equalsIgnoreCase(signer.account()) && !signer.master().equals(signer.account())) {
            return "{\"role\":\"subAccount\",\"data\":{\"master\":\"" + signer.master() + "\"}}";
        }
        return address.equalsIgnoreCase(signer.account()) ? "{\"role\":\"user\"}" : "{\"role\":\"missing\"}";
    }

    private String book(String coin) {
        Instrument instrument = venue.instrument(coin);
        return instrument == null ? "null" : JsonInput.object(HyperliquidTexts.l2Book(instrument,
                venue.model().book(instrument.id()), loop.nowNanos())).get("data").toString();
    }

    private String contexts() {
        List<String> contexts = new ArrayList<>();
        contexts.add("{\"funding\":\"0.0\",\"openInterest\":\"0.0\",\"prevDayPx\":\"1.0\",\"dayNtlVlm\":\"0.0\","
                + "\"premium\":null,\"oraclePx\":\"1.0\",\"markPx\":\"1.0\",\"midPx\":null,\"impactPxs\":null,"
                + "\"dayBaseVlm\":\"0.0\"}");
        venue.instruments().forEach(instrument -> contexts.add(context(instrument)));
        return "[" + String.join(",", contexts) + "]";
    }

    String context(Instrument instrument) {
        return HyperliquidTexts.context(instrument, venue.model().book(instrument.id()),
                venue.model().markPxE8(instrument.id()), venue.model().premiumE8(instrument.id()),
                funding.rateE8(instrument.id()));
    }

    private String perpetuals(boolean ours) {
        Asset margin = venue.instruments().iterator().next().quote();
        JsonText positions = new JsonText().open().list("assetPositions");
        long worth = ours ? venue.wallets().total(margin.id()) : 0;
        long bound = 0;
        for (Instrument instrument : venue.instruments()) {
            long held = ours && !market.spot() ? venue.margin().positions().qty(instrument.id()) : 0;
            if (held != 0) {
                worth += venue.margin().unrealised(instrument);
                bound += venue.margin().notional(instrument);
                position(positions, instrument, held);
            }
        }
        String free = HyperliquidTexts.number(ours ? Math.max(0, venue.margin().free(margin.id())) : 0,
                margin.decimals());
        String summary = new JsonText().open().text("accountValue", HyperliquidTexts.number(worth, margin.decimals()))
                .text("totalNtlPos", HyperliquidTexts.number(bound, margin.decimals()))
                .text("totalRawUsd", HyperliquidTexts.number(worth, margin.decimals()))
                .text("totalMarginUsed", HyperliquidTexts.number(bound, margin.decimals())).close().toString();
        return new JsonText().open().raw("marginSummary", summary).raw("crossMarginSummary", summary)
                .text("crossMaintenanceMarginUsed", "0.0").text("withdrawable", free)
                .raw("assetPositions", JsonInput.object(positions.endList().close().toString()).get("assetPositions")
                        .toString())
                .number("time", HyperliquidTexts.millis(loop.nowNanos())).close().toString();
    }

    private void position(JsonText text, Instrument instrument, long held) {
        int decimals = instrument.quote().decimals();
        BigDecimal entry = BigDecimal.valueOf(venue.margin().positions().entry(instrument.id()), decimals)
                .divide(BigDecimal.valueOf(Math.abs(held), instrument.qtyDecimals()), ENTRY_DECIMALS,
                        RoundingMode.HALF_EVEN);
        String worth = HyperliquidTexts.number(venue.margin().notional(instrument), decimals);
        text.open().text("type", "oneWay").open("position").text("coin", instrument.symbol())
                .text("szi", HyperliquidTexts.number(held, instrument.qtyDecimals()))
                .raw("leverage", "{\"type\":\"cross\",\"value\":1}").text("entryPx", entry.toPlainString())
                .text("positionValue", worth)
                .text("unrealizedPnl", HyperliquidTexts.number(venue.margin().unrealised(instrument), decimals))
                .text("returnOnEquity", "0.0").raw("liquidationPx", "null").text("marginUsed", worth)
                .number("maxLeverage", 20)
                .raw("cumFunding", "{\"allTime\":\"0.0\",\"sinceOpen\":\"0.0\",\"sinceChange\":\"0.0\"}")
                .close().close();
    }

    private String spot(boolean ours) {
        TreeSet<Integer> seen = new TreeSet<>();
        JsonText text = new JsonText().open().list("balances");
        for (Instrument instrument : venue.instruments()) {
            for (Asset asset : List.of(instrument.quote(), instrument.base())) {
                if (ours && seen.add(asset.id()) && venue.wallets().total(asset.id()) != 0) {
                    text.open().text("coin", market.token(asset)).number("token", market.tokenIndex(asset))
                            .text("total", HyperliquidTexts.number(venue.wallets().total(asset.id()), asset.decimals()))
                            .text("hold",
                                    HyperliquidTexts.number(venue.wallets().reserved(asset.id()), asset.decimals()))
                            .text("entryNtl", "0.0").close();
                }
            }
        }
        return text.endList().close().toString();
    }

    private String orderStatus(JsonNode id) {
        SimulatedOrder order = id.isIntegralNumber() ? venue.byVenueOrderId(id.asText())
                : venue.byClientOrderId(id.asText());
        return order == null ? "{\"status\":\"unknownOid\"}" : HyperliquidTexts.orderStatus(order);
    }

    private String fills(JsonNode question, boolean ours) {
        long from = question.path("startTime").asLong();
        long to = question.path("endTime").asLong(Long.MAX_VALUE);
        return history.fills().stream().filter(fill -> ours && fill.millis() >= from && fill.millis() <= to)
                .limit(PAGE).map(HyperliquidHistory.Told::text).collect(Collectors.joining(",", "[", "]"));
    }

    private String fees() {
        long takerE8 = new SimulatedFees(venue).accountE8();
        String taker = HyperliquidTexts.number(takerE8, RATE_DECIMALS);
        String maker = HyperliquidTexts.number(takerE8 / 3, RATE_DECIMALS);
        return new JsonText().open().list("dailyUserVlm").endList().text("userCrossRate", taker)
                .text("userAddRate", maker).text("userSpotCrossRate", taker).text("userSpotAddRate", maker)
                .text("activeReferralDiscount", "0.0").raw("trial", "null").text("feeTrialEscrow", "0.0")
                .raw("nextTrialAvailableTimestamp", "null").raw("stakingLink", "null")
                .raw("activeStakingDiscount", "{\"bpsOfMaxSupply\":\"0.0\",\"discount\":\"0.0\"}").close().toString();
    }
}
