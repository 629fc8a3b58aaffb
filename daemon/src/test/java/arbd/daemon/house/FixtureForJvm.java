package arbd.daemon.house;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import net.openhft.affinity.Affinity;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.LoggerFactory;

/** A program that touches every library that needs a flag: {@link QuietJvmTest} runs it and listens. */
final class FixtureForJvm {
    private FixtureForJvm() {
    }

    /** @param args the folder of a new queue */
    public static void main(String[] args) throws InterruptedException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(64));
        buffer.putLongVolatile(8, 5);
        Affinity.setAffinity(Affinity.getAffinity());
        long kept = journaled(args[0], buffer.getLongVolatile(8));
        boolean sockets = !Epoll.isAvailable() || closed();
        try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out))) {
            out.println(kept == 5 && sockets ? "touched all" : "kept " + kept + ", sockets " + sockets);
        }
    }

    private static long journaled(String folder, long value) {
        Bytes<?> bytes = Bytes.allocateElasticDirect();
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(folder).blockSize(1 << 20).build();
                ExcerptAppender appender = queue.createAppender()) {
            bytes.writeLong(value);
            appender.writeBytes(bytes);
            bytes.clear();
            queue.createTailer().readBytes(bytes);
            return bytes.readLong();
        } finally {
            bytes.releaseLast();
        }
    }

    private static boolean closed() throws InterruptedException {
        ByteBuf direct = PooledByteBufAllocator.DEFAULT.directBuffer(64);
        direct.release();
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        return group.shutdownGracefully(0, 5, TimeUnit.SECONDS).await(10, TimeUnit.SECONDS);
    }
}
