package org.parley.account.factor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.Vault;

/** What opens accounts beside passwords, in the database. */
@ApplicationScoped
@HoldsPersonalData
public class Factors {
    private static final String SECRET = "totp.secret";

    @PersistenceContext(unitName = "parley") EntityManager entities;
    @Inject Vault vault;

    Optional<Totp> app(AccountId account) {
        return Optional.ofNullable(entities.find(Totp.class, account.value()));
    }

    Optional<Totp> confirmedApp(AccountId account) {
        return entities.createNamedQuery("Totp.confirmed", Totp.class).setParameter("account", account.value()).getResultStream().findFirst();
    }

    Optional<String> secret(AccountId account, Totp app) {
        return vault.open(account.subject(), SECRET, app.sealedSecret());
    }

    Totp addApp(AccountId account, String secret) {
        var app = new Totp(account, vault.seal(account.subject(), SECRET, secret));
        entities.persist(app);
        return app;
    }

    /** @return false where this step, or a later one, was used before */
    boolean useStep(AccountId account, long step) {
        return entities.createNamedQuery("Totp.use").setParameter("account", account.value()).setParameter("step", step).executeUpdate() == 1;
    }

    void removeApp(AccountId account) {
        forget("Totp.forget", account);
    }

    long recoveryCodes(AccountId account) {
        return entities.createNamedQuery("RecoveryCode.count", Long.class).setParameter("account", account.value()).getSingleResult();
    }

    /** In place of any before. */
    List<String> renewRecoveryCodes(AccountId account) {
        removeRecoveryCodes(account);
        var codes = Stream.generate(RecoveryCode::fresh).limit(RecoveryCode.COUNT).toList();
        codes.forEach(code -> entities.persist(new RecoveryCode(account, code)));
        return codes;
    }

    boolean useRecoveryCode(AccountId account, String code) {
        return entities.createNamedQuery("RecoveryCode.use").setParameter("account", account.value()).setParameter("hash", RecoveryCode.hash(account, code)).executeUpdate() == 1;
    }

    void removeRecoveryCodes(AccountId account) {
        forget("RecoveryCode.forget", account);
    }

    public void forgetAll(AccountId account) {
        removeApp(account);
        removeRecoveryCodes(account);
    }

    private void forget(String query, AccountId account) {
        entities.createNamedQuery(query).setParameter("account", account.value()).executeUpdate();
    }
}
