package arbd.bench.journal;

import arbd.bench.JournalMaker;
import arbd.bench.goal.Alternating;
import arbd.bench.goal.Gate;
import arbd.bench.goal.Goal;
import arbd.bench.goal.Line;
import arbd.bench.goal.Measured;
import arbd.bench.goal.Run;
import arbd.bench.goal.Unit;
import arbd.bench.goal.WrongAnswerException;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Appending to the journal against writing to a file, without and with waiting for the device; and replay. */
public final class JournalGoal implements Goal {
    private static final String ID = "7-journal";
    private static final int APPENDS = 2_000;
    private static final int SYNCS = 5;
    private static final int WARM_UP = 50_000;
    private static final int QUOTES = 500_000;
    private static final int PASSES = 9;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "an append against FileChannel.write, without and with force(false); and records replayed each second";
    }

    @Override
    public List<Line> measure(Run run) throws Exception {
        Path folder = Files.createDirectories(run.scratch().resolve("appends"));
        try (Appends appends = new Appends(folder, run.seed())) {
            appends.append(1_000);
            appends.write(1_000);
            appends.check();
            Line write = write(run, appends);
            Line force = force(run, appends);
            appends.check();
            return List.of(write, force, replay(run));
        }
    }

    private static Line write(Run run, Appends appends) throws Exception {
        String id = ID + ".write";
        appends.append(WARM_UP);
        appends.write(WARM_UP);
        Alternating.Result result = new Alternating(run, id).measure(appends::append, APPENDS, appends::write, APPENDS);
        return Line.of(id, result.ratio(), Gate.atLeast(3.5, Unit.TIMES),
                result.note("FileChannel.write") + ", " + appends.recordBytes() + " B a record");
    }

    private static Line force(Run run, Appends appends) throws Exception {
        String id = ID + ".force";
        Alternating.Result result = new Alternating(run, id)
                .measure(appends::append, APPENDS, appends::writeAndForce, SYNCS);
        return Line.of(id, result.ratio(), Gate.atLeast(300, Unit.TIMES), result.note("write and force(false)")
                + ", on " + Files.getFileStore(run.scratch()).type());
    }

    /** The best pass counts: what slows one down is the machine, and the first ones are not compiled yet. */
    private static Line replay(Run run) throws Exception {
        String id = ID + ".replay";
        Path journal = run.scratch().resolve("replayed");
        long records = JournalMaker.write(journal, run.size(QUOTES), run.seed(), at -> run.at(id + ", writing " + at));
        double[] perSecond = new double[PASSES];
        long hash = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            String what = id + ", pass " + (pass + 1) + " of " + PASSES;
            run.at(what);
            try (JournalReader reader = JournalReader.open(journal)) {
                long start = System.nanoTime();
                ReplayResult result = Replayer.run(reader, at -> run.at(what));
                perSecond[pass] = result.records() * 1e9 / (System.nanoTime() - start);
                hash = same(result, records, pass, hash);
            }
        }
        Arrays.sort(perSecond);
        return Line.of(id, new Measured(perSecond[PASSES - 1], perSecond[0], perSecond[PASSES - 1], Unit.PER_SECOND),
                Gate.atLeast(2_000_000, Unit.PER_SECOND),
                String.format(Locale.ROOT, "%d records, bit-identical, state %016x, best of %d passes", records, hash,
                        PASSES));
    }

    private static long same(ReplayResult result, long records, int pass, long hash) throws WrongAnswerException {
        if (!result.equal()) {
            throw new WrongAnswerException(result.divergence());
        }
        if (result.records() != records) {
            throw new WrongAnswerException(records + " records were written, replay read " + result.records());
        }
        if (pass > 0 && result.stateHash() != hash) {
            throw new WrongAnswerException("two replays of one journal end in different states");
        }
        return result.stateHash();
    }
}
