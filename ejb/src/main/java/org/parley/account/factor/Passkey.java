package org.parley.account.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.parley.account.AccountId;

/** A key pair of a member's device or password manager: here is its public half. */
@Entity
@Table(name = "passkey")
@NamedQuery(name = "Passkey.of", query = "select p from Passkey p where p.accountId = :account order by p.madeAt, p.id")
@NamedQuery(name = "Passkey.byCredential", query = "select p from Passkey p where p.credentialPrint = :print")
@NamedQuery(name = "Passkey.count", query = "select count(p) from Passkey p where p.accountId = :account")
@NamedQuery(name = "Passkey.forget", query = "delete from Passkey p where p.accountId = :account")
public class Passkey {
    @Id private String id;
    @Column(name = "account_id") private long accountId;
    @NotNull @Column(name = "credential_print") private String credentialPrint;
    @NotNull @Column(name = "sealed_key") private byte[] sealedKey;
    @NotNull @Column(name = "sealed_name") private byte[] sealedName;
    @Column(name = "sign_count") private long signCount;
    @Column(name = "backup_eligible") private boolean backupEligible;
    @Column(name = "backed_up") private boolean backedUp;
    @NotNull @Column(name = "made_at") private Instant madeAt;
    @NotNull @Column(name = "used_at") private Instant usedAt;

    protected Passkey() {}

    /** @param sealed what the vault made of its public key and name */
    Passkey(String id, AccountId account, String credentialPrint, Sealed sealed, Counted counted, Instant now) {
        this.id = id;
        this.accountId = account.value();
        this.credentialPrint = credentialPrint;
        this.sealedKey = sealed.key();
        this.sealedName = sealed.name();
        this.backupEligible = counted.backupEligible();
        this.madeAt = now;
        used(counted, now);
    }

    record Sealed(byte[] key, byte[] name) {}

    /** What an authenticator says about itself each time. */
    record Counted(long signatures, boolean backupEligible, boolean backedUp) {}

    void used(Counted counted, Instant now) {
        signCount = counted.signatures();
        backedUp = counted.backedUp();
        usedAt = now;
    }

    void rename(byte[] sealed) {
        sealedName = sealed;
    }

    String id() {
        return id;
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    byte[] sealedKey() {
        return sealedKey;
    }

    byte[] sealedName() {
        return sealedName;
    }

    Counted counted() {
        return new Counted(signCount, backupEligible, backedUp);
    }

    Instant madeAt() {
        return madeAt;
    }

    Instant usedAt() {
        return usedAt;
    }
}
