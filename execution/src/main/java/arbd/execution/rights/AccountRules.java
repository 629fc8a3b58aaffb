package arbd.execution.rights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** By what an account is refused: a key that may do too much or too little, and what differs from the configuration. */
final class AccountRules {
    private static final int TOLD_MAX = 3;

    private AccountRules() {
    }

    /** Everything that is wrong, each with what to do; empty = the account is as configured. */
    static List<String> differences(AccountFacts facts, AccountTerms terms) {
        List<String> wrong = new ArrayList<>();
        if (facts.key().withdraw() == Told.YES) {
            wrong.add("the key may withdraw, which arbd never does: make one at the venue without that right");
        }
        if (facts.key().read() == Told.NO) {
            wrong.add("the key may not read the account: give it that right at the venue");
        }
        if (facts.key().trade() == Told.NO) {
            wrong.add("the key may not trade " + (terms.perpetuals() ? "perpetuals" : "spot")
                    + ": give it that right at the venue, or say marketDataOnly: true");
        }
        if (terms.perpetuals()) {
            margin(facts, terms, wrong);
        }
        return wrong;
    }

    private static void margin(AccountFacts facts, AccountTerms terms, List<String> wrong) {
        if (facts.hedged() == Told.YES) {
            wrong.add("it is in hedge mode at the venue, oneWay in the configuration (" + terms.key("positions")
                    + "): set it to one-way mode at the venue");
        }
        List<String> each = new ArrayList<>();
        for (MarginSetting at : facts.settings()) {
            if (at.mode() != null && at.mode() != terms.mode()) {
                each.add("margin of " + at.symbol() + " is " + at.mode().word() + " at the venue, "
                        + terms.mode().word() + " in the configuration (" + terms.key("mode") + ")");
            }
            boolean any = terms.leverage() == 0 || at.leverage() == null;
            if (!any && at.leverage().compareTo(BigDecimal.valueOf(terms.leverage())) != 0) {
                each.add("leverage of " + at.symbol() + " is " + at.leverage().stripTrailingZeros().toPlainString()
                        + " at the venue, " + terms.leverage() + " in the configuration (" + terms.key("leverage")
                        + ")");
            }
        }
        if (!each.isEmpty()) {
            int more = each.size() - TOLD_MAX;
            wrong.add(String.join("; ", each.subList(0, Math.min(TOLD_MAX, each.size())))
                    + (more > 0 ? "; and " + more + " more" : "") + ": change the one or the other");
        }
    }
}
