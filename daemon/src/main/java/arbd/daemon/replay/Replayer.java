package arbd.daemon.replay;

import arbd.config.DaemonConfig;
import arbd.daemon.decide.Decider;
import arbd.daemon.decide.DecisionSettings;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalException;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.OutboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.daemon.record.EpochEndedDecoder;
import arbd.daemon.record.EpochStartedDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.StateHashDecoder;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.route.RouteTable;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/** Walks a journal once: decides again on every input and compares every output. */
public final class Replayer {
    private static final int PROGRESS_EVERY = 1 << 14;

    private final JournalReader reader;
    private final LongConsumer progress;
    private final InboundDecoder decoder = new InboundDecoder();
    private final GeneratedSlots generated = new GeneratedSlots();
    private final EpochStart start;
    private final Decider decider;
    private long nextInput;
    private long outputs;
    private long hashes;
    private long lastOutbound = -1;
    private long lastNanos = Long.MIN_VALUE;
    private boolean cleanEnd;
    private String divergence;

    private Replayer(JournalReader reader, LongConsumer progress) {
        this.reader = reader;
        this.progress = progress;
        if (!reader.next() || reader.header().type != EpochStartedDecoder.TEMPLATE_ID) {
            throw new JournalException("journal " + reader.folder() + " does not begin with the start of an epoch");
        }
        this.start = EpochCodec.read(reader.body());
        DaemonConfig config = EpochCodec.config(start.configName(), start.configText());
        RouteTable routes = Markets.routes(config, start.instruments());
        DecisionSettings settings = Settings.of(config, start.instruments(), start.epoch(), start.halted());
        this.decider = new Decider(settings, routes, new OutboundEncoder(generated));
        start.carried().putInto(decider, reader.header().monotonicNanos);
    }

    /**
     * Replays a whole journal from its first record.
     *
     * @param progress told the number of records read, now and then
     * @throws JournalException when it is no journal of this build
     */
    public static ReplayResult run(JournalReader reader, LongConsumer progress) {
        Replayer replayer = new Replayer(reader, progress);
        replayer.walk();
        return replayer.result();
    }

    private void walk() {
        while (divergence == null && reader.next()) {
            RecordHeader header = reader.header();
            if (cleanEnd) {
                divergence = "a record follows the end of the epoch";
            } else if (InboundDecoder.isInput(header.type)) {
                input(header);
            } else if (header.type == EpochEndedDecoder.TEMPLATE_ID) {
                end();
            } else {
                output(header);
            }
            if (reader.read() % PROGRESS_EVERY == 0) {
                progress.accept(reader.read());
            }
        }
    }

    private void input(RecordHeader header) {
        if (header.ringSequence != nextInput) {
            divergence = "input " + header.ringSequence + " follows " + (nextInput - 1) + ": inputs are missing";
            return;
        }
        nextInput++;
        generated.cause(header.ringSequence);
        lastNanos = header.monotonicNanos;
        decoder.deliver(reader.body(), header.type, header.monotonicNanos, header.wallNanos, decider);
    }

    private void output(RecordHeader header) {
        Slot said = generated.peek();
        if (said == null) {
            divergence = at(header) + " was journaled, but decide does not say it now";
        } else if (header.ringSequence != lastOutbound + 1) {
            divergence = at(header) + " follows output " + lastOutbound + ": outputs are missing";
        } else if (said.causeSequence != header.causeSequence || said.type != header.type) {
            divergence = at(header) + " caused by input " + header.causeSequence + ", now type " + said.type
                    + " caused by input " + said.causeSequence;
        } else if (!same(said, reader.body(), header.bodyLength)) {
            divergence = at(header) + " differs in its content";
        } else {
            lastOutbound = header.ringSequence;
            outputs++;
            hashes += header.type == StateHashDecoder.TEMPLATE_ID ? 1 : 0;
            generated.drop();
        }
    }

    private void end() {
        EpochEndedDecoder ended = new EpochEndedDecoder();
        ended.wrapAndApplyHeader(reader.body(), 0, new MessageHeaderDecoder());
        cleanEnd = true;
        if (generated.size() > 0) {
            divergence = generated.size() + " outputs are missing before the end of the epoch";
        } else if (ended.inputs() != decider.inputs() || ended.hash() != decider.stateHash()) {
            divergence = String.format("live ended with state %016x after %d inputs, replay with %016x after %d",
                    ended.hash(), ended.inputs(), decider.stateHash(), decider.inputs());
        }
    }

    private ReplayResult result() {
        Leftovers leftovers = Leftovers.of(decider, start.epoch(), generated, start.instruments());
        return new ReplayResult(start, reader.read(), decider.inputs(), outputs, hashes, decider.stateHash(),
                cleanEnd, leftovers.neverSent(), lastOutbound, lastNanos, decider.halted(), leftovers.carried(),
                decider.tally(), divergence);
    }

    private static String at(RecordHeader header) {
        return "output " + header.ringSequence + " (record " + header.sequence + ", type " + header.type + ")";
    }

    private static boolean same(Slot said, DirectBuffer journaled, int length) {
        if (said.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (said.buffer.getByte(i) != journaled.getByte(i)) {
                return false;
            }
        }
        return true;
    }
}
