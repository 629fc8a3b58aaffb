package arbd.execution.account;

import arbd.execution.net.AccountReads;
import arbd.market.Instrument;
import java.io.IOException;
import java.util.List;

/** Where a venue is asked what an account is charged for taking. */
public interface FeeSource {
    /**
     * Asks for these instruments of one venue, waiting for the answers; each fee is told as soon as it is known.
     *
     * @param feeToken name of the asset in which the account is meant to pay fees, empty = in the trade's own
     * @throws IOException when the rest cannot be had; its message is for people
     */
    void fetch(AccountReads reads, List<Instrument> instruments, String feeToken, Told told)
            throws IOException, InterruptedException;

    /** Whether the fee is that of each instrument, not of the account as a whole. */
    default boolean ofEachInstrument() {
        return true;
    }

    /** Takes the answers. */
    interface Told {
        /**
         * What taking is charged.
         *
         * @param buyE8 of buying, in 1e-8 of what is traded, negative = rebate
         * @param sellE8 of selling
         */
        void fee(Instrument instrument, long buyE8, long sellE8);

        /** Nothing can be read of this one. */
        void unread(Instrument instrument, String why);

        /** Something that people should know. */
        void remark(String words);
    }
}
