package arbd.execution.account;

import arbd.execution.net.AccountReads;
import arbd.execution.net.ReadRefusedException;
import arbd.market.Instrument;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A question for each instrument, no faster than the venue allows. */
final class OneByOne implements FeeSource {
    /** So many at once; more wait between two. */
    private static final int BURST = 5;
    /** A venue that refuses so many in a row refuses us, not an instrument. */
    private static final int REFUSALS_MAX = 3;

    private final Question question;
    private final long pauseMillis;

    /** Asks about one instrument. */
    interface Question {
        /** Asks, reads the answer, tells the fee. What cannot be read is an IllegalArgumentException. */
        void ask(AccountReads reads, Instrument instrument, String feeToken, Told told)
                throws IOException, InterruptedException;
    }

    OneByOne(long pauseMillis, Question question) {
        this.pauseMillis = pauseMillis;
        this.question = question;
    }

    /** A symbol as a query holds it. */
    static String encoded(String symbol) {
        return URLEncoder.encode(symbol, StandardCharsets.UTF_8);
    }

    @Override
    public void fetch(AccountReads reads, List<Instrument> instruments, String feeToken, Told told)
            throws IOException, InterruptedException {
        int refusals = 0;
        for (int at = 0; at < instruments.size(); at++) {
            if (at >= BURST) {
                Thread.sleep(pauseMillis);
            }
            Instrument instrument = instruments.get(at);
            try {
                question.ask(reads, instrument, feeToken, told);
                refusals = 0;
            } catch (ReadRefusedException refused) {
                if (++refusals >= Math.min(REFUSALS_MAX, instruments.size())) {
                    throw refused;
                }
                told.unread(instrument, refused.getMessage());
            } catch (IllegalArgumentException unreadable) {
                told.unread(instrument, "an answer with " + unreadable.getMessage());
            }
        }
    }
}
