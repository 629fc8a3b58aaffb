package arbd.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules between chains and the other sections: a contract is one asset, and a chain is one venue. */
final class ChainRules {
    private final Cursor root;
    private final List<AssetConfig> assets;

    private ChainRules(Cursor root, List<AssetConfig> assets) {
        this.root = root;
        this.assets = assets;
    }

    /** Either may be null: then it was complained about. */
    static void check(Cursor root, List<AssetConfig> assets, List<VenueConfig> venues) {
        if (venues == null) {
            return;
        }
        ChainRules rules = new ChainRules(root, assets == null ? List.of() : assets);
        Map<String, String> owners = new HashMap<>();
        for (VenueConfig venue : venues) {
            Cursor at = root.child("venues").child(venue.name());
            venue.chain().ifPresent(chain -> {
                String owner = owners.putIfAbsent(chain.name(), venue.name());
                if (owner != null) {
                    at.child("chain").expected("a chain that no other venue has", "'" + chain.name()
                            + "', whose pools are those of venue " + owner);
                }
                rules.identity(at, chain);
            });
        }
    }

    private void identity(Cursor at, ChainConfig chain) {
        Cursor tokens = at.child("tokens");
        if (!(tokens.node() instanceof Node.Mapping mapping)) {
            return;
        }
        for (Node.Entry entry : mapping.entries()) {
            for (TokenConfig token : chain.tokens()) {
                if (token.contract().equalsIgnoreCase(entry.key().text())) {
                    identity(tokens.child(entry).child("asset"), chain.name(), token);
                }
            }
        }
    }

    private void identity(Cursor at, String chain, TokenConfig token) {
        for (AssetConfig asset : assets) {
            Optional<ContractConfig> contract = asset.contract().filter(of -> of.chain().equals(chain));
            if (contract.isEmpty()) {
                continue;
            }
            boolean same = contract.get().address().equals(token.contract());
            if (same && !asset.name().equals(token.asset())) {
                at.expected(asset.name() + ", whose contract this is (assets." + asset.name() + ".contract)",
                        "'" + token.asset() + "'");
            } else if (!same && asset.name().equals(token.asset())) {
                at.expected("another asset, because " + asset.name() + " is the contract "
                        + contract.get().address(), "'" + token.asset() + "'");
            }
        }
    }
}
