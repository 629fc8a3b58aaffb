package arbd.daemon.http;

import arbd.daemon.capture.Capture;
import arbd.daemon.capture.CaptureStream;
import arbd.daemon.decide.Tally;
import arbd.daemon.pipeline.Latencies;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.run.Daemon;
import arbd.execution.order.Outcome;
import arbd.execution.risk.BudgetBoard;
import arbd.execution.risk.Verdict;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Venue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The daemon's counters for Prometheus; names and units by its convention. */
final class Metrics {
    /** Histograms go from 2^10 ns (1 us) to 2^30 ns (1 s). */
    private static final int FIRST_OCTAVE = 10;
    private static final int LAST_OCTAVE = 30;
    private static final long PPM = 1_000_000;

    private final Exposition out = new Exposition();
    private final Daemon daemon;
    private final Tally tally;
    private final Pipeline pipeline;
    private final List<Asset> assets;
    private final List<Venue> venues;

    private Metrics(Daemon daemon) {
        this.daemon = daemon;
        this.tally = daemon.tally();
        this.pipeline = daemon.pipeline();
        this.assets = daemon.routes().instruments().assets();
        this.venues = daemon.routes().instruments().venues();
    }

    static String text(Daemon daemon, Health health, int clients) {
        Metrics metrics = new Metrics(daemon);
        metrics.state(health, clients);
        metrics.decisions();
        metrics.budgets();
        metrics.money();
        metrics.quotes();
        metrics.pools();
        metrics.latency("decide_seconds", "From the receipt of an input to the decision on it.",
                daemon.pipeline().decideLatencies().snapshot());
        metrics.latency("send_seconds", "From the receipt of an input to its order's bytes at the socket.",
                daemon.pipeline().sendLatencies().snapshot());
        metrics.feeds();
        metrics.capture();
        return metrics.out.toString();
    }

    private void state(Health health, int clients) {
        out.gauge("build_info", "Version of the program, and Java's; always 1.").sample(1,
                "version", daemon.options().build(), "java", String.valueOf(Runtime.version().feature()));
        out.gauge("epoch", "Number of this life of the instance.").sample(daemon.epoch());
        out.gauge("trading", "Whether it trades: 1 as /healthz says ok.").sample(health.trading() ? 1 : 0);
        out.gauge("halted", "Whether everything is halted.").sample(pipeline.haltFlag().up() ? 1 : 0);
        out.gauge("session_up", "Whether a venue's order session is logged on.");
        for (Venue venue : venues) {
            if (pipeline.takesOrders(venue.id())) {
                out.sample(pipeline.sessionUp(venue.id()) ? 1 : 0, "venue", venue.name());
            }
        }
        out.gauge("account_refused", "Whether a venue's account is not as configured: nothing is sent for it.");
        for (Venue venue : venues) {
            if (daemon.accounts().last(venue.id()) != null) {
                out.sample(daemon.accounts().refused(venue.id()) ? 1 : 0, "venue", venue.name());
            }
        }
        out.gauge("ring_depth", "Slots that wait to be read.")
                .sample(pipeline.inboundWaiting(), "ring", "inbound")
                .sample(pipeline.outboundWaiting(), "ring", "outbound");
        out.gauge("ring_slots", "Slots that a ring has.")
                .sample(daemon.config().threads().inboundRing(), "ring", "inbound")
                .sample(daemon.config().threads().outboundRing(), "ring", "outbound");
        Runtime machine = Runtime.getRuntime();
        out.gauge("heap_used_bytes", "Memory of objects, those that nobody needs any more included.")
                .sample(machine.totalMemory() - machine.freeMemory());
        out.gauge("heap_limit_bytes", "Memory that objects may take.").sample(machine.maxMemory());
        out.gauge("status_clients", "Connections to the status page.").sample(clients);
    }

    private void decisions() {
        count("inputs_total", "Inputs of any kind decided on.", Tally.Count.INPUTS);
        count("ticks_total", "Market-data inputs decided on.", Tally.Count.TICKS);
        out.counter("ticks_dropped_total", "Ticks that found no room on the ring.").sample(pipeline.tickDrops());
        count("ticks_old_total", "Ticks older than what was known.", Tally.Count.OLD_TICKS);
        count("evaluations_total", "Routes evaluated.", Tally.Count.EVALUATIONS);
        count("sizings_total", "Routes sized, as often as they were.", Tally.Count.SIZINGS);
        count("misplanned_total", "Planned arbitrages that did not fit when taken.", Tally.Count.MISPLANNED);
        count("opportunities_total", "Episodes of an edge worth a word.", Tally.Count.OPPORTUNITIES);
        out.counter("refusals_total", "Episodes that were refused, by the reason.");
        for (int i = 0; i < Verdict.count(); i++) {
            Verdict verdict = Verdict.of(i);
            if (verdict.refusal()) {
                out.sample(tally.verdicts(verdict), "reason", verdict.name().toLowerCase(Locale.ROOT));
            }
        }
        count("cycles_found_total", "Cycles that were found and given an id.", Tally.Count.CYCLES_FOUND);
        count("cycles_refused_total", "Cycles found and left alone: no id or episode left, or an edge beyond belief.",
                Tally.Count.CYCLES_REFUSED);
        count("cycles_evicted_total", "Found cycles, refused themselves, whose episode made room for a better one.",
                Tally.Count.CYCLES_EVICTED);
        count("edges_not_followed_total", "Opportunities whose edge was not marked again, as too many were.",
                Tally.Count.MARKS_LEFT_OUT);
        count("orders_total", "Orders decided on.", Tally.Count.ORDERS);
        count("fills_total", "Executions counted.", Tally.Count.FILLS);
        count("fills_repeated_total", "Executions that were told again.", Tally.Count.REPEATED_FILLS);
        count("fills_overcharged_total", "Executions charged more than was assumed.", Tally.Count.OVERCHARGED);
        count("fees_not_compared_total", "Executions whose fee was in an asset without a price here.",
                Tally.Count.FEES_NOT_COMPARED);
        out.gauge("fees_assumed", "Instruments whose fee no venue told: it is as configured.");
        for (Venue venue : venues) {
            if (pipeline.takesOrders(venue.id())) {
                out.sample(daemon.fees().assumed(venue), "venue", venue.name());
            }
        }
        count("stray_reports_total", "Reports about orders that are not open.", Tally.Count.STRAY_REPORTS);
        out.counter("arbitrages_total", "Arbitrages that ended, by how.");
        for (Outcome outcome : Outcome.values()) {
            out.sample(tally.outcomes(outcome), "outcome", outcome.name().toLowerCase(Locale.ROOT));
        }
        out.gauge("open_orders", "Orders that are not final.").sample(tally.count(Tally.Count.OPEN_ORDERS));
        out.gauge("unknown_orders", "Orders of unknown outcome.").sample(tally.count(Tally.Count.UNKNOWN_ORDERS));
        count("unexplained_balances_total", "Balances at rest that differed from ours.", Tally.Count.UNEXPLAINED);
    }

    private void budgets() {
        long now = daemon.clock().nanoTime();
        out.gauge("budget_used_ratio",
                "Used of the fullest of a venue's budgets, by our own count or by the venue's word.");
        for (Venue venue : venues) {
            if (pipeline.takesOrders(venue.id())) {
                List<BudgetBoard.Budget> budgets = tally.budgets().of(venue.id(), now);
                for (boolean told : new boolean[] {false, true}) {
                    long left = budgets.stream().filter(budget -> budget.told() == told)
                            .mapToLong(BudgetBoard.Budget::leftPpm).min().orElse(PPM);
                    out.part("", ratio(PPM - left), "venue", venue.name(), "says", told ? "venue" : "configuration");
                }
            }
        }
        out.gauge("ban_distance_ratio",
                "Least share left of a venue's budgets; 0 = it said that there were too many, and gets no entries.");
        for (Venue venue : venues) {
            if (pipeline.takesOrders(venue.id())) {
                out.part("", ratio(tally.budgets().distancePpm(venue.id(), now)), "venue", venue.name());
            }
        }
    }

    private static String ratio(long ppm) {
        return BigDecimal.valueOf(ppm, 6).stripTrailingZeros().toPlainString();
    }

    private void count(String name, String help, Tally.Count count) {
        out.counter(name, help).sample(tally.count(count));
    }

    private void money() {
        perAsset("realised_amount", "What fills and fees moved, in the asset.", asset -> tally.realised(asset.id()));
        perAsset("fees_amount", "Fees paid (rebates are negative), in the asset.", asset -> tally.fees(asset.id()));
        perAsset("flows_amount", "Funding and whatever else was no fill, in the asset.",
                asset -> tally.flows(asset.id()));
        perAsset("naked_amount", "What missed legs left unmatched, in the asset.",
                asset -> tally.nakedUnits(asset.id()));
        List<String> settlement = daemon.config().routes().settlement();
        out.gauge("naked_notional", "Naked notional in the settlement asset, as of its last change.");
        settled(settlement, asset -> tally.nakedNotional(asset.id()));
        out.gauge("naked_notional_peak", "Largest naked notional seen, in the settlement asset.");
        settled(settlement, asset -> tally.nakedMax(asset.id()));
        long since = tally.nakedSinceNanos();
        out.gauge("naked_age_seconds", "Time since something has been naked, 0 = nothing is.").part("", since
                == Long.MAX_VALUE ? "0" : Exposition.seconds(Math.max(0, daemon.clock().nanoTime() - since)));
        out.gauge("naked_notional_limit", "Naked notional above which nothing new opens.");
        for (String name : settlement) {
            out.sample(daemon.config().risk().nakedNotionalMax().in(name).value(), "asset", name);
        }
    }

    private void perAsset(String name, String help, ToLongFunction<Asset> units) {
        out.gauge(name, help);
        for (Asset asset : assets) {
            out.sample(BigDecimal.valueOf(units.applyAsLong(asset), asset.decimals()), "asset", asset.name());
        }
    }

    private void settled(List<String> settlement, ToLongFunction<Asset> units) {
        for (Asset asset : assets) {
            if (settlement.contains(asset.name())) {
                out.sample(BigDecimal.valueOf(units.applyAsLong(asset), asset.decimals()), "asset", asset.name());
            }
        }
    }

    private void quotes() {
        long now = daemon.clock().nanoTime();
        out.gauge("fresh_instruments", "Instruments whose latest quote is young enough to be priced.");
        for (Venue venue : venues) {
            out.sample(QuoteAges.of(daemon, venue).fresh(), "venue", venue.name());
        }
        out.gauge("quote_age_seconds", "Time since an instrument's latest quote was received.");
        for (Instrument instrument : daemon.routes().instruments().instruments()) {
            long quoted = pipeline.quotedNanos(instrument.id());
            if (quoted != Long.MIN_VALUE) {
                out.part("", Exposition.seconds(Math.max(0, now - quoted)),
                        "venue", instrument.venue().name(), "symbol", instrument.symbol());
            }
        }
    }

    private void pools() {
        count("pool_events_total", "Inputs about pools decided on.", Tally.Count.POOL_EVENTS);
        out.counter("pool_events_dropped_total", "What was told of pools and found no room on the ring.")
                .sample(pipeline.poolDrops());
        count("pool_events_old_total", "Inputs about pools older than what was known.", Tally.Count.OLD_POOL_EVENTS);
        count("pool_events_unsound_total", "Inputs about pools that no contract could have told.",
                Tally.Count.UNSOUND_POOL_EVENTS);
        out.gauge("pools", "Pools of a chain, by what its feed told of them last.");
        for (Venue venue : venues) {
            PoolCounts counts = PoolCounts.of(daemon, venue);
            if (counts.pools() > 0) {
                out.sample(counts.live(), "venue", venue.name(), "state", "live")
                        .sample(counts.stale(), "venue", venue.name(), "state", "stale")
                        .sample(counts.disconnected(), "venue", venue.name(), "state", "disconnected")
                        .sample(counts.unknown(), "venue", venue.name(), "state", "unknown");
            }
        }
    }

    private void latency(String name, String help, long[] snapshot) {
        out.histogram(name, help);
        for (int octave = FIRST_OCTAVE; octave <= LAST_OCTAVE; octave++) {
            out.part("_bucket", Long.toString(Latencies.countUpTo(snapshot, octave)),
                    "le", Exposition.seconds(1L << octave));
        }
        String count = Long.toString(Latencies.count(snapshot));
        out.part("_bucket", count, "le", "+Inf").part("_sum", Exposition.seconds(Latencies.sumNanos(snapshot)))
                .part("_count", count);
    }

    private void feeds() {
        perFeed("feed_frames_total", "Text frames received.", FeedCounters::frames);
        perFeed("feed_bytes_total", "Bytes of text received.", FeedCounters::bytes);
        perFeed("feed_ticks_total", "Ticks handed on.", FeedCounters::ticks);
        perFeed("feed_ignored_total", "Frames that are known and of no interest.", FeedCounters::ignoredFrames);
        perFeed("feed_reconnects_total", "Finished handshakes after the first.",
                FeedCounters::reconnects);
        perFeed("feed_disconnects_total", "Lost connections and failed attempts.", FeedCounters::disconnects);
        perFeed("feed_gaps_total", "Holes in sequences, updates without a snapshot.", FeedCounters::gaps);
        perFeed("feed_checksums_total", "Books compared by checksum or best quote.", FeedCounters::checksums);
        perFeed("feed_checksum_failures_total", "Books that differed then.", FeedCounters::checksumFailures);
        perFeed("feed_snapshots_total", "Requests for whole books that were answered.", FeedCounters::snapshots);
        perFeed("feed_snapshot_failures_total", "Requests for whole books that failed or were refused.",
                FeedCounters::snapshotFailures);
        perFeed("feed_levels_left_out_total", "Levels whose price lies between the instrument's steps.",
                FeedCounters::leftOutLevels);
        perFeed("feed_venue_errors_total", "Errors that the venue reported.", FeedCounters::errors);
        out.counter("feed_malformed_total", "Frames refused, by the reason.");
        List<FeedCounters> feeds = daemon.feeds();
        for (Venue venue : venues) {
            for (Malformed reason : Malformed.values()) {
                out.sample(feeds.get(venue.id()).malformedFrames(reason),
                        "venue", venue.name(), "reason", reason.name().toLowerCase(Locale.ROOT));
            }
        }
        bookFaults();
    }

    private void bookFaults() {
        out.counter("feed_book_faults_total", "Books that were not believed, by the reason.");
        List<FeedCounters> feeds = daemon.feeds();
        for (Venue venue : venues) {
            for (BookFault reason : BookFault.values()) {
                out.sample(feeds.get(venue.id()).faults(reason),
                        "venue", venue.name(), "reason", reason.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Nothing where nothing is recorded. */
    private void capture() {
        Capture capture = daemon.capture();
        if (capture == null) {
            return;
        }
        out.gauge("capture_up", "Whether market data is still recorded: 0 = it ended, and the log says why.")
                .sample(capture.failure() == null ? 1 : 0);
        perStream("capture_messages_total", "Messages recorded.", CaptureStream::messages);
        perStream("capture_dropped_total", "Messages that found no room on the way to the recording.",
                CaptureStream::dropped);
        perStream("capture_written_bytes_total", "Bytes of recordings on disk.", CaptureStream::bytes);
    }

    private void perStream(String name, String help, ToLongFunction<CaptureStream> count) {
        out.counter(name, help);
        List<CaptureStream> streams = daemon.capture().streams();
        for (Venue venue : venues) {
            List<CaptureStream> of = streams.stream().filter(each -> each.venue().equals(venue.name())).toList();
            if (!of.isEmpty()) {
                out.sample(of.stream().mapToLong(count).sum(), "venue", venue.name());
            }
        }
    }

    private void perFeed(String name, String help, ToLongFunction<FeedCounters> count) {
        out.counter(name, help);
        List<FeedCounters> feeds = daemon.feeds();
        for (Venue venue : venues) {
            out.sample(count.applyAsLong(feeds.get(venue.id())), "venue", venue.name());
        }
    }
}
