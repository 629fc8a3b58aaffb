package arbd.daemon.venues;

import java.util.List;

/**
 * One venue: a section of {@code venues.yaml}.
 *
 * @param title for people
 * @param credentials what its key consists of: apiKey, secret, passphrase; empty = it has no account here
 * @param feed whether arbd reads its market data
 * @param marketData channels that are subscribed
 * @param orders what an account there can do
 * @param takerFee base tier, as in a configuration
 * @param orderRate budget below the venue's own, as in a configuration
 * @param limits in words
 * @param signing in words
 * @param funding how often, in words
 * @param notSupported what the venue has and arbd does not do
 * @param proof how each part was proved
 */
public record VenueTraits(String title, List<String> credentials, boolean feed, List<String> marketData,
        OrderTraits orders, String takerFee, RateTraits orderRate, List<String> limits, String signing, String funding,
        List<String> notSupported, ProofTraits proof) {

    /**
     * A number of orders in a time.
     *
     * @param orders most of them
     * @param per a duration as in a configuration
     */
    public record RateTraits(int orders, String per) {
    }

    /**
     * What each part was compared with.
     *
     * @param marketData decoding and books
     * @param orders placing and cancelling
     * @param privateStream what the venue tells of orders and balances
     * @param signing of requests
     */
    public record ProofTraits(String marketData, String orders, String privateStream, String signing) {
    }
}
