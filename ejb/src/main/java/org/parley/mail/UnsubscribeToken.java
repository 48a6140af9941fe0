package org.parley.mail;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.parley.account.AccountId;
import org.parley.vault.Vault;

/** Stands in a marketing letter and ends such letters without signing in: the number of the account and a keyed hash over it. Never ends. */
record UnsubscribeToken(String value) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.([\\w-]{43})");

    static UnsubscribeToken of(AccountId who, UnaryOperator<String> print) {
        return new UnsubscribeToken(who.value() + "." + print.apply("" + who.value()));
    }

    static String print(Vault vault, String text) {
        return vault.print("unsubscribe", text);
    }

    /** Empty for one that was made up. */
    Optional<AccountId> account(UnaryOperator<String> print) {
        var parts = FORM.matcher(value);
        if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) return Optional.empty();
        var who = new AccountId(Long.parseLong(parts.group(1)));
        return java.security.MessageDigest.isEqual(of(who, print).value().getBytes(), value.getBytes()) ? Optional.of(who) : Optional.empty();
    }
}
