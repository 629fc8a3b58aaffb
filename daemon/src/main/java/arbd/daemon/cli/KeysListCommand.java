package arbd.daemon.cli;

import arbd.daemon.keys.KeyFolder;
import arbd.daemon.run.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which accounts have keys, and whether their files are safe; never what is in them. */
@Command(name = "list", description = "Which accounts have keys here, and who may read the files.")
final class KeysListCommand implements Callable<Integer> {
    @Mixin
    private KeyPlace place;

    @Override
    public Integer call() throws StopException {
        boolean safe = true;
        try {
            for (Path file : place.folder().files()) {
                var mode = Files.getPosixFilePermissions(file);
                boolean good = mode.stream().allMatch(bit -> KeyFolder.allowed(file, bit));
                safe &= good;
                Common.out().printf("%-32s %s  %s%n", KeyFolder.account(file), PosixFilePermissions.toString(mode),
                        good ? file : file + "  REFUSED: others may touch it; chmod 600");
            }
        } catch (IOException e) {
            throw new StopException(StopException.IO, "cannot read " + place.folder().path() + ": " + e, e);
        }
        return safe ? 0 : StopException.PERMISSION;
    }
}
