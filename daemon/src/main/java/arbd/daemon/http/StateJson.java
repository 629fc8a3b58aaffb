package arbd.daemon.http;

import arbd.config.DaemonConfig;
import arbd.daemon.console.Words;
import arbd.daemon.decide.Tally;
import arbd.daemon.pipeline.Latencies;
import arbd.daemon.run.Daemon;
import arbd.daemon.run.FeeWords;
import arbd.execution.order.Outcome;
import arbd.execution.risk.Verdict;
import arbd.feeds.net.FeedCounters;
import arbd.market.AccountRead;
import arbd.market.Asset;
import arbd.market.TradingStatus;
import arbd.market.Venue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The state of a daemon as the page wants it: counts and times are numbers, money is text. */
final class StateJson {
    private static final int SCHEMA = 1;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private StateJson() {
    }

    /** What is known before there is a daemon. */
    static ObjectNode health(Health health) {
        return JsonNodeFactory.instance.objectNode().put("type", "state").put("schema", SCHEMA)
                .put("state", health.word()).put("reason", health.reason()).put("advice", health.advice());
    }

    static ObjectNode of(Daemon daemon, Health health, Speed speed) {
        ObjectNode root = health(health).put("wallMillis", daemon.clock().wallNanos() / NANOS_PER_MILLI);
        about(root.putObject("about"), daemon, speed);
        risk(root.putObject("risk"), daemon);
        speed(root.putObject("speed"), daemon, speed);
        results(root.putObject("results"), daemon);
        refusals(root.putArray("refusals"), daemon.tally());
        venues(root.putArray("venues"), daemon);
        return root;
    }

    private static void about(ObjectNode node, Daemon daemon, Speed speed) {
        DaemonConfig config = daemon.config();
        node.put("version", daemon.options().build()).put("epoch", daemon.epoch())
                .put("instance", daemon.instance().folder().getFileName().toString())
                .put("mode", daemon.paper() != null ? "paper"
                        : daemon.simulated() == null ? "live" : "simulated venues")
                .put("layout", daemon.layout().words())
                .put("config", config.file())
                .put("instruments", daemon.routes().instruments().size()).put("routes", daemon.routes().size())
                .put("pools", daemon.routes().pools().pools().size())
                .put("poolRoutes", daemon.routes().pools().size())
                .put("upSeconds", speed.upSeconds());
    }

    private static void risk(ObjectNode node, Daemon daemon) {
        Tally tally = daemon.tally();
        List<Asset> assets = daemon.routes().instruments().assets();
        ArrayNode naked = node.putArray("naked");
        for (Asset asset : assets) {
            long units = tally.nakedUnits(asset.id());
            if (units != 0) {
                naked.addObject().put("asset", asset.name())
                        .put("units", (units > 0 ? "+" : "") + Words.exact(units, asset.decimals()));
            }
        }
        ArrayNode notional = node.putArray("notional");
        for (String name : daemon.config().routes().settlement()) {
            Asset asset = assets.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
            notional(notional.addObject(), daemon, asset, !naked.isEmpty());
        }
        long since = tally.nakedSinceNanos();
        node.put("nakedSeconds", since == Long.MAX_VALUE ? 0
                : Math.max(0, (daemon.clock().nanoTime() - since) / 1_000_000_000L));
        node.put("openOrders", tally.count(Tally.Count.OPEN_ORDERS))
                .put("openOrdersMax", daemon.config().risk().maxOpenOrders())
                .put("unknownOrders", tally.count(Tally.Count.UNKNOWN_ORDERS))
                .put("feesAssumed", FeeWords.assumed(daemon))
                .put("overcharged", tally.count(Tally.Count.OVERCHARGED))
                .put("feesNotCompared", tally.count(Tally.Count.FEES_NOT_COMPARED))
                .put("unexplainedBalances", tally.count(Tally.Count.UNEXPLAINED));
    }

    private static void notional(ObjectNode node, Daemon daemon, Asset asset, boolean anyNaked) {
        long now = daemon.tally().nakedNotional(asset.id());
        BigDecimal bound = daemon.config().risk().nakedNotionalMax().in(asset.name()).value();
        BigDecimal value = BigDecimal.valueOf(now, asset.decimals());
        int permille = bound.signum() == 0 ? 1_000 : value.multiply(BigDecimal.valueOf(1_000))
                .divide(bound, 0, RoundingMode.HALF_EVEN).min(BigDecimal.valueOf(1_000_000)).intValue();
        node.put("asset", asset.name()).put("value", Words.amount(now, asset)).put("valued", now != 0 || !anyNaked)
                .put("bound", Words.amount(bound.movePointRight(asset.decimals()).longValue(), asset))
                .put("peak", Words.amount(daemon.tally().nakedMax(asset.id()), asset)).put("permille", permille);
    }

    private static void speed(ObjectNode node, Daemon daemon, Speed speed) {
        node.put("windowSeconds", Speed.WINDOW_SECONDS)
                .put("ticks", daemon.tally().count(Tally.Count.TICKS))
                .put("ticksPerSecond", speed.ticksPerSecond())
                .put("poolEvents", daemon.tally().count(Tally.Count.POOL_EVENTS))
                .put("drops", daemon.pipeline().drops());
        latency(node.putObject("decide"), speed.decide());
        latency(node.putObject("send"), speed.send());
        ring(node.putObject("inbound"), daemon.pipeline().inboundWaiting(), daemon.config().threads().inboundRing());
        ring(node.putObject("outbound"),
                daemon.pipeline().outboundWaiting(), daemon.config().threads().outboundRing());
    }

    private static void latency(ObjectNode node, long[] snapshot) {
        node.put("count", Latencies.count(snapshot))
                .put("p50Nanos", Latencies.percentileNanos(snapshot, 50))
                .put("p99Nanos", Latencies.percentileNanos(snapshot, 99));
    }

    private static void ring(ObjectNode node, long waiting, int slots) {
        node.put("waiting", waiting).put("slots", slots);
    }

    private static void results(ObjectNode node, Daemon daemon) {
        Tally tally = daemon.tally();
        node.put("opportunities", tally.count(Tally.Count.OPPORTUNITIES))
                .put("orders", tally.count(Tally.Count.ORDERS)).put("fills", tally.count(Tally.Count.FILLS))
                .put("arbitrages", tally.count(Tally.Count.ARBITRAGES));
        ArrayNode outcomes = node.putArray("outcomes");
        for (Outcome outcome : Outcome.values()) {
            outcomes.addObject().put("outcome", outcome.words()).put("count", tally.outcomes(outcome));
        }
        ArrayNode moved = node.putArray("moved");
        for (Asset asset : daemon.routes().instruments().assets()) {
            if (tally.realised(asset.id()) != 0 || tally.fees(asset.id()) != 0) {
                moved.addObject().put("asset", asset.name())
                        .put("amount", signed(tally.realised(asset.id()), asset))
                        .put("fees", full(tally.fees(asset.id()), asset));
            }
        }
    }

    private static String signed(long units, Asset asset) {
        return (units > 0 ? "+" : "") + full(units, asset);
    }

    /** With all places, so that they stand below one another. */
    private static String full(long units, Asset asset) {
        return BigDecimal.valueOf(units, asset.decimals()).toPlainString();
    }

    private static void refusals(ArrayNode node, Tally tally) {
        IntStream.range(0, Verdict.count()).mapToObj(Verdict::of)
                .filter(verdict -> verdict.refusal() && tally.verdicts(verdict) > 0)
                .sorted(Comparator.comparingLong((Verdict verdict) -> -tally.verdicts(verdict)))
                .forEach(verdict -> node.addObject()
                        .put("reason", verdict.words()).put("count", tally.verdicts(verdict)));
    }

    private static void venues(ArrayNode node, Daemon daemon) {
        List<FeedCounters> feeds = daemon.feeds();
        for (Venue venue : daemon.routes().instruments().venues()) {
            FeedCounters feed = feeds.get(venue.id());
            QuoteAges quotes = QuoteAges.of(daemon, venue);
            PoolCounts pools = PoolCounts.of(daemon, venue);
            int id = venue.id();
            AccountRead account = daemon.accounts().last(id);
            node.addObject().put("name", venue.name()).put("protocol", venue.protocol())
                    .put("session", !daemon.pipeline().takesOrders(id) ? "none"
                            : daemon.pipeline().sessionUp(id) ? "up" : "down")
                    .put("feesAssumed", !daemon.pipeline().takesOrders(id) ? 0 : daemon.fees().assumed(venue))
                    .put("feesReadMillis", daemon.fees().readWallNanos(venue) / NANOS_PER_MILLI)
                    .put("account", account == null ? "none" : account.status == TradingStatus.TRADING ? "good"
                            : account.status == TradingStatus.AWAITED ? "awaited" : "refused")
                    .put("accountWords", account == null ? "" : account.words)
                    .put("instruments", quotes.instruments()).put("fresh", quotes.fresh())
                    .put("pools", pools.pools()).put("livePools", pools.live())
                    .put("newestQuoteMillis", millis(quotes.newestNanos()))
                    .put("oldestQuoteMillis", millis(quotes.oldestNanos()))
                    .put("frames", feed.frames()).put("malformed", feed.malformedFrames())
                    .put("reconnects", Math.max(0, feed.connects() - 1)).put("gaps", feed.gaps())
                    .put("checksumFailures", feed.checksumFailures());
        }
    }

    private static long millis(long nanos) {
        return nanos < 0 ? -1 : nanos / NANOS_PER_MILLI;
    }
}
