package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.Vault;

/** What waits for the link of a letter to be followed. */
@ApplicationScoped
@HoldsPersonalData
public class AccountLinks {
    private static final String EMAIL = "email_change.email";

    @PersistenceContext(unitName = "parley") EntityManager entities;
    @Inject Vault vault;

    void add(PasswordReset reset) {
        entities.merge(reset);
    }

    Optional<PasswordReset> reset(String hash, Instant now) {
        return entities.createNamedQuery("PasswordReset.byToken", PasswordReset.class).setParameter("hash", hash).setParameter("now", now).getResultStream().findFirst();
    }

    /** @return whether it could still be used, which it cannot be again */
    boolean use(String hash, Instant now) {
        return entities.createNamedQuery("PasswordReset.use").setParameter("hash", hash).setParameter("now", now).executeUpdate() == 1;
    }

    /** A change asked for later takes the place of one that waits. */
    void add(AccountId account, EmailAddress email, String newHash, String oldHash, Instant until) {
        entities.merge(new EmailChange(account, vault.seal(account.subject(), EMAIL, email.value()), vault.print("account.email", email.value()), newHash, oldHash, until));
    }

    Optional<EmailChange> change(String hash, Instant now) {
        return entities.createNamedQuery("EmailChange.byToken", EmailChange.class).setParameter("hash", hash).setParameter("now", now).getResultStream().findFirst();
    }

    Optional<String> email(EmailChange change) {
        return vault.open(change.account().subject(), EMAIL, change.sealedEmail());
    }

    void forget(AccountId account) {
        for (var query : new String[] {"PasswordReset.forget", "EmailChange.forget"}) entities.createNamedQuery(query).setParameter("account", account.value()).executeUpdate();
    }
}
