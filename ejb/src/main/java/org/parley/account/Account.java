package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;

/** A member's account. Of the date of birth it keeps only that the person is 18 or over (A2). */
@Entity
@Table(name = "account")
@NamedQuery(name = "Account.byEmail", query = "select a from Account a where a.email = :email")
@NamedQuery(name = "Account.byScreenName", query = "select a from Account a where a.screenNameKey = :key")
@NamedQuery(name = "Account.byVerification", query = "select a from Account a where a.verifyHash = :hash")
public class Account {
    static final Duration VERIFICATION = Duration.ofDays(2);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
    @SequenceGenerator(name = "account_seq", sequenceName = "account_seq", allocationSize = 50)
    private Long id;
    @NotNull @Size(max = 24) @Column(name = "screen_name") private String screenName;
    @NotNull @Size(max = 48) @Column(name = "screen_name_key") private String screenNameKey;
    @NotNull @Size(max = 254) private String email;
    @NotNull @Size(max = 255) @Column(name = "password_hash") private String passwordHash;
    @NotNull @Enumerated(EnumType.STRING) private AccountState state;
    private boolean administrator;
    private boolean adult;
    @NotNull @Column(name = "terms_at") private Instant termsAt;
    @NotNull @Column(name = "created_at") private Instant createdAt;
    @Column(name = "verify_hash") private String verifyHash;
    @NotNull @Column(name = "verify_until") private Instant verifyUntil;

    protected Account() {}

    Account(ScreenName screenName, String email, String passwordHash, boolean administrator, Instant now) {
        this.screenName = screenName.value();
        this.screenNameKey = screenName.key();
        this.email = email;
        this.passwordHash = passwordHash;
        this.administrator = administrator;
        this.adult = true;
        this.state = AccountState.ACTIVE;
        this.termsAt = now;
        this.createdAt = now;
        this.verifyUntil = now;
    }

    public AccountId id() {
        return new AccountId(id);
    }

    public Person.Member member() {
        return new Person.Member(id(), new ScreenName(screenName), administrator);
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean active() {
        return state == AccountState.ACTIVE;
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

    void resetPassword(String hash) {
        passwordHash = hash;
    }
}
