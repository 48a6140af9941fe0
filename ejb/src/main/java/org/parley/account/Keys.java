package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.parley.account.factor.PasskeyStore;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;

/** What opens an account that is the portal's own: a password or a passkey. */
@Stateless
@Processes(Purpose.ACCOUNT)
public class Keys {
    @Inject Accounts accounts;
    @Inject PasskeyStore passkeys;

    public boolean has(AccountId who) {
        return hasPassword(who) || passkeys.any(who);
    }

    public boolean hasPassword(AccountId who) {
        return accounts.find(who).flatMap(accounts::passwordHash).isPresent();
    }
}
