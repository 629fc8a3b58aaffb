package arbd.daemon.house;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Something that is not written here, and what is written instead.
 *
 * @param name short and unique
 * @param files where it is looked for
 * @param finder finds what is banned
 * @param instead ends the message
 * @param bad a file that breaks the rule, for the test of the rule itself
 */
record Rule(String name, Predicate<Source> files, Function<Source, List<Hit>> finder, String instead, Source bad) {
    /**
     * @param line from 1
     * @param what the banned text
     */
    record Hit(int line, String what) {
    }

    /** One message for each place where this file breaks the rule. */
    List<String> check(Source source) {
        if (!files.test(source)) {
            return List.of();
        }
        return finder.apply(source).stream()
                .map(hit -> source.name() + ":" + hit.line() + ": '" + hit.what() + "' is banned, " + instead)
                .toList();
    }

    /** Finds a pattern in one of the views of a file; group 1, when the pattern has one, is what the message shows. */
    static Function<Source, List<Hit>> pattern(Function<Source, String> view, String pattern) {
        Pattern compiled = Pattern.compile(pattern, Pattern.MULTILINE);
        return source -> compiled.matcher(view.apply(source)).results()
                .map(match -> new Hit(source.line(match.start()), shown(match.groupCount() > 0 && match.group(1) != null
                        ? match.group(1) : match.group())))
                .toList();
    }

    private static String shown(String match) {
        return match.strip().replaceAll("\\s+", " ");
    }
}
