package arbd.daemon.e2e;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Looks for bytes in a file of any size. */
final class ByteSearch {
    private static final int BLOCK = 1 << 20;

    private ByteSearch() {
    }

    static boolean contains(Path file, byte[] wanted) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r");
                FileChannel channel = access.getChannel()) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (long at = 0; at < channel.size(); at += BLOCK - wanted.length + 1) {
                block.clear();
                channel.read(block, at);
                if (contains(block.array(), block.position(), wanted)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean contains(byte[] block, int length, byte[] wanted) {
        for (int at = 0; at <= length - wanted.length; at++) {
            if (block[at] == wanted[0] && same(block, at, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(byte[] block, int at, byte[] wanted) {
        for (int i = 1; i < wanted.length; i++) {
            if (block[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
