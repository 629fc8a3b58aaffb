package arbd.execution.sim;

import java.util.List;

/** Where market data and replies leave a venue; the {@link FaultPlan} stands here. */
final class DataOut {
    private final VenueLoop loop;
    private final FaultPlan faults;

    DataOut(VenueLoop loop, FaultPlan faults) {
        this.loop = loop;
        this.faults = faults;
    }

    /** One market-data frame. */
    void data(WireChannel channel, String text) {
        if (!faults.takeLost()) {
            channel.send(faults.takeMalformed() ? text.substring(0, text.length() / 2) : text);
        }
    }

    /** One reply to a request. */
    void reply(WireChannel channel, String text) {
        replying(() -> channel.send(text));
    }

    /** Does what belongs to a reply when the reply leaves. */
    void replying(Runnable reply) {
        long delayNanos = faults.replyDelayNanos();
        if (delayNanos == 0) {
            reply.run();
        } else {
            loop.after(delayNanos, reply);
        }
    }

    /** The reply to an order request, unless it is to be lost. */
    void ack(WireChannel channel, String text) {
        ack(() -> channel.send(text));
    }

    /** The reply to an order request, however it is sent, unless it is to be lost. */
    void ack(Runnable send) {
        if (!faults.takeAckDrop()) {
            replying(send);
        }
    }

    /** One frame of a private stream whose frames are numbered. */
    void numbered(WireChannel channel, String text) {
        if (!faults.takeUserLost()) {
            channel.send(text);
        }
    }

    /** Whether market data stands still. */
    boolean frozen() {
        return faults.frozen();
    }

    /** Whether the next order that is taken is answered as if time had run out. */
    boolean takeTimeOut() {
        return faults.takeTimeOut();
    }

    /** Whether the next order request is to be refused as one too many. */
    boolean takeTooMany() {
        return faults.takeTooMany();
    }

    /** Whether the next checksum is to be wrong. */
    boolean takeWrongChecksum() {
        return faults.takeWrongChecksum();
    }

    /** How many blocks are to be replaced, 0 = none. */
    int takeReorganisation() {
        return faults.takeReorganisation();
    }

    /** Tells these clients that their connections will end, and ends them then; only if that is planned. */
    void announce(List<WireChannel> data, String notice, List<WireChannel> requests, String enveloped) {
        long nanos = faults.takeAnnouncement();
        if (nanos < 0) {
            return;
        }
        data.forEach(channel -> channel.send(notice));
        requests.forEach(channel -> channel.send(enveloped));
        loop.after(nanos, () -> {
            data.forEach(WireChannel::cut);
            requests.forEach(WireChannel::cut);
        });
    }

    /** Whether the private connections are to be cut now. */
    boolean takeUserCut() {
        return faults.takeUserCut();
    }

    /** Whether all connections are to be cut now. */
    boolean takeCut() {
        return faults.takeCut();
    }
}
