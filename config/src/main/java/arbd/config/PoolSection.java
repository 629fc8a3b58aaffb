package arbd.config;

import java.util.List;
import java.util.Optional;

/** {@code venues.NAME.pools.ADDRESS}, before its tokens are looked up. */
final class PoolSection {
    private static final long E8_PER_PIP = 100;
    private static final String[] CURVE_WORDS = {"constantProduct", "concentrated"};

    private static final Key<PoolCurve> CURVE = Key.required("kind",
            Words.of(List.of(PoolCurve.values()), CURVE_WORDS),
            "constantProduct (two reserves) or concentrated (liquidity between ticks)");
    private static final Key<String> TOKEN0 = Key.required("token0", References.CONTRACT,
            "The token whose address is lower, one of tokens");
    private static final Key<String> TOKEN1 = Key.required("token1", References.CONTRACT,
            "The token whose address is higher, one of tokens");
    private static final Key<Long> FEE = Key.required("fee", Units.share("0 bps", "9999 bps"),
            "Fee of what is paid in, whole millionths");
    private static final Key<Optional<Long>> TICK_SPACING = Key.optional("tickSpacing", Whole.of(1, 16_383),
            "Distance of ticks that may hold liquidity; of kind concentrated");

    static final Shape<Draft> SHAPE =
            new Shape<>(List.of(CURVE, TOKEN0, TOKEN1, FEE, TICK_SPACING), PoolSection::draft);

    private PoolSection() {
    }

    /** What the section says itself; the tokens are their contracts. */
    record Draft(String address, Cursor at, PoolCurve curve, String token0, String token1, int feePips,
            int tickSpacing) {
        Draft at(String given) {
            return new Draft(given, at, curve, token0, token1, feePips, tickSpacing);
        }

        /** With the tokens of its chain, or null with a problem. */
        PoolConfig complete(List<TokenConfig> tokens, Cursor listed) {
            TokenConfig zero = token("token0", token0, tokens, listed);
            TokenConfig one = token("token1", token1, tokens, listed);
            if (zero == null || one == null) {
                return null;
            }
            if (zero.asset().equals(one.asset())) {
                at.child("token1").expected("a token of another asset than " + zero.asset(), "'" + token1 + "'");
                return null;
            }
            return new PoolConfig(address, curve, zero, one, feePips, tickSpacing);
        }

        private TokenConfig token(String key, String contract, List<TokenConfig> tokens, Cursor listed) {
            for (TokenConfig token : tokens) {
                if (token.contract().equals(contract)) {
                    return token;
                }
            }
            List<String> given = listed.node() instanceof Node.Mapping mapping ? mapping.entries().stream()
                    .map(entry -> References.small(entry.key().text())).toList() : List.of();
            if (!given.isEmpty() && !given.contains(contract)) { // else complained about there
                at.child(key).unknown("a contract of the section tokens", contract, given);
            }
            return null;
        }
    }

    private static Draft draft(Values values, Cursor at) {
        String token0 = values.get(TOKEN0);
        String token1 = values.get(TOKEN1);
        PoolCurve curve = values.get(CURVE);
        Optional<Long> spacing = values.get(TICK_SPACING);
        long feeE8 = values.get(FEE);
        boolean good = sorted(token0, token1, at) & spaced(curve, spacing, at);
        if (feeE8 % E8_PER_PIP != 0) {
            at.child("fee").expected("whole millionths such as 30 bps or 0.01 bps", "a part of one");
            good = false;
        }
        return good ? new Draft("", at, curve, token0, token1, (int) (feeE8 / E8_PER_PIP),
                spacing.orElse(1L).intValue()) : null;
    }

    /** As the contracts sort them: tokens that are the wrong way round would turn every price over. */
    private static boolean sorted(String token0, String token1, Cursor at) {
        if (token0.compareTo(token1) < 0) {
            return true;
        }
        at.child("token1").expected(token0.equals(token1) ? "another token than token0"
                : "an address above token0, as the chain sorts them (change the two over)", "'" + token1 + "'");
        return false;
    }

    private static boolean spaced(PoolCurve curve, Optional<Long> spacing, Cursor at) {
        boolean needed = curve == PoolCurve.CONCENTRATED;
        if (needed && spacing.isEmpty()) {
            at.child("tickSpacing").expected(TICK_SPACING.type().expected() + ", because kind is concentrated",
                    "missing");
        } else if (!needed && spacing.isPresent()) {
            at.child("tickSpacing").expected("no tickSpacing of kind constantProduct", "given");
        }
        return needed == spacing.isPresent();
    }
}
