package arbd.bench.latency;

/**
 * What both venues send, in turns of so many frames: quotes of other markets, in which there is nothing to gain, then
 * one of the first venue that closes the last edge, then one of the second venue that opens the next. The edge goes one
 * way and the other in turns, so that what is bought in one is sold in the next.
 */
final class Script {
    /** Venues, in the order of the configuration. */
    static final int VENUES = 2;
    /** The market in which edges open. */
    static final String EDGE_SYMBOL = "BTCUSDT";
    /** The venue whose frame opens an edge. */
    static final int OPENING_VENUE = 1;

    private static final String[] OTHERS = {"ETHUSDT", "SOLUSDT", "BNBUSDT", "LTCUSDT"};
    private static final int[] OTHER_BIDS = {3000, 150, 900, 100};
    private static final int LOW = 60_000;
    private static final int HIGH = 60_600;
    private static final String QTY = "0.01000000";

    private final QuoteFrame[] edge = new QuoteFrame[VENUES];
    private final QuoteFrame[][] others = new QuoteFrame[VENUES][OTHERS.length];
    private int every = VENUES;
    private int place;
    private int other;
    private long edges;
    private int venue;
    private int opens = -1;
    private int announces = -1;

    Script() {
        for (int v = 0; v < VENUES; v++) {
            edge[v] = edgeFrame();
            for (int i = 0; i < OTHERS.length; i++) {
                others[v][i] = new QuoteFrame(OTHERS[i], OTHER_BIDS[i], QTY);
            }
        }
    }

    /** A frame of the market in which edges open. */
    static QuoteFrame edgeFrame() {
        return new QuoteFrame(EDGE_SYMBOL, LOW, QTY);
    }

    /** Frames in each turn from now on, at least one of each venue. */
    void every(int frames) {
        if (frames < VENUES) {
            throw new IllegalArgumentException("a turn has at least " + VENUES + " frames, was " + frames);
        }
        every = frames;
        place = 0;
    }

    /** Moves on and answers the next frame, valid until the next call. */
    QuoteFrame next() {
        int fillers = every - VENUES;
        opens = -1;
        announces = -1;
        QuoteFrame frame;
        if (place < fillers) {
            venue = other % VENUES;
            int market = other / VENUES % OTHERS.length;
            frame = others[venue][market].next(OTHER_BIDS[market], other % QuoteFrame.IDS);
            other++;
        } else {
            boolean opening = place > fillers;
            venue = opening ? OPENING_VENUE : 1 - OPENING_VENUE;
            int id = (int) (edges % QuoteFrame.IDS);
            boolean low = (edges % 2 == 0) != opening;
            frame = edge[venue].next(low ? LOW : HIGH, id);
            if (opening) {
                opens = id;
                edges++;
            } else {
                announces = id;
            }
        }
        place = (place + 1) % every;
        return frame;
    }

    /** Sender of the frame that was answered last. */
    int venue() {
        return venue;
    }

    /** Id of the edge that the frame answered last opens, -1 = none. */
    int opens() {
        return opens;
    }

    /** Id of the next edge, whose first price is in the frame answered last; -1 = none. */
    int announces() {
        return announces;
    }

    /** Frames that name every market of both venues once. */
    int opening() {
        return VENUES * (OTHERS.length + 1);
    }
}
