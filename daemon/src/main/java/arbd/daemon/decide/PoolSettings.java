package arbd.daemon.decide;

/**
 * The numbers that decide goes by where routes pass through pools. Arrays are not copied.
 *
 * @param edgeMinPpm by {@link arbd.route.PoolRouteKind}: least edge that is wanted, after all costs
 * @param notionalMax by {@link arbd.route.PoolRouteKind}, then asset id: most that is paid in, units of the asset
 * @param chains by venue id: what a transaction costs there, null = no chain
 */
public record PoolSettings(long[] edgeMinPpm, long[][] notionalMax, ChainCosts[] chains) {
    /** No pools. */
    public static final PoolSettings NONE = new PoolSettings(new long[0], new long[0][], new ChainCosts[0]);

    /**
     * What a transaction on one chain costs.
     *
     * @param gasAsset asset id of what gas is paid in; its unit on chain has 18 decimals
     * @param gasBase gas of a transaction before the first pool
     * @param gasPerPool gas of each pool that it trades in
     * @param gasPriceWei price of a unit of gas
     * @param tipE8 share of the gross gain that goes to who includes the transaction, in 1e-8
     * @param flashPremiumE8 premium on what is paid in, in 1e-8, 0 = paid from what is held
     */
    public record ChainCosts(int gasAsset, long gasBase, long gasPerPool, long gasPriceWei, long tipE8,
            long flashPremiumE8) {
    }
}
