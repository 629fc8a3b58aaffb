package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What OKX tells of a swap account: {@code balance_and_position}, and the bills about funding. */
final class OkxHoldingTexts {
    /** Most that are kept; the venue keeps seven days. */
    private static final int KEPT_MAX = 10_000;
    private static final int PAGE = 100;
    private static final int PX_DECIMALS = 12;

    private record Bill(long id, Instrument instrument, long units, long millis) {
    }

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final Deque<Bill> bills = new ArrayDeque<>();
    private final Map<Instrument, Long> lastTrades = new HashMap<>();
    private long billId = 5_000_000_000L;

    OkxHoldingTexts(SimulatedVenue venue, VenueLoop loop) {
        this.venue = venue;
        this.loop = loop;
    }

    /** The first push: all of which there is something. */
    String snapshot() {
        return push("snapshot", venue.table().assets().stream()
                        .filter(asset -> venue.wallets().total(asset.id()) != 0).toList(),
                venue.instruments().stream()
                        .filter(instrument -> venue.margin().positions().qty(instrument.id()) != 0).toList());
    }

    /** An execution changed the wallet, and the position. */
    String filled(Instrument instrument, long tradeId) {
        lastTrades.put(instrument, tradeId);
        return push("filled", List.of(instrument.quote()), List.of(instrument));
    }

    /** Books a payment; the push tells the new balance. */
    String funded(Instrument instrument, long units) {
        bills.addFirst(new Bill(++billId, instrument, units, Long.parseLong(OkxTexts.millis(loop.nowNanos()))));
        if (bills.size() > KEPT_MAX) {
            bills.removeLast();
        }
        return push("funding_fee", List.of(instrument.quote()), List.of());
    }

    /** A page of bills: newest first, from a time on, before a bill. */
    List<String> bills(long beginMillis, long after) {
        return bills.stream().filter(bill -> bill.millis >= beginMillis && bill.id < after).limit(PAGE)
                .map(OkxHoldingTexts::text).toList();
    }

    private static String text(Bill bill) {
        Asset asset = bill.instrument.quote();
        String change = OkxTexts.units(asset, bill.units);
        return new JsonText().open().text("bal", "").text("balChg", change).text("billId", Long.toString(bill.id))
                .text("ccy", asset.name()).text("fee", "0").text("instId", bill.instrument.symbol())
                .text("instType", "SWAP").text("mgnMode", "cross").text("ordId", "").text("pnl", change)
                .text("posBal", "0").text("posBalChg", "0").text("subType", bill.units < 0 ? "173" : "174")
                .text("sz", "").text("ts", Long.toString(bill.millis)).text("type", "8").close().toString();
    }

    private String push(String event, Collection<Asset> assets, Collection<Instrument> instruments) {
        String now = OkxTexts.millis(loop.nowNanos());
        JsonText text = new JsonText().open()
                .raw("arg", "{\"channel\":\"balance_and_position\",\"uid\":\"1\"}").list("data").open()
                .text("pTime", now).text("eventType", event).list("balData");
        for (Asset asset : assets) {
            text.open().text("ccy", asset.name())
                    .text("cashBal", OkxTexts.units(asset, venue.wallets().total(asset.id()))).text("uTime", now)
                    .close();
        }
        text.endList().list("posData");
        for (Instrument instrument : instruments) {
            long qty = venue.margin().positions().qty(instrument.id());
            text.open().text("posId", Integer.toString(1_000 + instrument.id())).text("tradeId", tradeId(instrument))
                    .text("instId", instrument.symbol()).text("instType", "SWAP").text("mgnMode", "cross")
                    .text("posSide", "net").text("pos", OkxTexts.qty(instrument, qty))
                    .text("ccy", instrument.quote().name()).text("posCcy", "")
                    .text("avgPx", qty == 0 ? "" : averagePx(instrument, qty)).text("uTime", now).close();
        }
        return text.endList().list("trades").endList().close().endList().close().toString();
    }

    private String tradeId(Instrument instrument) {
        Long last = lastTrades.get(instrument);
        return last == null ? "" : last.toString();
    }

    private String averagePx(Instrument instrument, long qty) {
        BigDecimal entry = BigDecimal.valueOf(venue.margin().positions().entry(instrument.id()),
                instrument.quote().decimals());
        return entry.divide(BigDecimal.valueOf(Math.abs(qty), instrument.qtyDecimals()), PX_DECIMALS,
                RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
}
