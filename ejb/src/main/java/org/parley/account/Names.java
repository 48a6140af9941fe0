package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
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
}
