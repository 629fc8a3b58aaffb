package arbd.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Sections about the process itself: {@code threads}, {@code journal}, {@code http}, {@code capture}. */
final class ProcessSections {
    private static final Type<Long> CORE = Whole.of(0, 1023);
    private static final Key<Optional<Long>> INGEST = Key.optional("ingest", CORE, "CPU of the socket loop");
    private static final Key<Optional<Long>> DECIDE = Key.optional("decide", CORE, "CPU of the decision thread");
    private static final Key<Optional<Long>> JOURNALING = Key.optional("journal", CORE,
            "CPU of the journal's appender");
    private static final Key<Optional<Long>> EXECUTE = Key.optional("execute", CORE, "CPU of signing and sending");
    private static final List<Key<Optional<Long>>> PINS = List.of(INGEST, DECIDE, JOURNALING, EXECUTE);

    private static final Shape<CoresConfig> CORES = new Shape<>(List.copyOf(PINS), ProcessSections::cores);

    private static final Key<ThreadsConfig.Layout> LAYOUT = Key.of("layout",
            Words.of(List.of(ThreadsConfig.Layout.values()), "auto", "fused", "split"), "auto",
            "Which stages share a thread: auto (by the number of usable CPUs), fused (all on one), split (one each)");
    private static final Key<ThreadsConfig.Idle> IDLE = Key.of("idle",
            Words.of(List.of(ThreadsConfig.Idle.values()), "busySpin", "backoff", "sleep"), "backoff",
            "What a stage does without work: busySpin (lowest latency, a whole CPU each), backoff, sleep");
    private static final Key<CoresConfig> PINNED = Key.section("cores", CORES,
            "CPUs to pin stages to; those that are not named are not pinned");
    private static final Key<Long> INBOUND = Key.of("inboundRing", Whole.powerOfTwo(1024, 1 << 20), "8192",
            "Slots of the ring in front of the decision, a power of two");
    private static final Key<Long> OUTBOUND = Key.of("outboundRing", Whole.powerOfTwo(1024, 1 << 20), "4096",
            "Slots of the ring behind the decision, a power of two");

    static final Shape<ThreadsConfig> THREADS = new Shape<>(List.of(LAYOUT, IDLE, PINNED, INBOUND, OUTBOUND),
            (values, at) -> new ThreadsConfig(values.get(LAYOUT), values.get(IDLE), values.get(PINNED),
                    values.get(INBOUND).intValue(), values.get(OUTBOUND).intValue()));

    private static final Key<Optional<String>> DIRECTORY = Key.optional("directory",
            new ScalarType<>("a directory", "\\S.{0,1022}", text -> text),
            "Where the journal is; chosen from the instance's name when absent");
    private static final Key<Long> DISK_FLOOR = Key.of("diskFloor", Units.size("64 MiB", "1024 GiB"), "512 MiB",
            "Free disk space below which the daemon halts, before the disk is full");
    private static final Key<Long> STATE_HASH_EVERY = Key.of("stateHashEvery", Whole.of(1, 1 << 20), "4096",
            "Inputs between two hashes of the state, which a replay compares");

    static final Shape<JournalConfig> JOURNAL = new Shape<>(List.of(DIRECTORY, DISK_FLOOR, STATE_HASH_EVERY),
            (values, at) -> new JournalConfig(values.get(DIRECTORY), values.get(DISK_FLOOR),
                    values.get(STATE_HASH_EVERY).intValue()));

    private static final Key<Boolean> SERVED = Key.of("enabled", Words.FLAG, "true",
            "Whether the status page, /healthz and /metrics are served");
    private static final Key<Long> PORT = Key.of("port", Whole.of(0, 65_535), "7070",
            "TCP port on 127.0.0.1; 0 = any free one");

    static final Shape<HttpConfig> HTTP = new Shape<>(List.of(SERVED, PORT),
            (values, at) -> new HttpConfig(values.get(SERVED), values.get(PORT).intValue()));

    private static final Key<String> RECORDINGS = Key.required("directory",
            new ScalarType<>("a directory", "\\S.{0,1022}", text -> text),
            "Where recordings of the market data go while the daemon trades; made when it is not there");
    private static final Key<Long> PART_TIME = Key.of("partTime", Units.duration("1 s", "24 h"), "1 h",
            "A recording ends when it is so old, and another continues it");
    private static final Key<Long> PART_SIZE = Key.of("partSize", Units.size("1 MiB", "1 TiB"), "256 MiB",
            "A recording ends when it has so many bytes on disk, and another continues it");

    static final Shape<CaptureConfig> CAPTURE = new Shape<>(List.of(RECORDINGS, PART_TIME, PART_SIZE),
            (values, at) -> new CaptureConfig(values.get(RECORDINGS), values.get(PART_TIME), values.get(PART_SIZE)));

    private ProcessSections() {
    }

    private static CoresConfig cores(Values values, Cursor at) {
        Map<Long, String> owners = new HashMap<>();
        boolean distinct = true;
        for (Key<Optional<Long>> pin : PINS) {
            Optional<Long> core = values.get(pin);
            String owner = core.map(number -> owners.putIfAbsent(number, pin.name())).orElse(null);
            if (owner != null) {
                at.child(pin.name()).expected("a CPU of its own", "'" + core.get() + "', which " + owner + " has");
                distinct = false;
            }
        }
        return distinct ? new CoresConfig(core(values, INGEST), core(values, DECIDE), core(values, JOURNALING),
                core(values, EXECUTE)) : null;
    }

    private static OptionalInt core(Values values, Key<Optional<Long>> pin) {
        Optional<Long> core = values.get(pin);
        return core.isPresent() ? OptionalInt.of(core.get().intValue()) : OptionalInt.empty();
    }
}
