package arbd.execution.rights;

import arbd.execution.account.AccountDialects;
import arbd.execution.net.AccountReads;
import arbd.execution.net.Credentials;
import arbd.execution.net.ReadRefusedException;
import arbd.feeds.net.NanoClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one account and compares it with what is wanted. Waits for answers: for threads that may. */
public final class AccountCheck {
    private static final String SET_CLOCK = ": set this machine's clock, by NTP";

    private final String protocol;
    private final URI rest;
    private final NanoClock clock;
    private final AccountTerms terms;
    private final AccountReads reads;
    private final AccountSource source;

    private AccountCheck(String protocol, URI rest, NanoClock clock, AccountTerms terms, AccountReads reads,
            AccountSource source) {
        this.protocol = protocol;
        this.rest = rest;
        this.clock = clock;
        this.terms = terms;
        this.reads = reads;
        this.source = source;
    }

    /**
     * Asks nothing yet; empty = nobody reads accounts of this protocol.
     *
     * @param rest base of REST
     * @param socket of the account, by which some venues' worlds are told apart
     * @throws IllegalArgumentException when the credentials cannot be those of an account there, in words that do not
     *     hold them
     */
    public static Optional<AccountCheck> of(String protocol, URI rest, URI socket, Credentials credentials,
            AccountTerms terms, NanoClock clock) {
        Optional<AccountReads> reads = AccountDialects.reads(protocol, rest, socket, credentials, clock);
        Optional<AccountSource> source = AccountSources.of(protocol, credentials);
        return reads.isEmpty() || source.isEmpty() ? Optional.empty()
                : Optional.of(new AccountCheck(protocol, rest, clock, terms, reads.get(), source.get()));
    }

    /**
     * Looks.
     *
     * @throws IOException when the venue could not be asked or its answer not be read: nothing is known, and it may be
     *     otherwise the next time; its message is for people
     */
    public AccountVerdict look() throws IOException, InterruptedException {
        AccountFacts facts;
        try {
            facts = source.read(reads, terms);
        } catch (ReadRefusedException refused) {
            AccountFault fault = AccountFault.of(refused);
            if (fault == AccountFault.OTHER) {
                throw refused;
            }
            OptionalLong ahead = fault == AccountFault.LOGIN || fault == AccountFault.CLOCK
                    ? VenueClock.aheadMillis(protocol, rest, clock) : OptionalLong.empty();
            boolean right = ahead.isPresent() && Math.abs(ahead.getAsLong()) < VenueClock.NOTEWORTHY_MILLIS;
            if (fault == AccountFault.CLOCK && right) {
                throw new IOException("the question was under way for too long: the venue says "
                        + refused.getMessage(), refused);
            }
            return new AccountVerdict(true, refused(fault, refused.getMessage(),
                    right || ahead.isEmpty() ? "" : words(ahead.getAsLong())));
        }
        List<String> wrong = AccountRules.differences(facts, terms);
        if (wrong.isEmpty() && VenueClock.unasked(protocol)) {
            OptionalLong ahead = VenueClock.aheadMillis(protocol, rest, clock);
            if (ahead.isPresent() && Math.abs(ahead.getAsLong()) >= VenueClock.ORDERS_END_MILLIS) {
                return new AccountVerdict(true, "the clock is too far off" + words(ahead.getAsLong()) + SET_CLOCK);
            }
        }
        return wrong.isEmpty() ? new AccountVerdict(false, facts.words())
                : new AccountVerdict(true, String.join("; ", wrong));
    }

    private static String refused(AccountFault fault, String says, String clock) {
        String venue = " (the venue says " + says + ")";
        return switch (fault) {
            case LOGIN -> "its login is refused" + venue + clock
                    + ": put the right key there with arbd keys add, and look whether this address may use it";
            case PERMISSION -> "the key may not read the account, or not from this address" + venue
                    + ": give it that right at the venue";
            case CLOCK -> "the clock is too far off" + venue + clock + SET_CLOCK;
            case REGION -> "the venue does not serve this address" + venue
                    + ": its region is blocked, or it asked too much";
            case OTHER -> throw new IllegalArgumentException("no refusal");
        };
    }

    private static String words(long aheadMillis) {
        return "; this machine is " + BigDecimal.valueOf(Math.abs(aheadMillis), 3).toPlainString() + " s "
                + (aheadMillis < 0 ? "behind" : "ahead of") + " the venue";
    }
}
