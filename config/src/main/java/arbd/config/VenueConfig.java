package arbd.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * {@code venues.NAME}.
 *
 * @param name 1..32 of a-z, 0-9 and {@code -}, starts with a letter
 * @param protocol wire protocol
 * @param simulated an embedded simulated venue on a loopback port; then it has no addresses and no account
 * @param marketDataOnly no orders are sent there
 * @param environment which of the venue's worlds; empty = the file gives addresses and does not say
 * @param region whose customers, {@code global} when the file does not say
 * @param marketData {@code ws} (loopback only) or {@code wss}; empty for a simulated venue, and
 *     in paper mode without an environment
 * @param orderEntry {@code ws} (loopback only) or {@code wss}; empty where no orders are sent
 * @param rest {@code http} (loopback only) or {@code https}; empty for a simulated venue, and in
 *     paper mode without an environment
 * @param account name of the credentials, 1..32 letters, digits, {@code -}, {@code _}; empty if no orders are sent
 * @param takerFeeE8 default fee of its instruments, in 1e-8 of the notional; negative = rebate
 * @param sellFeeE8 fee of selling in place of the others; empty = the same
 * @param feeSide where fees are charged
 * @param feeToken symbol of the spot instrument there in whose base all fees are charged; empty = as feeSide says
 * @param orderRate order budget
 * @param ackTimeoutNanos time after which an unanswered order is unknown
 * @param deadManNanos time without a word from us after which the venue cancels what rests in the account,
 *     10 s..120 s; empty = never
 * @param margin what an account for perpetuals must be set to; the default where there are none
 * @param dataTimeoutNanos time without any market data after which its connection is replaced, 1 s..1 h
 * @param instruments in the order of the file; at least one, and none of a chain
 * @param chain pools in place of instruments; only of protocol {@link Protocol#EVM}, where {@code marketDataOnly} holds
 */
public record VenueConfig(
        String name, Protocol protocol, boolean simulated, boolean marketDataOnly,
        Optional<Environment> environment, String region,
        Optional<URI> marketData, Optional<URI> orderEntry, Optional<URI> rest, Optional<String> account,
        long takerFeeE8, Optional<Long> sellFeeE8, FeeCharge feeSide, Optional<String> feeToken,
        OrderRateConfig orderRate, long ackTimeoutNanos, Optional<Long> deadManNanos, MarginConfig margin,
        long dataTimeoutNanos, List<InstrumentConfig> instruments, Optional<ChainConfig> chain) {

    /** Copies the list. */
    public VenueConfig {
        instruments = List.copyOf(instruments);
    }
}
