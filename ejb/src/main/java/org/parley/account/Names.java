package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.consent.Gate;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Screen names where somebody else's page shows them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Names {
    @Inject Accounts accounts;
    @Inject Gate gate;

    /** Who opened a room, for everybody who looks at it; empty where that person objects or is gone. */
    @Processes(value = Purpose.ROOM_CREDIT, of = Whose.FOUND_INSIDE)
    public Optional<String> credit(AccountId owner) {
        if (!gate.allows(Purpose.ROOM_CREDIT, owner.subject())) return Optional.empty();
        return accounts.find(owner).flatMap(accounts::member).map(member -> member.screenName().value());
    }

    /** An active member of this name, for a page of that member's. */
    @Processes(value = Purpose.PROFILE, of = Whose.FOUND_INSIDE)
    public Optional<Person.Member> find(String name) {
        try {
            return accounts.findByScreenName(new ScreenName(name)).filter(Account::mayEnter).flatMap(accounts::member);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Active members by two queries; who has left is not among them. */
    @Processes(value = Purpose.PROFILE, of = Whose.FOUND_INSIDE)
    public Map<AccountId, Person.Member> members(Collection<AccountId> ids) {
        gate.fetch(ids.stream().map(AccountId::subject).toList());
        return accounts.find(ids).stream().filter(Account::mayEnter).flatMap(account -> accounts.member(account).stream())
            .collect(Collectors.toMap(Person.Member::id, member -> member));
    }
}
