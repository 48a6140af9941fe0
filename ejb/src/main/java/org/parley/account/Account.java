package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;

/** A member's account. Name, e-mail and password hash are sealed (P4). Of the date of birth it keeps only that the person is 18 or over (A2). */
@Entity
@Table(name = "account")
@NamedQuery(name = "Account.byEmail", query = "select a from Account a where a.emailPrint = :print")
@NamedQuery(name = "Account.byScreenName", query = "select a from Account a where a.namePrint = :print")
@NamedQuery(name = "Account.byIds", query = "select a from Account a where a.id in :ids")
@NamedQuery(name = "Account.byVerification", query = "select a from Account a where a.verifyHash = :hash")
@NamedQuery(name = "Account.activeAfter", query = "select a.id from Account a where a.id > :number and a.state in (org.parley.account.AccountState.ACTIVE, org.parley.account.AccountState.RESTRICTED) order by a.id")
@NamedQuery(name = "Account.erased", query = "select a.id from Account a where a.state = org.parley.account.AccountState.ERASED")
public class Account {
    static final Duration VERIFICATION = Duration.ofDays(2);

    @Id private Long id;
    @Column(name = "sealed_name") private byte[] sealedName;
    @Size(max = 43) @Column(name = "name_print") private String namePrint;
    @Column(name = "sealed_email") private byte[] sealedEmail;
    @Size(max = 43) @Column(name = "email_print") private String emailPrint;
    @Column(name = "sealed_password") private byte[] sealedPassword;
    @NotNull @Enumerated(EnumType.STRING) private AccountState state;
    private boolean administrator;
    private boolean adult;
    @NotNull @Column(name = "terms_at") private Instant termsAt;
    @NotNull @Column(name = "created_at") private Instant createdAt;
    @Column(name = "verify_hash") private String verifyHash;
    @NotNull @Column(name = "verify_until") private Instant verifyUntil;

    protected Account() {}

    /** @param sealed what the vault made of name, e-mail and password hash */
    Account(AccountId id, Sealed sealed, boolean administrator, Instant now) {
        this.id = id.value();
        this.sealedName = sealed.name();
        this.namePrint = sealed.namePrint();
        this.sealedEmail = sealed.email();
        this.emailPrint = sealed.emailPrint();
        this.sealedPassword = sealed.password();
        this.administrator = administrator;
        this.adult = true;
        this.state = AccountState.ACTIVE;
        this.termsAt = now;
        this.createdAt = now;
        this.verifyUntil = now;
    }

    record Sealed(byte[] name, String namePrint, byte[] email, String emailPrint, byte[] password) {}

    public AccountId id() {
        return new AccountId(id);
    }

    byte[] sealedName() {
        return sealedName;
    }

    byte[] sealedEmail() {
        return sealedEmail;
    }

    byte[] sealedPassword() {
        return sealedPassword;
    }

    boolean administrator() {
        return administrator;
    }

    AccountState state() {
        return state;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Nothing leads back from an erased account. */
    void become(AccountState next) {
        if (state == AccountState.ERASED || next == AccountState.ERASED) throw new IllegalStateException(state + " to " + next);
        state = next;
    }

    boolean mayEnter() {
        return state.mayEnter();
    }

    boolean asleep() {
        return state == AccountState.DEACTIVATED;
    }

    /** Whether a password opens it, or wakes it up. */
    boolean hasPassword() {
        return mayEnter() || asleep();
    }

    boolean pending() {
        return state == AccountState.PENDING;
    }

    /** The account waits until the holder of the e-mail address has followed the link. */
    void awaitVerification(String tokenHash, Instant now) {
        state = AccountState.PENDING;
        verifyHash = tokenHash;
        verifyUntil = now.plus(VERIFICATION);
    }

    boolean verify(Instant now) {
        if (!pending() || now.isAfter(verifyUntil)) return false;
        state = AccountState.ACTIVE;
        verifyHash = null;
        return true;
    }

    void rename(byte[] sealed, String print) {
        sealedName = sealed;
        namePrint = print;
    }

    void resetPassword(byte[] sealed) {
        sealedPassword = sealed;
    }

    void changeEmail(byte[] sealed, String print) {
        sealedEmail = sealed;
        emailPrint = print;
    }

    /** What is left is a number, so that what the person said has an author who is a former member. */
    void erase() {
        state = AccountState.ERASED;
        sealedName = null;
        namePrint = null;
        sealedEmail = null;
        emailPrint = null;
        sealedPassword = null;
        verifyHash = null;
        administrator = false;
    }
}
