package arbd.daemon.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** The packages whose classes decide: the same inputs give the same outputs, bit for bit, on every machine. */
final class Deciding {
    static final Set<String> PACKAGES = Set.of("arbd.market", "arbd.book", "arbd.amm", "arbd.route", "arbd.route.cycle",
            "arbd.execution.order", "arbd.execution.risk", "arbd.daemon.decide");

    /** Test classes come in folders, and from core-math in a jar of their own. */
    private static final ImportOption NO_TESTS = location ->
            ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location) && !location.contains("-tests.jar");

    private Deciding() {
    }

    /** All classes of all modules, without tests. */
    static JavaClasses everything() {
        return new ClassFileImporter().withImportOption(NO_TESTS).importPackages("arbd");
    }

    /** Names of the classes of the deciding packages, nested ones included. */
    static List<String> classes() {
        return everything().stream()
                .filter(type -> PACKAGES.contains(type.getPackageName()))
                .map(type -> type.getName())
                .sorted()
                .toList();
    }

    /** The class file of this class. */
    static byte[] bytes(String name) {
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream in = Deciding.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new AssertionError(file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
