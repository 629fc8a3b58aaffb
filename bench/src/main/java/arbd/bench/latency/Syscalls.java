package arbd.bench.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * System calls of a traced process on the sockets of its venues: {@code strace} writes a line for each, with both ends
 * of the socket. The kernel stops the process at the traced calls alone, so the stepping loop runs on as ever.
 */
final class Syscalls {
    private static final List<String> STRACE = List.of("strace", "-f", "--seccomp-bpf", "-yy", "-qq", "-s", "0",
            "-e", "trace=read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg", "-e", "signal=none", "-o");
    /** {@code 123 read(45<TCP:[127.0.0.1:50000->127.0.0.1:40000]>, ...) = 160}, the last part absent when cut. */
    private static final Pattern CALL =
            Pattern.compile("\\d+ +(\\w+)\\(\\d+<TCP:\\[[^\\]]*->127\\.0\\.0\\.1:(\\d+)]>.* = (-?\\d+)");

    private final Path log;
    private final List<Integer> ports;
    private final StandIn standIn;

    /** Of a subject of this stand-in. */
    Syscalls(Path log, StandIn standIn) {
        this.log = log;
        this.standIn = standIn;
        this.ports = List.of(standIn.port(0), standIn.port(1));
    }

    /** Why nothing can be counted; empty = it can. */
    static String missing() throws IOException, InterruptedException {
        if (!Commands.found("strace")) {
            return "there is no strace: apt-get install strace";
        }
        Process tried = new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-e", "trace=write", "-o", "/dev/null",
                "true").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return tried.waitFor() == 0 ? "" : "strace may not trace here, or knows no --seccomp-bpf";
    }

    /** The command, traced. */
    List<String> traced(List<String> command) {
        List<String> traced = new ArrayList<>(STRACE);
        traced.add(log.toString());
        traced.addAll(command);
        return traced;
    }

    /** Calls so far. */
    Counts counts() throws IOException {
        long dataReads = 0;
        long emptyReads = 0;
        long orderReads = 0;
        long orderWrites = 0;
        try (Stream<String> lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            for (String line : (Iterable<String>) lines::iterator) {
                Matcher call = CALL.matcher(line);
                if (!call.find() || !ports.contains(Integer.parseInt(call.group(2)))) {
                    continue;
                }
                boolean reads = call.group(1).startsWith("re");
                boolean data = standIn.carriesData(localPort(line));
                if (!reads) {
                    orderWrites += data ? 0 : 1;
                } else if (call.group(3).startsWith("-")) {
                    emptyReads++;
                } else if (data) {
                    dataReads++;
                } else {
                    orderReads++;
                }
            }
        }
        return new Counts(dataReads, emptyReads, orderReads, orderWrites);
    }

    private static int localPort(String line) {
        int arrow = line.indexOf("->");
        return Integer.parseInt(line.substring(line.lastIndexOf(':', arrow) + 1, arrow));
    }

    /**
     * What was counted.
     *
     * @param dataReads reads of market data that brought something
     * @param emptyReads reads of any of the sockets that brought nothing
     * @param orderReads reads of answers that brought something
     * @param orderWrites writes on order sockets
     */
    record Counts(long dataReads, long emptyReads, long orderReads, long orderWrites) {
        /** What came after {@code earlier}. */
        Counts since(Counts earlier) {
            return new Counts(dataReads - earlier.dataReads, emptyReads - earlier.emptyReads,
                    orderReads - earlier.orderReads, orderWrites - earlier.orderWrites);
        }
    }
}
