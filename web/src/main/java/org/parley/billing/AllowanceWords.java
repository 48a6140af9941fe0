package org.parley.billing;

import org.parley.web.Texts;

/** What a plan allows, in the reader's words. */
final class AllowanceWords {
    private AllowanceWords() {}

    static String of(Allowance allowance, Entitlement entitlement) {
        int amount = allowance.of(entitlement);
        if (entitlement.isSwitch()) return Texts.get(amount > 0 ? "plans.text.yes" : "plans.text.no");
        return Texts.get("plans.amount." + entitlement.word(), amount);
    }
}
