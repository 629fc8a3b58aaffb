package arbd.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.BiPredicate;

/** Names, and references to what the file defines under them. */
final class References {
    /** Pattern of an asset's name. */
    static final String ASSET_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,15}";
    /** Pattern of a venue's name. */
    static final String VENUE_NAME = "[a-z][a-z0-9-]{0,31}";
    /** Pattern of a venue's own symbol; Hyperliquid numbers its spot markets, such as {@code @107}. */
    static final String SYMBOL = "[A-Za-z0-9@][A-Za-z0-9/_.:-]{0,31}";

    /** Name of a chain. */
    static final Type<String> CHAIN =
            new ScalarType<>("a chain's name of a-z, 0-9 and -", "[a-z][a-z0-9-]{0,31}", text -> text);

    /** Pattern of a contract's address. */
    static final String CONTRACT_ADDRESS = "0x[0-9a-fA-F]{40}";
    private static final String CONTRACT_WORDS = "a contract's address: 0x and 40 hexadecimal digits";
    /** A contract's address, in small letters. */
    static final Type<String> CONTRACT = new ScalarType<>(CONTRACT_WORDS, CONTRACT_ADDRESS, References::small);
    /** A contract's address as a key. */
    static final BiPredicate<Cursor, String> CONTRACT_NAMED = named(CONTRACT_ADDRESS, CONTRACT_WORDS);

    /** A configured asset, as a value. */
    static final Type<String> ASSET = new AssetReference();

    private References() {
    }

    /** One contract has one spelling. */
    static String small(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Complains unless the asset is configured; says whether it is. */
    static boolean isAsset(Cursor at, String name) {
        if (at.names().assets().containsKey(name)) {
            return true;
        }
        at.unknown("an asset of the section assets", name, at.names().assets().keySet());
        return false;
    }

    /** Complains unless the venue is configured; says whether it is. */
    static boolean isVenue(Cursor at, String name) {
        if (at.names().venues().contains(name)) {
            return true;
        }
        at.unknown("a venue of the section venues", name, at.names().venues());
        return false;
    }

    /** A rule for new names. */
    static BiPredicate<Cursor, String> named(String pattern, String expected) {
        return (at, name) -> {
            if (name.matches(pattern)) {
                return true;
            }
            at.expected(expected, "'" + Texts.shown(name) + "'");
            return false;
        };
    }

    private record AssetReference() implements Type<String> {
        private static final ScalarType<String> TEXT =
                new ScalarType<>("an asset of the section assets", ".{1,64}", text -> text);

        @Override
        public String read(Cursor at) {
            String name = TEXT.read(at);
            return name != null && isAsset(at, name) ? name : null;
        }

        @Override
        public String expected() {
            return TEXT.expected();
        }

        @Override
        public ObjectNode schema() {
            return TEXT.schema().put("pattern", "^" + ASSET_NAME + "$");
        }
    }
}
