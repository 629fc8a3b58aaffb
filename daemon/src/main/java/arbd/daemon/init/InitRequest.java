package arbd.daemon.init;

import arbd.config.Environment;
import arbd.config.Mode;
import arbd.config.Protocol;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wants to begin with.
 *
 * @param venues at least one, each once
 * @param mode paper needs no keys
 * @param environment of every venue
 * @param assets that are traded against money and each other
 * @param equivalents what counts as what; nothing does that is not here
 */
public record InitRequest(List<Protocol> venues, Mode mode, Environment environment, List<String> assets,
        List<SameMoney> equivalents) {
    /** Copies the lists. */
    public InitRequest {
        venues = List.copyOf(venues);
        assets = List.copyOf(assets);
        equivalents = List.copyOf(equivalents);
    }

    /**
     * One asset that counts as another.
     *
     * @param asset that counts
     * @param as what it counts as
     * @param haircut a share as in a configuration
     */
    public record SameMoney(String asset, String as, String haircut) {
        private static final Pattern FORM =
                Pattern.compile("([A-Za-z0-9._-]{1,16})=([A-Za-z0-9._-]{1,16}):(\\d{1,4}(?:\\.\\d{1,4})?) ?(bps|%)");

        /**
         * From text such as {@code USDT=USD:5bps}.
         *
         * @throws IllegalArgumentException when it has another form
         */
        public static SameMoney of(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches() || form.group(1).equals(form.group(2))) {
                throw new IllegalArgumentException("expected ASSET=OTHER:HAIRCUT such as USDT=USD:5bps, was '" + text
                        + "'");
            }
            return new SameMoney(form.group(1), form.group(2), form.group(3) + " " + form.group(4));
        }
    }
}
