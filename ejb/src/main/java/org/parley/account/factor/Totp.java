package org.parley.account.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import org.parley.account.AccountId;

/** A member's authenticator app. */
@Entity
@Table(name = "totp")
@NamedQuery(name = "Totp.confirmed", query = "select t from Totp t where t.accountId = :account and t.confirmed = true")
@NamedQuery(name = "Totp.use", query = "update Totp t set t.lastStep = :step where t.accountId = :account and t.lastStep < :step")
@NamedQuery(name = "Totp.forget", query = "delete from Totp t where t.accountId = :account")
public class Totp {
    @Id @Column(name = "account_id") private long accountId;
    @NotNull @Column(name = "sealed_secret") private byte[] sealedSecret;
    private boolean confirmed;
    @Column(name = "last_step") private long lastStep;

    protected Totp() {}

    Totp(AccountId account, byte[] sealedSecret) {
        this.accountId = account.value();
        this.sealedSecret = sealedSecret;
    }

    byte[] sealedSecret() {
        return sealedSecret;
    }

    boolean confirmed() {
        return confirmed;
    }

    void confirm() {
        confirmed = true;
    }
}
