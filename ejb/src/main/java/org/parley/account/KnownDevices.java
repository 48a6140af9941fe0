package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.Vault;

@ApplicationScoped
@HoldsPersonalData
public class KnownDevices {
    @PersistenceContext(unitName = "parley") EntityManager entities;
    @Inject Vault vault;

    String print(AccountId account, String device) {
        return vault.print("known_device", account.value() + "|" + device);
    }

    /** @return whether this one is new while others were known: the first of an account surprises nobody */
    boolean isSurprise(AccountId account, String print, Instant now) {
        var known = entities.find(KnownDevice.class, new KnownDevice.Key(account, print));
        if (known != null) {
            known.used(now);
            return false;
        }
        var others = entities.createNamedQuery("KnownDevice.count", Long.class).setParameter("account", account.value()).getSingleResult();
        entities.persist(new KnownDevice(account, print, now));
        return others > 0;
    }

    void forget(AccountId account) {
        entities.createNamedQuery("KnownDevice.forget").setParameter("account", account.value()).executeUpdate();
    }
}
