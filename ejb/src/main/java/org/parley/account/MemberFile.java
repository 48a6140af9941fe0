package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** What an account is made of, for staff who may see it; who asks writes it into the member's log (P6). */
@Stateless
@Processes(value = Purpose.ADMINISTRATION, of = Whose.FOUND_INSIDE)
public class MemberFile {
    /** @param erasure when the account is erased, where its holder wants that */
    public record File(Person.Member member, String email, AccountState state, Instant since, List<AccountEvents.Event> events, Optional<Instant> erasure) {}

    @Inject Accounts accounts;
    @Inject AccountEvents events;
    @Inject NameRows names;

    /** @param query a whole screen name, e-mail address or number */
    public Optional<AccountId> find(String query) {
        if (query.matches("\\d{1,18}") && Long.parseLong(query) > 0) return accounts.find(new AccountId(Long.parseLong(query))).map(Account::id);
        return accounts.findByEmail(query.toLowerCase(Locale.ROOT)).or(() -> named(query)).map(Account::id);
    }

    private Optional<Account> named(String query) {
        try {
            return accounts.findByScreenName(new ScreenName(query));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The names the member had, the latest first. */
    public List<NameRows.Former> formerNames(AccountId id) {
        return names.former(id);
    }

    /** Empty for a former member. */
    public Optional<File> of(AccountId id) {
        return accounts.find(id).flatMap(account -> accounts.member(account).map(member -> new File(member, accounts.email(account).orElse(""),
            account.state(), account.createdAt(), events.of(id), events.plannedErasure(id))));
    }
}
