package arbd.execution.sim;

import java.util.ArrayList;
import java.util.List;

/** A client's end of a pure wire session: keeps what it was sent. */
final class Clients implements WireChannel {
    final List<String> frames = new ArrayList<>();
    int pings;
    boolean cut;

    @Override
    public void send(String text) {
        frames.add(text);
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void cut() {
        cut = true;
    }

    /** Frames that contain all of these texts. */
    List<String> with(String... texts) {
        List<String> found = new ArrayList<>();
        for (String frame : frames) {
            boolean all = true;
            for (String text : texts) {
                all &= frame.contains(text);
            }
            if (all) {
                found.add(frame);
            }
        }
        return found;
    }
}
