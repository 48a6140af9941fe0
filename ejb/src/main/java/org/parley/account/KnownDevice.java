package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.time.Instant;

/** A device an account was used on: known by a keyed hash of its cookie, so that a new one can be told of (A11). */
@Entity
@Table(name = "known_device")
@IdClass(KnownDevice.Key.class)
@NamedQuery(name = "KnownDevice.count", query = "select count(d) from KnownDevice d where d.accountId = :account")
@NamedQuery(name = "KnownDevice.forget", query = "delete from KnownDevice d where d.accountId = :account")
public class KnownDevice {
    @Id @Column(name = "account_id") private long accountId;
    @Id @Column(name = "device_print") private String print;
    @NotNull @Column(name = "used_at") private Instant usedAt;

    protected KnownDevice() {}

    KnownDevice(AccountId account, String print, Instant now) {
        this.accountId = account.value();
        this.print = print;
        this.usedAt = now;
    }

    void used(Instant now) {
        usedAt = now;
    }

    public static class Key implements Serializable {
        private long accountId;
        private String print;

        public Key() {}

        Key(AccountId account, String print) {
            this.accountId = account.value();
            this.print = print;
        }

        @Override public boolean equals(Object other) {
            return other instanceof Key key && key.accountId == accountId && key.print.equals(print);
        }

        @Override public int hashCode() {
            return Long.hashCode(accountId) * 31 + print.hashCode();
        }
    }
}
