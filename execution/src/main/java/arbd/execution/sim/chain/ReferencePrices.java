package arbd.execution.sim.chain;

/** What assets are worth elsewhere: what traders move pools towards. */
@FunctionalInterface
public interface ReferencePrices {
    /** Price of a whole unit of an asset, by id, in the settlement asset; 0 when it has none. */
    double of(int asset);
}
