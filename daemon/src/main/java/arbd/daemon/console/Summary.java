package arbd.daemon.console;

import arbd.daemon.decide.Tally;
import arbd.execution.risk.Verdict;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.HdrHistogram.Histogram;

/** The closing figures of a run, a replay or a backtest, as one JSON object: counts are numbers, money is text. */
public final class Summary {
    private static final int SCHEMA = 1;

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    /**
     * What every summary has.
     *
     * @param command the verb
     * @param mode live, paper or replay
     * @param journal folder of the journal
     */
    public Summary(String command, String mode, String journal, long stateHash) {
        root.put("schema", SCHEMA).put("command", command).put("mode", mode).put("journal", journal)
                .put("stateHash", String.format("%016x", stateHash));
    }

    /** Adds decide's counters. */
    public Summary tally(Tally tally, List<Asset> assets, long lastNanos) {
        root.put("ticks", tally.count(Tally.Count.TICKS))
                .put("poolEvents", tally.count(Tally.Count.POOL_EVENTS))
                .put("opportunities", tally.count(Tally.Count.OPPORTUNITIES));
        ObjectNode refusals = root.putObject("refusals");
        for (int i = 0; i < Verdict.count(); i++) {
            Verdict verdict = Verdict.of(i);
            if (verdict.refusal() && tally.verdicts(verdict) > 0) {
                refusals.put(verdict.words(), tally.verdicts(verdict));
            }
        }
        root.put("orders", tally.count(Tally.Count.ORDERS)).put("fills", tally.count(Tally.Count.FILLS))
                .put("arbitrages", tally.count(Tally.Count.ARBITRAGES));
        perAsset("realised", assets, tally::realised);
        perAsset("fees", assets, tally::fees);
        perAsset("flows", assets, tally::flows);
        ObjectNode naked = root.putObject("nakedMax");
        ObjectNode notional = naked.putObject("notional");
        for (Asset asset : assets) {
            if (tally.nakedMax(asset.id()) != 0) {
                notional.put(asset.name(), Words.exact(tally.nakedMax(asset.id()), asset.decimals()));
            }
        }
        long since = tally.nakedSinceNanos();
        naked.put("millis", since == Long.MAX_VALUE ? 0 : Math.max(0, lastNanos - since) / 1_000_000);
        return this;
    }

    /** Adds the positions in perpetuals that there are, in units of the base asset. */
    public Summary positions(InstrumentTable table, IntToLongFunction mantissas) {
        ObjectNode node = root.putObject("positions");
        for (Instrument instrument : table.instruments()) {
            long qty = instrument.kind() == Kind.SPOT ? 0 : mantissas.applyAsLong(instrument.id());
            if (qty != 0) {
                node.put(instrument.title(), Words.qty(qty, instrument));
            }
        }
        return this;
    }

    /** Adds what was dropped. */
    public Summary drops(long drops) {
        root.put("drops", drops);
        return this;
    }

    /** Adds a stage's latencies. */
    public Summary latency(String stage, Histogram nanos) {
        ObjectNode stages = root.withObjectProperty("latencyNanos");
        stages.putObject(stage).put("p50", nanos.getValueAtPercentile(50)).put("p99", nanos.getValueAtPercentile(99))
                .put("p999", nanos.getValueAtPercentile(99.9)).put("max", nanos.getMaxValue());
        return this;
    }

    /** The object, to add to. */
    public ObjectNode node() {
        return root;
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private void perAsset(String name, List<Asset> assets, IntToLongFunction units) {
        ObjectNode node = root.putObject(name);
        for (Asset asset : assets) {
            long amount = units.applyAsLong(asset.id());
            if (amount != 0) {
                node.put(asset.name(), Words.exact(amount, asset.decimals()));
            }
        }
    }
}
