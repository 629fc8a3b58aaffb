package arbd.bench.latency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /** {@code 123 read(45<TCPv6:[[::1]:50000->[::1]:40000]>, ""..., 2048) = 160}, in two lines when interrupted. */
    private static final Pattern CALL =
            Pattern.compile("^(\\d+) +(\\w+)\\(\\d+<TCP(?:v6)?:\\[.*:(\\d+)->.*:(\\d+)]>.*"
                    + "(?: = (-?\\d+).*|unfinished.*)$");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+) +<\\.\\.\\. \\w+ resumed>.* = (-?\\d+).*$");

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
        long[] counts = new long[Kind.values().length];
        Map<String, Kind> unfinished = new HashMap<>();
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            for (String line : (Iterable<String>) lines::iterator) {
                Matcher call = CALL.matcher(line);
                Matcher resumed = RESUMED.matcher(line);
                if (call.matches() && ports.contains(Integer.parseInt(call.group(4)))) {
                    Kind kind = kind(call.group(2), Integer.parseInt(call.group(3)));
                    if (call.group(5) == null) {
                        unfinished.put(call.group(1), kind);
                    } else {
                        counts[kind.after(call.group(5)).ordinal()]++;
                    }
                } else if (resumed.matches() && unfinished.containsKey(resumed.group(1))) {
                    counts[unfinished.remove(resumed.group(1)).after(resumed.group(2)).ordinal()]++;
                }
            }
        }
        return new Counts(counts[Kind.DATA_READ.ordinal()], counts[Kind.EMPTY_READ.ordinal()],
                counts[Kind.ORDER_READ.ordinal()], counts[Kind.ORDER_WRITE.ordinal()]);
    }

    private Kind kind(String call, int localPort) {
        boolean data = standIn.carriesData(localPort);
        if (call.startsWith("re")) {
            return data ? Kind.DATA_READ : Kind.ORDER_READ;
        }
        return data ? Kind.DATA_WRITE : Kind.ORDER_WRITE;
    }

    private enum Kind {
        DATA_READ, ORDER_READ, EMPTY_READ, DATA_WRITE, ORDER_WRITE;

        /** A read that fails found nothing to read. */
        Kind after(String result) {
            return result.startsWith("-") && (this == DATA_READ || this == ORDER_READ) ? EMPTY_READ : this;
        }
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
