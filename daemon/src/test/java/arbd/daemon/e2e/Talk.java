package arbd.daemon.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What children said, for failure messages. */
final class Talk {
    private Talk() {
    }

    /** Standard error of the child that was started last. */
    static String latest(Sandbox box) throws IOException {
        try (Stream<Path> files = Files.list(box.talk())) {
            List<Path> errors = files.filter(file -> file.toString().endsWith(".err"))
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified())).toList();
            return errors.isEmpty() ? "nothing" : Files.readString(errors.get(errors.size() - 1));
        }
    }
}
