package org.parley.outreach;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.vault.Vault;

/** Leaves a person alone for good who was invited and does not want to be (A15.2, GDPR Art. 21). */
@Stateless
@Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
public class NoInvitations {
    @Inject SuppressedAddresses suppressed;
    @Inject InvitationRows rows;
    @Inject Vault vault;

    public boolean knows(String token) {
        return InvitedAddress.ofToken(token, vault).isPresent();
    }

    /** Takes the address out of every address book. @return false for a token that was made up; twice is as good as once */
    public boolean end(String token) {
        var address = InvitedAddress.ofToken(token, vault);
        address.ifPresent(one -> {
            suppressed.add(one);
            rows.removeAll(one);
        });
        return address.isPresent();
    }
}
