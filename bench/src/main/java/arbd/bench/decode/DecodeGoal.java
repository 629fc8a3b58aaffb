package arbd.bench.decode;

import arbd.bench.decode.DecodeCase.Peer;
import arbd.bench.goal.Alternating;
import arbd.bench.goal.Gate;
import arbd.bench.goal.Goal;
import arbd.bench.goal.Line;
import arbd.bench.goal.Run;
import arbd.bench.goal.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Decoding against the usual ways of decoding the same frames. */
public final class DecodeGoal implements Goal {
    private static final String ID = "2-decode";
    private static final Map<Peer, Gate> GATES = Map.of(
            Peer.JACKSON, Gate.atLeast(8, Unit.TIMES),
            Peer.JACKSON_STREAM, Gate.atLeast(5, Unit.TIMES),
            Peer.FASTJSON2, Gate.atLeast(5, Unit.TIMES),
            Peer.XCHANGE, Gate.atLeast(12, Unit.TIMES));
    private static final Map<Peer, String> NAMES = Map.of(
            Peer.JACKSON, "a Jackson tree", Peer.JACKSON_STREAM, "Jackson's streaming parser",
            Peer.FASTJSON2, "fastjson2", Peer.XCHANGE, "XChange");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "frames to ticks against Jackson's tree and stream, fastjson2, XChange; one in 100 with shuffled keys";
    }

    @Override
    public List<Line> measure(Run run) throws Exception {
        List<DecodeCase> cases = new ArrayList<>();
        DecodeCase.all().values().forEach(made -> cases.add(made.apply(run.seed())));
        return compare(run, cases);
    }

    /** A line for every peer of these cases, each checked first. */
    public static List<Line> compare(Run run, List<DecodeCase> cases) throws Exception {
        List<Line> lines = new ArrayList<>();
        for (DecodeCase of : cases) {
            of.check();
            for (Map.Entry<Peer, Side> peer : of.peers().entrySet()) {
                if (!GATES.containsKey(peer.getKey())) {
                    continue;
                }
                lines.add(line(run, of, peer.getKey(), peer.getValue()));
            }
        }
        return lines;
    }

    private static Line line(Run run, DecodeCase of, Peer peer, Side side) throws Exception {
        String id = ID + "." + of.name() + "." + peer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Alternating.Result result = new Alternating(run, id).measure(round(of.ours()), round(side));
        return Line.of(id, result.ratio(), GATES.get(peer),
                result.note(NAMES.get(peer)) + ", " + of.meanBytes() + " B a frame");
    }

    private static Alternating.Work round(Side side) {
        return count -> {
            for (int i = 0; i < count; i++) {
                side.read();
            }
        };
    }
}
