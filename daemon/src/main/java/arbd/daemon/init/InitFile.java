package arbd.daemon.init;

import arbd.config.InstrumentKind;
import arbd.config.Mode;
import arbd.config.Protocol;
import arbd.daemon.venues.VenueCatalogue;
import arbd.daemon.venues.VenueTraits;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of a first configuration: every choice said, with a comment where somebody may want another. */
public final class InitFile {
    private static final String ORDER_MOST = "1000";
    private static final String ROUTE_MOST = "500";
    private static final String NAKED_MOST = "2000";
    private static final String MONEY_OPENING = "10000";
    private static final Map<String, String> OPENING = Map.of("BTC", "0.2", "ETH", "4", "SOL", "80", "LTC", "100",
            "XRP", "5000", "BNB", "20", "HYPE", "300", "UBTC", "0.2");

    private final InitRequest request;
    private final ChosenMarkets chosen;
    private final StringBuilder text = new StringBuilder();

    private InitFile(InitRequest request, ChosenMarkets chosen) {
        this.request = request;
        this.chosen = chosen;
    }

    /** The text. */
    public static String text(InitRequest request, ChosenMarkets chosen) {
        InitFile file = new InitFile(request, chosen);
        file.head();
        file.assets();
        file.line("venues:");
        request.venues().forEach(file::venue);
        file.routes();
        file.risk();
        if (request.mode() == Mode.PAPER) {
            file.balances();
        }
        return file.text.toString();
    }

    private boolean paper() {
        return request.mode() == Mode.PAPER;
    }

    private void head() {
        line("# Written by arbd init. `arbd check --config FILE` finds every mistake, `arbd run --config FILE`"
                + " starts.");
        line("# config/profiles/sim.yaml explains every key; `arbd venues NAME` tells what a venue can do.");
        if (!paper()) {
            line("# Before the first run: arbd keys add ACCOUNT for each account below, then");
            line("# arbd test-order --config FILE --venue NAME --symbol SYMBOL.");
        }
        line("");
        line("instance: " + (paper() ? "paper" : "main") + "                 # its journal and its halt are in var/"
                + (paper() ? "paper" : "main"));
        line(paper() ? "mode: paper                     # real market data, fills by arithmetic; no order leaves"
                : "mode: live                      # orders leave");
        line("");
    }

    private void assets() {
        line("# Routes join in these names. UBTC is not BTC and USDT is not USD unless a line below says so.");
        line("assets:");
        chosen.assets().forEach(asset -> line("  " + asset + ": {decimals: 8}"));
        line("");
        if (request.equivalents().isEmpty()) {
            line("# Assets that count as another one, at a haircut either way. Nothing is equivalent by its name.");
            line("# equivalents:");
            line("#   - {asset: USDT, as: USD, haircut: 5 bps}");
        } else {
            line("# Said when this was written: these count as the same, and every route over both pays the haircut.");
            line("equivalents:");
            request.equivalents().forEach(same -> line("  - {asset: " + same.asset() + ", as: " + same.as()
                    + ", haircut: " + same.haircut() + "}"));
        }
        line("");
    }

    private void venue(Protocol venue) {
        VenueTraits traits = VenueCatalogue.of(venue);
        line("  " + venue.word() + ":");
        line("    protocol: " + venue.word());
        line("    environment: " + request.environment().word()
                + "           # gives the addresses; marketData, orderEntry and rest would win over it");
        if (!traits.orders().open() && (!paper() || traits.orders().how().equals("none"))) {
            line("    marketDataOnly: true        # arbd sends no orders there");
        } else if (!paper()) {
            line("    account: " + venue.word() + "         # its key is in secrets/" + venue.word()
                    + ".properties beside this file");
        }
        line("    takerFee: " + traits.takerFee() + "            # assumed: the base tier. Say your account's");
        line("    orderRate: {orders: " + traits.orderRate().orders() + ", per: " + traits.orderRate().per() + "}");
        line("    # What the venue said on the day behind each line; it may have changed since. Quotes that do not");
        line("    # fit are counted and refused, so compare these with the venue before you trust them.");
        line("    instruments:");
        for (KnownMarket row : chosen.markets(venue)) {
            line("      \"" + row.symbol() + "\": {base: " + row.base() + ", quote: " + row.quote()
                    + ", pxIncrement: \"" + row.pxIncrement() + "\", lot: \"" + row.lot() + "\", minQty: \""
                    + row.minQty() + "\", minNotional: \"" + row.minNotional() + "\""
                    + (row.contract().isEmpty() ? "" : ", contract: \"" + row.contract() + "\"") + "}    # "
                    + row.asOf());
        }
        line("");
    }

    private void routes() {
        String most = amounts(ROUTE_MOST);
        line("routes:");
        line("  settlement: [" + String.join(", ", chosen.settlement()) + "]");
        line("  # buy on one venue, sell on another");
        line("  crossVenue: {enabled: " + chosen.spot(2) + ", minEdge: 3 bps, maxNotional: " + most + "}");
        line("  # three trades that end where they began");
        line("  cyclic: {enabled: " + chosen.triangle() + ", minEdge: 3 bps, maxNotional: " + most + "}");
        line("  # spot against perpetual, closed from exitEdge on");
        line("  basis: {enabled: " + (chosen.perpetual() && chosen.spot(1)) + ", minEdge: 15 bps, exitEdge: -4 bps,"
                + " maxNotional: " + most + "}");
        line("");
    }

    private void risk() {
        line("# Small on purpose: raise them when you have seen it work.");
        line("risk:");
        line("  staleAfter: 750 ms            # a quote older than this is not priced");
        line("  maxPlausibleEdge: 300 bps     # an edge above this is taken for an error in the prices");
        line("  maxOrderNotional: " + amounts(ORDER_MOST));
        line("  maxOpenOrders: 16");
        line("  cooldown: 250 ms");
        line("  nakedNotionalMax: " + amounts(NAKED_MOST));
        line("  haltRouteAfterMiss: 60 s");
    }

    private void balances() {
        line("");
        line("# What the paper accounts begin with.");
        line("balances:");
        for (Protocol venue : request.venues()) {
            if (!VenueCatalogue.of(venue).orders().how().equals("none")) {
                line("  " + venue.word() + ": {" + chosen.held(venue).stream()
                        .map(asset -> asset + ": \"" + opening(asset, venue) + "\"").collect(Collectors.joining(", "))
                        + "}");
            }
        }
    }

    private static String opening(String asset, Protocol venue) {
        boolean money = MarketTable.MONEY.contains(asset) || venue.kind() != InstrumentKind.SPOT;
        return money ? MONEY_OPENING : OPENING.getOrDefault(asset, "100");
    }

    private String amounts(String number) {
        List<String> each = chosen.settlement().stream().map(asset -> "\"" + number + " " + asset + "\"").toList();
        return each.size() == 1 ? each.get(0) : "[" + String.join(", ", each) + "]";
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
