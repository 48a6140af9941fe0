package org.parley.door;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** What a member ticked, as it was copied, and when. */
@Entity
@Table(name = "copied_claim")
@IdClass(CopiedClaim.Key.class)
@NamedQuery(name = "CopiedClaim.of", query = "select c from CopiedClaim c where c.connectionId = :connection order by c.claim")
@NamedQuery(name = "CopiedClaim.forget", query = "delete from CopiedClaim c where c.connectionId in :connections")
public class CopiedClaim {
    @Id @Column(name = "connection_id") private String connectionId;
    @Id @Enumerated(EnumType.STRING) private Claim claim;
    @NotNull @Column(name = "sealed_text") private byte[] sealedText;
    @NotNull @Column(name = "copied_at") private Instant copiedAt;

    protected CopiedClaim() {}

    CopiedClaim(String connectionId, Claim claim, byte[] sealedText, Instant now) {
        this.connectionId = connectionId;
        this.claim = claim;
        this.sealedText = sealedText;
        this.copiedAt = now;
    }

    public static class Key implements Serializable {
        private String connectionId;
        private Claim claim;

        public Key() {}

        @Override public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(connectionId, key.connectionId) && claim == key.claim;
        }

        @Override public int hashCode() {
            return Objects.hash(connectionId, claim);
        }
    }

    Claim claim() {
        return claim;
    }

    byte[] sealedText() {
        return sealedText;
    }

    Instant copiedAt() {
        return copiedAt;
    }
}
