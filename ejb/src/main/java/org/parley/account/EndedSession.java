package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.parley.room.ParticipantId;

/** Sign-ins that were ended from afar: one family, or all of an account that began before but one (A11). */
@Entity
@Table(name = "ended_session")
@NamedQuery(name = "EndedSession.since", query = "select e from EndedSession e where e.at > :time order by e.at")
@NamedQuery(name = "EndedSession.forget", query = "delete from EndedSession e where e.accountId = :account")
public class EndedSession {
    @Id private String id;
    @Column(name = "account_id") private long accountId;
    @NotNull private String family;
    @NotNull private String kept;
    @NotNull private Instant at;

    protected EndedSession() {}

    private EndedSession(AccountId account, String family, String kept, Instant at) {
        this.id = ParticipantId.random().value();
        this.accountId = account.value();
        this.family = family;
        this.kept = kept;
        this.at = at;
    }

    static EndedSession one(AccountId account, String family, Instant at) {
        return new EndedSession(account, family, "", at);
    }

    /** @param kept family that goes on, or empty */
    static EndedSession all(AccountId account, String kept, Instant at) {
        return new EndedSession(account, "", kept, at);
    }

    public AccountId account() {
        return new AccountId(accountId);
    }

    boolean isAll() {
        return family.isEmpty();
    }

    String family() {
        return family;
    }

    boolean isAfter(EndedSession other) {
        return at.isAfter(other.at);
    }

    String id() {
        return id;
    }

    public boolean covers(SignedIn session) {
        return family.isEmpty() ? !session.family().equals(kept) && !session.since().isAfter(at) : session.family().equals(family);
    }
}
