package arbd.daemon.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Unix signals. The JDK offers them only through {@code sun.misc.Signal}, which cannot be named at compile time without
 * a warning; hence the reflection, here and nowhere else.
 */
final class Signals {
    private Signals() {
    }

    /** Runs {@code action}, on a thread of the JVM's, whenever the signal arrives. */
    static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler},
                    (self, method, arguments) -> answer(self, method.getName(), arguments, action));
            Object named = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, named, proxy);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("signal " + name + " is taken by the JVM", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM has no signals", e);
        }
    }

    private static Object answer(Object self, String method, Object[] arguments, Runnable action) {
        return switch (method) {
            case "handle" -> {
                action.run();
                yield null;
            }
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "signal handler";
        };
    }
}
