package arbd.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code venues.NAME}. What depends on the mode or on other sections is in {@link CrossRules}. */
final class VenueSection {
    static final Type<Long> FEE = Units.share("-100 bps", "1000 bps");
    static final Addresses WEB_SOCKET = Addresses.WEB_SOCKET;
    static final Addresses HTTP = Addresses.HTTP;
    static final Type<String> ACCOUNT_NAME = new AccountName();
    private static final Key<Boolean> MARKET_DATA_ONLY = Key.of("marketDataOnly", Words.FLAG, "false",
            "No orders are sent there");
    private static final Key<Optional<Environment>> ENVIRONMENT = Key.optional("environment", Environment.TYPE,
            "Which of the venue's worlds: gives the addresses that are not said here; live is never assumed");
    private static final Key<Optional<String>> REGION = Key.optional("region",
            new ScalarType<>("a region such as " + Endpoints.GLOBAL + " or eea", "[a-z]{2,16}", text -> text),
            "Whose customers: some venues have addresses of their own for each region");
    private static final Key<Optional<URI>> ORDER_ENTRY = Key.optional("orderEntry", WEB_SOCKET,
            "Address of order entry: wss://, or ws:// to loopback");
    private static final Key<Optional<URI>> REST = Key.optional("rest", HTTP,
            "Address of the REST interface: https://, or http:// to loopback");
    private static final Key<Optional<String>> ACCOUNT = Key.optional("account", ACCOUNT_NAME,
            "Name of the credentials: they are in secrets/ACCOUNT.properties, never here");
    private static final Key<Long> TAKER_FEE = Key.required("takerFee", FEE,
            "Fee of taking; an instrument may have its own; negative = rebate");
    private static final Key<Optional<Long>> SELL_FEE = Key.optional("sellFee", FEE,
            "Fee of selling anything there, when it is not that of buying");
    private static final Key<Optional<String>> FEE_TOKEN = Key.optional("feeToken",
            new ScalarType<>("the symbol of an instrument of the venue", References.SYMBOL, text -> text),
            "Instrument there in whose base the venue charges its fees, such as BNBUSDT");
    private static final Key<Optional<FeeCharge>> FEE_SIDE = Key.optional("feeSide",
            Words.of(List.of(FeeCharge.RECEIVED, FeeCharge.QUOTE), "received", "quote"),
            "Asset of the fee: received (what the trade receives) or quote; the protocol's own when absent");
    private static final Key<Long> ORDERS = Key.of("orders", Whole.of(1, 100_000), "50", "Most orders in any window");
    private static final Key<Long> PER = Key.of("per", Units.duration("1 ms", "24 h"), "10 s", "Length of the window");
    private static final Key<Optional<Long>> DAILY = Key.optional("daily", Whole.of(1, 1_000_000),
            "Most orders in any 24 hours as well");
    private static final Key<Long> RESERVE = Key.of("reserve", Units.share("0 %", "90 %"), "10 %",
            "Share of the budget that entries leave to cancels and queries");
    private static final Shape<OrderRateConfig> RATE = new Shape<>(List.of(ORDERS, PER, DAILY, RESERVE),
            (values, at) -> new OrderRateConfig(values.get(ORDERS).intValue(), values.get(PER),
                    values.get(DAILY).map(Long::intValue), values.get(RESERVE)));
    private static final Key<OrderRateConfig> ORDER_RATE = Key.section("orderRate", RATE, "The venue's order budget");
    private static final Key<Long> ACK_TIMEOUT = Key.of("ackTimeout", Units.duration("1 ms", "10 min"), "2 s",
            "Time after which an order without an answer is unknown");
    private static final Key<Optional<Long>> DEAD_MAN = Key.optional("deadMan", Units.duration("10 s", "120 s"),
            "Time without a word from us after which the venue cancels every order that rests in the account");
    private static final Key<List<InstrumentSection.Draft>> INSTRUMENTS = Key.required("instruments",
            Named.of("a section of instruments by the venue's own symbol", References.SYMBOL,
                    References.named(References.SYMBOL, "a symbol of letters, digits and @ / _ . : -"),
                    InstrumentSection.SHAPE, (symbol, draft) -> draft.named(symbol)),
            "What is traded there, by the venue's own symbol");

    /** Of every protocol that has instruments. */
    static final Shape<VenueConfig> SHAPE = new Shape<>(List.of(VenueKeys.PROTOCOL, VenueKeys.SIMULATED,
            MARKET_DATA_ONLY, ENVIRONMENT, REGION, VenueKeys.MARKET_DATA, ORDER_ENTRY, REST, ACCOUNT, TAKER_FEE,
            SELL_FEE, FEE_SIDE, FEE_TOKEN, ORDER_RATE, ACK_TIMEOUT, DEAD_MAN, MarginSection.key(),
            VenueKeys.DATA_TIMEOUT, INSTRUMENTS), VenueSection::venue);

    private VenueSection() {
    }

    private static VenueConfig venue(Values values, Cursor at) {
        Protocol protocol = values.get(VenueKeys.PROTOCOL);
        long takerFeeE8 = values.get(TAKER_FEE);
        List<InstrumentConfig> instruments = new ArrayList<>();
        for (InstrumentSection.Draft draft : values.get(INSTRUMENTS)) {
            InstrumentConfig instrument = draft.complete(protocol, takerFeeE8);
            if (instrument != null) {
                instruments.add(instrument);
            }
        }
        Cursor listed = at.child("instruments");
        if (listed.node() instanceof Node.Mapping mapping && mapping.entries().isEmpty()) {
            listed.expected("at least one instrument", "none");
        }
        Optional<Environment> environment = values.get(ENVIRONMENT);
        String region = values.get(REGION).orElse(Endpoints.GLOBAL);
        Optional<Endpoint> known = environment.flatMap(named -> Endpoints.find(protocol, named, region));
        return new VenueConfig("", protocol, values.get(VenueKeys.SIMULATED), values.get(MARKET_DATA_ONLY),
                environment, region, values.get(VenueKeys.MARKET_DATA).or(() -> known.map(Endpoint::marketData)),
                values.get(ORDER_ENTRY).or(() -> known.flatMap(Endpoint::orderEntry)),
                values.get(REST).or(() -> known.map(Endpoint::rest)), values.get(ACCOUNT),
                takerFeeE8, values.get(SELL_FEE), values.get(FEE_SIDE).orElse(protocol.feeSide()),
                feeToken(values, at), values.get(ORDER_RATE),
                values.get(ACK_TIMEOUT), deadMan(values, at), MarginSection.read(values, at),
                values.get(VenueKeys.DATA_TIMEOUT), instruments, Optional.empty());
    }

    /** Its protocol must have the switch. */
    private static Optional<Long> deadMan(Values values, Cursor at) {
        Optional<Long> timeout = values.get(DEAD_MAN);
        if (timeout.isPresent() && !values.get(VenueKeys.PROTOCOL).deadMan()) {
            at.child("deadMan").expected("no deadMan for protocol " + values.get(VenueKeys.PROTOCOL).word()
                    + ", which has no such switch that arbd uses", "given");
        }
        return timeout;
    }

    /** The instrument must be listed there, and be spot. */
    private static Optional<String> feeToken(Values values, Cursor at) {
        Optional<String> symbol = values.get(FEE_TOKEN);
        List<String> listed = values.get(INSTRUMENTS).stream().map(InstrumentSection.Draft::symbol).toList();
        if (symbol.isPresent() && (values.get(VenueKeys.PROTOCOL).kind() != InstrumentKind.SPOT
                || !listed.contains(symbol.get()))) {
            at.child("feeToken").unknown("a spot instrument of this venue", symbol.get(), listed);
        }
        return symbol;
    }
}
