package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** The one link by which a forgotten password may be set anew; a later one takes its place (A14). */
@Entity
@Table(name = "password_reset")
@NamedQuery(name = "PasswordReset.byToken", query = "select r from PasswordReset r where r.tokenHash = :hash and r.until > :now")
@NamedQuery(name = "PasswordReset.use", query = "delete from PasswordReset r where r.tokenHash = :hash and r.until > :now")
@NamedQuery(name = "PasswordReset.forget", query = "delete from PasswordReset r where r.accountId = :account")
public class PasswordReset {
    @Id @Column(name = "account_id") private long accountId;
    @NotNull @Column(name = "token_hash") private String tokenHash;
    @NotNull private Instant until;

    protected PasswordReset() {}

    PasswordReset(AccountId account, String tokenHash, Instant until) {
        this.accountId = account.value();
        this.tokenHash = tokenHash;
        this.until = until;
    }

    AccountId account() {
        return new AccountId(accountId);
    }
}
