package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The accounts in the database. */
@ApplicationScoped
public class Accounts {
    @PersistenceContext(unitName = "parley") EntityManager entities;

    Optional<Account> findByEmail(String email) {
        return one("Account.byEmail", "email", email);
    }

    Optional<Account> findByScreenName(ScreenName name) {
        return one("Account.byScreenName", "key", name.key());
    }

    Optional<Account> findByVerification(String hash) {
        return one("Account.byVerification", "hash", hash);
    }

    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(entities.find(Account.class, id.value()));
    }

    void add(Account account) {
        entities.persist(account);
        entities.flush();
    }

    private Optional<Account> one(String query, String parameter, String value) {
        return entities.createNamedQuery(query, Account.class).setParameter(parameter, value).getResultStream().findFirst();
    }
}
