package arbd.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiPredicate;

/** Names, and references to what the file defines under them. */
final class References {
    /** Pattern of an asset's name. */
    static final String ASSET_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,15}";
    /** Pattern of a venue's name. */
    static final String VENUE_NAME = "[a-z][a-z0-9-]{0,31}";
    /** Pattern of a venue's own symbol. */
    static final String SYMBOL = "[A-Za-z0-9][A-Za-z0-9/_.:-]{0,31}";

    /** A configured asset, as a value. */
    static final Type<String> ASSET = new AssetReference();

    private References() {
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
