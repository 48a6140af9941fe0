package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** The part of a change of password that is one transaction: whoever was signed in by the old one is so no more (A14). */
@Stateless
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class NewPassword {
    @Inject Accounts accounts;
    @Inject AccountLinks links;
    @Inject Sessions sessions;
    @Inject SecurityLetters letters;
    @Inject Clock clock;

    /** Words that others know of the person whose link this is; empty for one that is used up, too old or made up. */
    public Optional<String[]> wordsOf(String tokenHash) {
        return links.reset(tokenHash, clock.instant()).flatMap(reset -> accounts.find(reset.account())).map(this::words);
    }

    /** @return whether the link could still be used */
    public boolean byLink(String tokenHash, String hash) {
        var now = clock.instant();
        var account = links.reset(tokenHash, now).flatMap(reset -> accounts.find(reset.account())).filter(Account::hasPassword);
        if (account.isEmpty() || !links.use(tokenHash, now)) return false;
        set(account.get(), hash, "");
        return true;
    }

    @Processes(Purpose.ACCOUNT)
    public String[] wordsOf(AccountId account) {
        return accounts.find(account).map(this::words).orElseGet(() -> new String[0]);
    }

    /** @param kept family of the session in which it was changed */
    @Processes(Purpose.ACCOUNT)
    public void set(AccountId account, String hash, String kept) {
        accounts.find(account).ifPresent(one -> set(one, hash, kept));
    }

    private void set(Account account, String hash, String kept) {
        accounts.resetPassword(account, hash);
        links.forget(account.id());
        sessions.endAll(account.id(), kept);
        letters.passwordChanged(account.id());
    }

    private String[] words(Account account) {
        return new String[] {accounts.member(account).map(member -> member.screenName().value()).orElse(""), accounts.email(account).orElse("")};
    }
}
