package arbd.bench.cycle;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import org.jgrapht.alg.shortestpath.BellmanFordShortestPath;
import org.jgrapht.alg.shortestpath.NegativeCycleDetectedException;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/** JGraphT's Bellman-Ford from one asset, on its own graph of negative logarithms. */
public final class JgraphtSide implements CycleSide {
    private final SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> graph =
            new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    private final DefaultWeightedEdge[] buys;
    private final DefaultWeightedEdge[] sells;

    /** Over these markets, one for each pair. */
    public JgraphtSide(InstrumentTable table) {
        table.assets().forEach(asset -> graph.addVertex(asset.id()));
        this.buys = new DefaultWeightedEdge[table.size()];
        this.sells = new DefaultWeightedEdge[table.size()];
        for (Instrument instrument : table.instruments()) {
            buys[instrument.id()] = edge(instrument.quote().id(), instrument.base().id());
            sells[instrument.id()] = edge(instrument.base().id(), instrument.quote().id());
        }
    }

    @Override
    public boolean tick(int market, double buyRate, double sellRate) {
        graph.setEdgeWeight(buys[market], -StrictMath.log(buyRate));
        graph.setEdgeWeight(sells[market], -StrictMath.log(sellRate));
        try {
            return new BellmanFordShortestPath<>(graph).getPaths(0).getSourceVertex() != 0;
        } catch (NegativeCycleDetectedException e) {
            return true;
        }
    }

    private DefaultWeightedEdge edge(int from, int to) {
        DefaultWeightedEdge edge = graph.addEdge(from, to);
        graph.setEdgeWeight(edge, Double.MAX_VALUE / 4);
        return edge;
    }
}
