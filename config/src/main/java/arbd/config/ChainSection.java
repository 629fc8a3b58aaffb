package arbd.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code venues.NAME} of protocol {@code evm}: pools of a chain. */
final class ChainSection {
    private static final Type<Long> GAS_UNITS = Whole.of(0, 100_000_000);
    private static final Key<String> GAS_ASSET = Key.required("asset", References.ASSET,
            "What gas is paid in; on chain it has 18 decimals");
    private static final Key<Long> GAS_BASE = Key.of("base", GAS_UNITS, "60000",
            "Gas of a transaction before the first pool");
    private static final Key<Long> GAS_PER_POOL = Key.of("perPool", GAS_UNITS, "100000",
            "Gas of each pool that it trades in");
    private static final Key<Long> GAS_PRICE = Key.required("price", Units.gasPrice("0 gwei", "1000000 gwei"),
            "Price of a unit of gas");
    private static final Key<Long> TIP = Key.of("tip", Units.share("0 %", "100 %"), "0 %",
            "Share of the gross gain that goes to who includes the transaction");
    private static final Shape<GasConfig> GAS_SHAPE = new Shape<>(
            List.of(GAS_ASSET, GAS_BASE, GAS_PER_POOL, GAS_PRICE, TIP),
            (values, at) -> new GasConfig(values.get(GAS_ASSET), values.get(GAS_BASE), values.get(GAS_PER_POOL),
                    values.get(GAS_PRICE), values.get(TIP)));

    private static final Key<String> TOKEN_ASSET = Key.required("asset", References.ASSET,
            "Which asset the contract is, whatever it calls itself");
    private static final Key<Long> TOKEN_DECIMALS = Key.required("decimals", Whole.of(0, 36),
            "Decimal places of its amounts on chain");
    private static final Shape<TokenConfig> TOKEN = new Shape<>(List.of(TOKEN_ASSET, TOKEN_DECIMALS),
            (values, at) -> new TokenConfig("", values.get(TOKEN_ASSET), values.get(TOKEN_DECIMALS).intValue()));

    private static final Key<String> CHAIN = Key.required("chain", References.CHAIN,
            "Name of the chain, as in assets.NAME.chain");
    private static final Key<GasConfig> GAS = Key.required("gas", GAS_SHAPE, "What a transaction costs");
    private static final Key<Long> FLASH_PREMIUM = Key.of("flashPremium", Units.share("0 bps", "1000 bps"), "0 bps",
            "Premium of a flash loan on what is paid in; 0 = paid from what is held");
    private static final Key<List<TokenConfig>> TOKENS = Key.required("tokens",
            Named.of("a section of tokens by contract", References.CONTRACT_ADDRESS, References.CONTRACT_NAMED, TOKEN,
                    (contract, token) -> new TokenConfig(References.small(contract), token.asset(),
                            token.decimals())),
            "Which asset each contract is; a contract that is not here is in no route");
    private static final Key<List<PoolSection.Draft>> POOLS = Key.required("pools",
            Named.of("a section of pools by address", References.CONTRACT_ADDRESS, References.CONTRACT_NAMED,
                    PoolSection.SHAPE, (address, draft) -> draft.at(References.small(address))),
            "What is traded there, by the address of the pool's contract");

    static final Shape<VenueConfig> SHAPE = new Shape<>(List.of(VenueKeys.PROTOCOL, VenueKeys.SIMULATED,
            VenueKeys.MARKET_DATA, CHAIN, GAS, FLASH_PREMIUM, TOKENS, POOLS, VenueKeys.DATA_TIMEOUT),
            ChainSection::venue);

    /** No order is ever sent to a chain. */
    private static final OrderRateConfig NO_ORDERS = new OrderRateConfig(1, 1_000_000_000L, Optional.empty(), 0);

    private ChainSection() {
    }

    private static VenueConfig venue(Values values, Cursor at) {
        List<TokenConfig> tokens = values.get(TOKENS);
        boolean good = once(at.child("tokens")) & once(at.child("pools"));
        List<PoolConfig> pools = new ArrayList<>();
        for (PoolSection.Draft draft : values.get(POOLS)) {
            PoolConfig pool = draft.complete(tokens, at.child("tokens"));
            if (pool != null) {
                pools.add(pool);
            }
        }
        ChainConfig chain = new ChainConfig(values.get(CHAIN), values.get(GAS), values.get(FLASH_PREMIUM), tokens,
                pools);
        Protocol protocol = values.get(VenueKeys.PROTOCOL);
        return good ? new VenueConfig("", protocol, values.get(VenueKeys.SIMULATED), true,
                Optional.empty(), Endpoints.GLOBAL, values.get(VenueKeys.MARKET_DATA),
                Optional.empty(), Optional.empty(), Optional.empty(), 0,
                Optional.empty(), protocol.feeSide(), Optional.empty(), NO_ORDERS, NO_ORDERS.perNanos(),
                Optional.empty(), MarginConfig.DEFAULT,
                values.get(VenueKeys.DATA_TIMEOUT), List.of(), Optional.of(chain)) : null;
    }

    /** One address is one contract, however its letters are written; there must be one at least. */
    private static boolean once(Cursor listed) {
        List<Node.Entry> entries = listed.node() instanceof Node.Mapping mapping ? mapping.entries() : List.of();
        if (entries.isEmpty()) {
            listed.expected("at least one", "none");
        }
        Map<String, Node.Scalar> seen = new HashMap<>();
        boolean good = !entries.isEmpty();
        for (Node.Entry entry : entries) {
            Node.Scalar first = seen.putIfAbsent(References.small(entry.key().text()), entry.key());
            if (first != null) {
                new Cursor(entry.value(), entry.key(), listed.child(entry).path(), listed.problems(), listed.names())
                        .expected("each address once", "already given at " + first.line() + ":" + first.column());
                good = false;
            }
        }
        return good;
    }
}
