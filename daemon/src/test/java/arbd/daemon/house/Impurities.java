package arbd.daemon.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What makes a class's outputs depend on more than its inputs, or makes its thread wait. */
final class Impurities {
    /** Kinds by what is depended on: a pattern of class names. */
    private static final Map<String, Pattern> TYPES = Map.of(
            "thread", Pattern.compile("java\\.util\\.concurrent\\..*"
                    + "|java\\.lang\\.(?:Thread|ThreadLocal|Runtime|Process)\\b.*"
                    + "|java\\.util\\.Timer.*|java\\.lang\\.invoke\\.VarHandle"),
            "chance", Pattern.compile("java\\.util\\.(?:Random|SplittableRandom|UUID)|java\\.util\\.random\\..*"
                    + "|java\\.security\\..*"),
            "world", Pattern.compile("java\\.(?:io|net|nio(?!\\.charset)|sql)\\..*(?<!java\\.io\\.Serializable)"
                    + "|org\\.slf4j\\..*"),
            "clock", Pattern.compile("java\\.time\\..*|java\\.util\\.(?:Date|Calendar|GregorianCalendar)"),
            "unordered collection",
            Pattern.compile("java\\.util\\.(?:HashMap|HashSet|IdentityHashMap|WeakHashMap)\\b.*"),
            "machinery", Pattern.compile("(?:io\\.netty|net\\.openhft|com\\.lmax)\\..*"));
    /** Kinds by what is called: a pattern of {@code class.method}. */
    private static final Map<String, Pattern> CALLS = Map.of(
            "clock", Pattern.compile("java\\.lang\\.System\\.(?:nanoTime|currentTimeMillis)"),
            "world", Pattern.compile("java\\.lang\\.System\\.(?:getenv|getProperty|exit|out|err|in)"
                    + "|java\\.lang\\.(?:Integer|Long|Boolean)\\.get(?:Integer|Long|Boolean)"),
            "chance", Pattern.compile("java\\.lang\\.Math\\.random|java\\.lang\\.System\\.identityHashCode"
                    + "|java\\.lang\\.(?:Object|Enum)\\.hashCode"),
            "thread", Pattern.compile("java\\.lang\\.Object\\.(?:wait|notify|notifyAll)"),
            // The order of the JDK's immutable sets and maps changes from run to run.
            "unordered collection", Pattern.compile("java\\.util\\.(?:Map|Set)\\.(?:of|ofEntries|copyOf)"
                    + "|java\\.util\\.stream\\.Collectors\\.(?:to(?:Unmodifiable)?(?:Set|Map)|groupingBy)"));

    static final Set<String> KINDS = Set.of("thread", "chance", "world", "clock", "unordered collection", "machinery",
            "lock", "shared field");

    private Impurities() {
    }

    /**
     * @param kind one of {@link #KINDS}
     * @param where class, what it uses, and where ArchUnit knows it the line
     */
    record Found(String kind, String where) {
        @Override
        public String toString() {
            return kind + ": " + where;
        }
    }

    /** All impurities of this class. */
    static List<Found> in(JavaClass type) {
        List<Found> found = new ArrayList<>();
        type.getDirectDependenciesFromSelf().forEach(dependency -> TYPES.forEach((kind, pattern) -> {
            if (pattern.matcher(dependency.getTargetClass().getBaseComponentType().getName()).matches()) {
                found.add(new Found(kind, dependency.getDescription()));
            }
        }));
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            String called = access.getTargetOwner().getName() + "." + access.getTarget().getName();
            CALLS.forEach((kind, pattern) -> {
                if (pattern.matcher(called).matches()) {
                    found.add(new Found(kind, access.getDescription()));
                }
            });
        }
        type.getFields().stream()
                .filter(field -> shared(field.getModifiers()))
                .forEach(field -> found.add(new Found("shared field", field.getFullName())));
        type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                .forEach(method -> found.add(new Found("lock", method.getFullName())));
        if (locks(type.getName())) {
            found.add(new Found("lock", type.getName() + " has a synchronized block"));
        }
        return found;
    }

    /** What this class depends on of packages with these prefixes, described. */
    static Stream<String> dependencies(JavaClass type, String... prefixes) {
        Predicate<String> banned = name -> Stream.of(prefixes).anyMatch(name::startsWith);
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> banned.test(dependency.getTargetClass().getName()))
                .map(dependency -> dependency.getDescription());
    }

    private static boolean shared(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.VOLATILE)
                || modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.FINAL);
    }

    /** ArchUnit does not see blocks. */
    private static boolean locks(String name) {
        boolean[] locks = {false};
        new ClassReader(Deciding.bytes(name)).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String method, String descriptor, String signature,
                    String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitInsn(int opcode) {
                        locks[0] |= opcode == Opcodes.MONITORENTER;
                    }
                };
            }
        }, ClassReader.SKIP_DEBUG);
        return locks[0];
    }
}
