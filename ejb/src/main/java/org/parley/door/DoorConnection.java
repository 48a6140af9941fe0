package org.parley.door;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.parley.account.AccountId;

/** That a member's account opens by a door too. Who the member is behind it is sealed, and found by a keyed hash. */
@Entity
@Table(name = "door_connection")
@NamedQuery(name = "DoorConnection.of", query = "select c from DoorConnection c where c.accountId = :account order by c.linkedAt, c.id")
@NamedQuery(name = "DoorConnection.bySubject", query = "select c from DoorConnection c where c.subjectPrint = :print")
@NamedQuery(name = "DoorConnection.forget", query = "delete from DoorConnection c where c.accountId = :account")
public class DoorConnection {
    @Id private String id;
    @Column(name = "account_id") private long accountId;
    @NotNull private String door;
    @NotNull @Column(name = "subject_print") private String subjectPrint;
    @NotNull @Column(name = "sealed_subject") private byte[] sealedSubject;
    @NotNull @Column(name = "linked_at") private Instant linkedAt;
    @NotNull @Column(name = "used_at") private Instant usedAt;

    protected DoorConnection() {}

    DoorConnection(String id, AccountId account, String door, Subject subject, Instant now) {
        this.id = id;
        this.accountId = account.value();
        this.door = door;
        this.subjectPrint = subject.print();
        this.sealedSubject = subject.sealed();
        this.linkedAt = now;
        this.usedAt = now;
    }

    record Subject(String print, byte[] sealed) {}

    void used(Instant now) {
        usedAt = now;
    }

    String id() {
        return id;
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    String door() {
        return door;
    }

    byte[] sealedSubject() {
        return sealedSubject;
    }

    Instant linkedAt() {
        return linkedAt;
    }

    Instant usedAt() {
        return usedAt;
    }
}
