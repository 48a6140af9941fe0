package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** A new e-mail address that waits until both the new and the old one have said yes (A14). */
@Entity
@Table(name = "email_change")
@NamedQuery(name = "EmailChange.byToken", query = "select c from EmailChange c where (c.newHash = :hash or c.oldHash = :hash) and c.until > :now", lockMode = LockModeType.PESSIMISTIC_WRITE)
@NamedQuery(name = "EmailChange.forget", query = "delete from EmailChange c where c.accountId = :account")
public class EmailChange {
    public enum Side { NEW, OLD }

    @Id @Column(name = "account_id") private long accountId;
    @NotNull @Column(name = "sealed_email") private byte[] sealedEmail;
    @NotNull @Column(name = "email_print") private String emailPrint;
    @NotNull @Column(name = "new_hash") private String newHash;
    @NotNull @Column(name = "old_hash") private String oldHash;
    @Column(name = "new_confirmed") private boolean newConfirmed;
    @Column(name = "old_confirmed") private boolean oldConfirmed;
    @NotNull private Instant until;

    protected EmailChange() {}

    EmailChange(AccountId account, byte[] sealedEmail, String emailPrint, String newHash, String oldHash, Instant until) {
        this.accountId = account.value();
        this.sealedEmail = sealedEmail;
        this.emailPrint = emailPrint;
        this.newHash = newHash;
        this.oldHash = oldHash;
        this.until = until;
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    byte[] sealedEmail() {
        return sealedEmail;
    }

    String emailPrint() {
        return emailPrint;
    }

    Side side(String hash) {
        return hash.equals(newHash) ? Side.NEW : Side.OLD;
    }

    /** @return false where this side has said so before: a link counts once */
    boolean confirm(Side side) {
        if (side == Side.NEW ? newConfirmed : oldConfirmed) return false;
        if (side == Side.NEW) newConfirmed = true;
        else oldConfirmed = true;
        return true;
    }

    boolean isConfirmed() {
        return newConfirmed && oldConfirmed;
    }
}
