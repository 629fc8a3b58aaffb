package arbd.bench.cycle;

/** One way of telling whether a changed market makes a cycle worth it. */
public interface CycleSide {
    /**
     * One tick: takes the rates of a market, then looks.
     *
     * @param buyRate what one quote buys, net of fees
     * @param sellRate what one base fetches, net of fees
     * @return whether there is a cycle that gains
     */
    boolean tick(int market, double buyRate, double sellRate);
}
