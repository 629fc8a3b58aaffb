package arbd.daemon.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source tree these tests were built from. */
final class Checkout {
    private static final Set<String> SKIPPED = Set.of(".git", "target", "var", "node_modules", ".idea");

    private Checkout() {
    }

    /** The folder that holds the root pom. */
    static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("pom.xml")) && Files.isDirectory(at.resolve("core-math"))) {
                return at;
            }
        }
        throw new AssertionError("these tests run inside a checkout");
    }

    /** Every text file that is written by hand, in a fixed order; paths are relative to the root, with slashes. */
    static List<Source> texts() {
        Path root = root();
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = SKIPPED.contains(folder.getFileName().toString());
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !file.getFileName().toString().equals(".git")) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().map(file -> read(root, file)).flatMap(Optional::stream).toList();
    }

    /** The flags that the libraries need on every JDK, from the root pom. */
    static List<String> jvmOpens() {
        return words("<arbd.jvm.opens>(--[^<]*)<");
    }

    /** The flags that they need besides from JDK 24 on. */
    static List<String> jvmNewer() {
        return words("<arbd.jvm.newer>(--[^<]*)<");
    }

    private static List<String> words(String pattern) {
        try {
            Matcher found = Pattern.compile(pattern).matcher(Files.readString(root().resolve("pom.xml")));
            if (!found.find()) {
                throw new AssertionError("the root pom has no " + pattern);
            }
            return List.of(found.group(1).split(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Source> read(Path root, Path file) {
        try {
            return Optional.of(new Source(root.relativize(file).toString(), Files.readString(file)));
        } catch (CharacterCodingException e) {
            return Optional.empty(); // not text
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
