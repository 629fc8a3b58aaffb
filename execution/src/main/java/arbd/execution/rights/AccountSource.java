package arbd.execution.rights;

import arbd.execution.net.AccountReads;
import java.io.IOException;

/** Where a venue is asked about an account. */
public interface AccountSource {
    /**
     * Asks, waiting for the answers.
     *
     * @throws arbd.execution.net.ReadRefusedException when the venue refuses to say what has to be known
     * @throws IOException when there is no answer that can be read; its message is for people
     */
    AccountFacts read(AccountReads reads, AccountTerms terms) throws IOException, InterruptedException;
}
