package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.Vault;

/** The accounts in the database, and the only place that seals and opens what is personal in them. */
@ApplicationScoped
@HoldsPersonalData
public class Accounts {
    private static final String NAME = "account.name", EMAIL = "account.email", PASSWORD = "account.password";

    @PersistenceContext(unitName = "parley") EntityManager entities;
    @Inject Vault vault;
    @Inject NameRows shapes;

    Optional<Account> findByEmail(String email) {
        return one("Account.byEmail", "print", vault.print(EMAIL, email));
    }

    Optional<Account> findByScreenName(ScreenName name) {
        return one("Account.byScreenName", "print", vault.print(NAME, name.key()));
    }

    /** Whether it is, or looks like, the name somebody has or had. */
    boolean isTaken(ScreenName name) {
        return findByScreenName(name).isPresent() || shapes.owner(name).isPresent();
    }

    Optional<Account> findByVerification(String hash) {
        return one("Account.byVerification", "hash", hash);
    }

    Optional<Account> find(AccountId id) {
        return Optional.ofNullable(entities.find(Account.class, id.value()));
    }

    List<Account> find(Collection<AccountId> ids) {
        if (ids.isEmpty()) return List.of();
        return entities.createNamedQuery("Account.byIds", Account.class).setParameter("ids", ids.stream().map(AccountId::value).toList()).getResultList();
    }

    /** Empty for a former member. */
    Optional<Person.Member> member(Account account) {
        return vault.open(account.id().subject(), NAME, account.sealedName())
            .map(name -> new Person.Member(account.id(), new ScreenName(name), account.administrator()));
    }

    public Optional<Person.Member> activeMember(AccountId id) {
        return find(id).filter(Account::mayEnter).flatMap(this::member);
    }

    Optional<String> passwordHash(Account account) {
        return vault.open(account.id().subject(), PASSWORD, account.sealedPassword());
    }

    Optional<String> email(Account account) {
        return vault.open(account.id().subject(), EMAIL, account.sealedEmail());
    }

    void resetPassword(Account account, String hash) {
        account.resetPassword(vault.seal(account.id().subject(), PASSWORD, hash));
    }

    void changeEmail(Account account, String email) {
        account.changeEmail(vault.seal(account.id().subject(), EMAIL, email), vault.print(EMAIL, email));
        entities.flush();
    }

    /**
     * @param passwordHash null for an account that opens by another door
     * @throws jakarta.persistence.PersistenceException where name or e-mail belong to somebody else
     */
    Account add(ScreenName name, String email, String passwordHash, boolean administrator, Instant now) {
        var id = new AccountId(((Number) entities.createNativeQuery("select nextval('account_seq')").getSingleResult()).longValue());
        var subject = id.subject();
        vault.admit(subject);
        var account = new Account(id, new Account.Sealed(vault.seal(subject, NAME, name.value()), vault.print(NAME, name.key()),
            vault.seal(subject, EMAIL, email), vault.print(EMAIL, email), passwordHash == null ? null : vault.seal(subject, PASSWORD, passwordHash)), administrator, now);
        entities.persist(account);
        entities.flush();
        shapes.claim(id, name);
        return account;
    }

    /** The name before stays the member's, so that nobody else goes by it, and is told to moderators (A4). */
    void rename(Account account, ScreenName to, Instant now) {
        var subject = account.id().subject();
        member(account).ifPresent(before -> shapes.remember(account.id(), before.screenName(), now));
        account.rename(vault.seal(subject, NAME, to.value()), vault.print(NAME, to.key()));
        entities.flush();
        shapes.claim(account.id(), to);
    }

    /** Accounts whose erasure began: their keys must be gone. */
    List<AccountId> erased() {
        return entities.createNamedQuery("Account.erased", Long.class).getResultStream().map(AccountId::new).toList();
    }

    List<AccountId> activeAfter(long number, int most) {
        return entities.createNamedQuery("Account.activeAfter", Long.class).setParameter("number", number).setMaxResults(most).getResultStream().map(AccountId::new).toList();
    }

    private Optional<Account> one(String query, String parameter, String value) {
        return entities.createNamedQuery(query, Account.class).setParameter(parameter, value).getResultStream().findFirst();
    }
}
